import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { noteOf } from '../../observing/notes.ts'
import { fail, type S3Error, STATUS } from './errors.ts'
import type { Answer, Outcome } from './request.ts'
import { safetyHeaders } from './safety.ts'
import { plainDocument, tag } from './xml.ts'

function errorAnswer({ code, message }: S3Error, resource: string, requestId: string): Answer {
  const status = STATUS[code]
  if (status === 304) return { status }
  const details = [tag('Code', code), tag('Message', message), tag('Resource', resource), tag('RequestId', requestId)]
  return { status, headers: { 'content-type': 'application/xml' }, body: plainDocument('Error', ...details) }
}

/** Writes an outcome. A body that breaks in the middle breaks the connection: there is no other way to say so. */
export async function reply(
  req: IncomingMessage,
  res: ServerResponse,
  outcome: Outcome,
  requestId: string,
  extraHeaders: Record<string, string> = {},
): Promise<void> {
  if (!outcome.ok) noteOf(req).code = outcome.error.code
  const path = (req.url ?? '').split('?')[0]!
  const { status, headers = {}, body } = outcome.ok ? outcome.answer : errorAnswer(outcome.error, path, requestId)
  const all: Record<string, string> = {
    'x-amz-request-id': requestId,
    'x-amz-id-2': requestId,
    ...headers,
    ...safetyHeaders(headers['content-type'] ?? 'text/plain'),
    ...extraHeaders,
  }
  const isBodiless = req.method === 'HEAD' || status === 204 || status === 304
  if (typeof body === 'string' && !isBodiless) all['content-length'] = String(Buffer.byteLength(body))
  else if (body === undefined && !isBodiless) all['content-length'] ??= '0'
  res.writeHead(status, all)
  if (body === undefined || typeof body === 'string' || isBodiless) {
    if (typeof body === 'object') body.destroy()
    res.end(isBodiless ? undefined : body)
    return
  }
  // The client may go away at any time, and a body may fail after its headers: the pipeline closes both ends.
  await pipeline(body, res).catch(() => {})
}

/** What S3 says when it has too much to do; clients wait and come again. */
export function slowDown(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const note = noteOf(req)
  note.wasRefused = true
  req.resume()
  return reply(req, res, fail('SlowDown', 'Please reduce your request rate.'), note.id)
}

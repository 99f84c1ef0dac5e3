import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { ObjectAccess, ObjectAddress, ObjectError } from '../../objects/object-store.ts'
import { ofObjects, STATUS } from './errors.ts'
import { askOf, describe } from './read-headers.ts'

/**
 * Shows an object to a browser on the content origin: its type, ranges, validators, HEAD, inline. The caller has decided
 * that this reader may see it. A PDF is not put into a sandbox, because browsers show none there; it runs in the
 * viewer's own.
 *
 * @param extraHeaders  win over the object's own
 */
export async function serveObject(
  access: ObjectAccess,
  address: ObjectAddress,
  req: IncomingMessage,
  res: ServerResponse,
  extraHeaders: Record<string, string> = {},
): Promise<void> {
  const opened = await access.open(address, askOf(req.headers))
  if (!opened.ok) return refuse(res, opened.error, extraHeaders)
  const { info, range, body } = opened.value
  const { 'content-security-policy': sandbox, ...headers } = describe(info, range)
  const isPdf = /^application\/pdf\b/i.test(info.headers.contentType)
  res.writeHead(range === undefined ? 200 : 206, {
    ...headers,
    ...(sandbox === undefined || isPdf ? {} : { 'content-security-policy': sandbox }),
    'content-disposition': 'inline',
    ...extraHeaders,
  })
  if (req.method === 'HEAD') {
    body.destroy()
    res.end()
    return
  }
  await pipeline(body, res).catch(() => {})
}

/** A person sees this: a short sentence, and nothing about where objects lie. */
function refuse(res: ServerResponse, error: ObjectError, extraHeaders: Record<string, string>): void {
  const status = error.kind === 'notPermitted' || error.kind === 'noSuchBucket' ? 404 : STATUS[ofObjects(error).code]
  const text = status === 404 ? 'This file does not exist.' : status >= 500 ? 'This file cannot be read right now.' : ''
  res.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(status === 304 ? '' : text)),
    'x-content-type-options': 'nosniff',
    ...extraHeaders,
  })
  res.end(status === 304 ? undefined : text)
}

import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OutsideObjects } from '../../objects/outside.ts'
import { noteOf } from '../../observing/notes.ts'
import { readTarget, type Target } from './address.ts'
import { authenticate } from './authenticate.ts'
import { fail, RefusedBody, type S3Code, STATUS } from './errors.ts'
import { type Outgoing, outgoing, outgoingBody } from './forward-request.ts'
import {
  effectiveHeaders,
  formPostOf,
  isFormPost,
  outcomeOf,
  placesOf,
  type S3Handler,
  type S3Settings,
  signedPartOf,
} from './handler.ts'
import { chooseOperation } from './operations.ts'
import { type Payload, readPayload } from './payload.ts'
import { type FormObject, postObject } from './post-object.ts'
import { reply } from './reply.ts'
import { answer, type Outcome, withoutSums } from './request.ts'
import { parseXml, textOf } from './xml.ts'

/** Headers of an answer that belong to the connection it came over. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'proxy-authenticate',
  'set-cookie',
])

const answerHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && !HOP_BY_HOP.has(name))
      .map(([name, value]) => [name, String(value)]),
  )

/** Sends a request and waits for the head of the answer. A body that turns out bad ends the connection, unfinished. */
function send(base: URL, { method, path, headers }: Outgoing, payload: Payload | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const open = base.protocol === 'https:' ? httpsRequest : httpRequest
    const { hostname, port } = base
    const request = open({ hostname: hostname.replace(/^\[|\]$/g, ''), port, method, path, headers, setHost: false })
    request.once('response', resolve)
    request.once('error', reject)
    if (payload === undefined) request.end()
    else pipeline(Readable.from(outgoingBody(payload)), request).catch(reject)
  })
}

export const baseUrlOf = (endpoint: string, region: string): URL =>
  new URL(endpoint === 'aws' ? `https://s3.${region}.amazonaws.com` : endpoint)

/**
 * The S3 protocol in front of an outside service: the caller is checked with our keys, the request is signed anew with
 * the service's and streamed on, the answer streamed back under the same safety headers. Accounts are ours alone:
 * every access key reaches whatever the service's credentials reach.
 */
export function createS3Forwarder(settings: S3Settings & { outside: OutsideObjects }): S3Handler {
  const { outside, realNow, log } = settings
  const places = placesOf(settings)
  const { region } = outside.settings
  const base = baseUrlOf(outside.settings.endpoint, region)

  type Forwarded = { method: string; target: Target; headers: IncomingHttpHeaders }

  const forward = async (
    request: Forwarded,
    payload?: Payload,
    payloadHash?: string,
  ): Promise<IncomingMessage | Outcome> => {
    const to = { base, region, keys: await outside.credentials(), at: realNow() }
    try {
      return await send(base, outgoing(request, { payload, payloadHash }, to), payload)
    } catch (error) {
      if (error instanceof RefusedBody) throw error
      log({ requestId: 'forward', error })
      return fail('ServiceUnavailable', `The S3 service at ${base.origin} cannot be reached. Please try again.`)
    }
  }

  const streamed = (got: IncomingMessage | Outcome): Outcome =>
    'ok' in got ? got : answer(got.statusCode ?? 502, answerHeaders(got.headers), got)

  const handleSigned = async (req: IncomingMessage, target: Target): Promise<Outcome> => {
    const authenticated = await authenticate(signedPartOf(req), target, settings)
    if (!authenticated.ok) return authenticated
    const { verified } = authenticated.caller
    const headers = effectiveHeaders(req, target, authenticated.caller)
    const request = { method: req.method ?? 'GET', target, headers }
    const choice = chooseOperation({ ...target, method: request.method, headers })
    const note = noteOf(req)
    note.operation = 'operation' in choice ? choice.operation.name : 'other'
    note.accountId = authenticated.caller.accessKey.accountId
    const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined
    if (!hasBody) return streamed(await forward(request))
    const isComplete = request.method === 'POST' && target.query.has('uploadId')
    const summed = isComplete ? withoutSums(headers) : headers
    const read = readPayload(req.iterator({ destroyOnReturn: false }), summed, verified)
    return read.ok ? streamed(await forward(request, read.payload, verified?.payloadHash)) : read
  }

  /** A form becomes a PutObject, since its policy is signed with a key that the service does not know. */
  const putForm = async (object: FormObject): Promise<{ ok: true; etag: string } | Extract<Outcome, { ok: false }>> => {
    const { bucket, key, body, expectedBytes, metadata } = object
    if (expectedBytes === undefined || expectedBytes < 0)
      return fail('MissingContentLength', 'You must provide the Content-Length HTTP header.')
    const request = {
      method: 'PUT',
      target: { bucket, key, query: new Map<string, string>(), hostBucket: '' },
      headers: formHeaders(object, metadata),
    }
    const payload = {
      body: exactly(body, expectedBytes),
      length: expectedBytes,
      trailer: undefined,
      checksum: () => undefined,
    }
    const got = await forward(request, payload)
    if ('ok' in got) return got.ok ? fail('InternalError', 'The S3 service gave no answer.') : got
    const text = await textFrom(got)
    if (got.statusCode === 200) return { ok: true, etag: String(got.headers.etag ?? '').replaceAll('"', '') }
    return refusalIn(text)
  }

  const handle = (req: IncomingMessage, target: Target): Promise<Outcome> => {
    if (!isFormPost(req, target)) return handleSigned(req, target)
    return postObject(formPostOf(req, target, places.base), { ...settings, put: putForm })
  }

  return async (req, res) => {
    const { id: requestId } = noteOf(req)
    const target = readTarget(req.url ?? '', req.headers.host ?? '', places)
    const run = async (): Promise<Outcome> => {
      if (target === undefined)
        return fail('InvalidURI', "Couldn't parse the specified URI: it is no valid escaped UTF-8.")
      // A preflight carries no signature; the service answers it by the bucket's rules.
      if (req.method === 'OPTIONS') return streamed(await forward({ method: 'OPTIONS', target, headers: req.headers }))
      return handle(req, target)
    }
    await reply(req, res, await outcomeOf(req, run, error => log({ requestId, error })), requestId)
  }
}

function formHeaders({ headers }: FormObject, metadata: Record<string, string>): IncomingHttpHeaders {
  const meta = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])
  return {
    'content-type': headers.contentType,
    ...(headers.cacheControl && { 'cache-control': headers.cacheControl }),
    ...(headers.contentDisposition && { 'content-disposition': headers.contentDisposition }),
    ...(headers.contentEncoding && { 'content-encoding': headers.contentEncoding }),
    ...Object.fromEntries(meta),
  }
}

/** Ends with an error unless the body has the length that was announced for it. */
async function* exactly(body: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > length) break
    yield piece
  }
  if (size !== length)
    throw new RefusedBody('MalformedPOSTRequest', 'Something stands behind the file in the form; it must come last.')
}

async function textFrom(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

/** The other service's refusal in its own code, where we know it. */
function refusalIn(text: string): Extract<Outcome, { ok: false }> {
  const element = parseXml(text)
  const code = element === undefined ? undefined : textOf(element, 'Code')
  const message = (element && textOf(element, 'Message')) ?? 'The S3 service refused the object.'
  return fail(code !== undefined && code in STATUS ? (code as S3Code) : 'InternalError', message)
}

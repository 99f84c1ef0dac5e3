import type { IncomingHttpHeaders } from 'node:http'
import { EMPTY_HASH, sign, UNSIGNED_PAYLOAD } from '../sigv4/index.ts'
import { encodeText } from '../sigv4/percent.ts'
import type { Target } from './address.ts'
import type { Payload } from './payload.ts'

/** How a request is written anew for another service: address, headers and body, signed with that service's keys. */

/** Headers that belong to one connection, to the old signature or to the old framing; and cookies, which nobody needs. */
const DROPPED = new Set(
  (
    'host connection keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade expect cookie ' +
    'authorization date content-length content-encoding x-amz-date x-amz-content-sha256 x-amz-security-token ' +
    'x-amz-decoded-content-length x-amz-trailer'
  ).split(' '),
)

const isSignature = (name: string): boolean => /^(x-amz-.*|awsaccesskeyid|signature|expires)$/i.test(name)

export type Outgoing = { method: string; path: string; headers: Record<string, string> }

/** Path style, because every service understands it. Parameters of a presigned URL's signature stay behind. */
function pathOf(basePath: string, { bucket, key, query }: Target): string {
  const place = bucket === '' ? '/' : `/${encodeText(bucket)}${key === '' ? '' : `/${encodeText(key, true)}`}`
  const kept = [...query]
    .filter(([name]) => !isSignature(name))
    .map(([name, value]) => (value === '' ? encodeText(name) : `${encodeText(name)}=${encodeText(value)}`))
  return `${basePath}${place}${kept.length === 0 ? '' : `?${kept.join('&')}`}`
}

function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !DROPPED.has(name) && !name.startsWith('x-forwarded-')) kept[name] = String(value)
  }
  const encoding = (headers['content-encoding'] ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '' && part !== 'aws-chunked')
  return encoding.length === 0 ? kept : { ...kept, 'content-encoding': encoding.join(', ') }
}

/** Length and framing of the body: plain, or with the checksum behind it as the client sent it. */
function bodyHeaders(payload: Payload | undefined, payloadHash: string | undefined): Record<string, string> {
  if (payload === undefined) return { 'x-amz-content-sha256': EMPTY_HASH }
  if (payload.trailer === undefined) {
    const isHash = /^[0-9a-f]{64}$/.test(payloadHash ?? '')
    return {
      'content-length': String(payload.length),
      'x-amz-content-sha256': isHash ? payloadHash! : UNSIGNED_PAYLOAD,
    }
  }
  return {
    'transfer-encoding': 'chunked',
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': String(payload.length),
    'x-amz-trailer': payload.trailer,
  }
}

export type OutsideKeys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

/** Writes the request for `base`, the other service's URL. */
export function outgoing(
  request: { method: string; target: Target; headers: IncomingHttpHeaders },
  body: { payload: Payload | undefined; payloadHash: string | undefined },
  to: { base: URL; region: string; keys: OutsideKeys; at: Date },
): Outgoing {
  const path = pathOf(to.base.pathname.replace(/\/+$/, ''), request.target)
  const framing = bodyHeaders(body.payload, body.payloadHash)
  const headers = keptHeaders(request.headers)
  if (framing['x-amz-trailer'] !== undefined) {
    headers['content-encoding'] = ['aws-chunked', headers['content-encoding']].filter(Boolean).join(', ')
  }
  const { 'x-amz-content-sha256': payloadHash = UNSIGNED_PAYLOAD, ...length } = framing
  const { keys } = to
  const token = keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }
  // Proxies may change the others on their way.
  const covered = Object.entries({ ...headers, ...length, ...token }).filter(([name]) =>
    /^(x-amz-|content-(type|md5))/.test(name),
  )
  const signed = sign(
    {
      method: request.method,
      url: path,
      headers: { host: to.base.host, ...Object.fromEntries(covered) },
      accessKey: { id: keys.accessKeyId, secret: keys.secretAccessKey },
      region: to.region,
      service: 's3',
      at: to.at,
    },
    { payloadHash },
  )
  return { method: request.method, path, headers: { ...headers, ...length, ...signed } }
}

/** The body as it is sent. The last piece is held back until every check has passed, so that a bad body stays unfinished. */
export async function* outgoingBody(payload: Payload): AsyncGenerator<Uint8Array> {
  const isFramed = payload.trailer !== undefined
  const framed = (piece: Uint8Array): Uint8Array =>
    isFramed ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]) : piece
  let held: Uint8Array | undefined
  for await (const piece of payload.body) {
    // An empty piece would be the last chunk of a framed body.
    if (piece.length === 0) continue
    if (held !== undefined) yield framed(held)
    held = piece
  }
  if (held !== undefined) yield framed(held)
  if (isFramed) yield Buffer.from(`0\r\n${payload.trailer}:${payload.checksum()?.value}\r\n\r\n`)
}

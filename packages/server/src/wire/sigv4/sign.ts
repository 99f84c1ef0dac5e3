import { hash } from 'node:crypto'
import { amzDateOf } from './amz-date.ts'
import { canonicalRequest } from './canonical.ts'
import { encodeText } from './percent.ts'
import { credentialFor, hmacHex, scopeOf, signingKeyFor, stringToSign } from './signing-key.ts'
import { ALGORITHM, type Credential, UNSIGNED_PAYLOAD } from './types.ts'

/** What to sign, and as whom. `url` is path and query as they go on the wire; header names are lower case. */
export type ToSign = {
  method: string
  url: string
  /** All of them are signed; `host` must be among them. */
  headers: Record<string, string>
  accessKey: { id: string; secret: string }
  region: string
  service: string
  at: Date
}

/** As whom and when a request is about to be signed. */
function signerOf(request: ToSign): { credential: Credential; amzDate: string } {
  const amzDate = amzDateOf(request.at)
  const { region, service } = request
  const parts = { accessKeyId: request.accessKey.id, date: amzDate.slice(0, 8), region, service }
  return { amzDate, credential: credentialFor(parts) }
}

function signatureOf(
  request: Omit<ToSign, 'at'>,
  headerNames: string[],
  payloadHash: string,
  amzDate: string,
  credential: Credential,
): string {
  const scope = { service: request.service, signedHeaders: { names: headerNames, text: headerNames.join(';') } }
  const canonical = canonicalRequest(request, scope, payloadHash)
  if (canonical === undefined) throw new RangeError('a header to be signed is missing')
  const key = signingKeyFor(request.accessKey.secret, credential)
  return hmacHex(key, stringToSign(amzDate, scopeOf(credential), canonical))
}

/**
 * Signs with an Authorization header.
 *
 * @param body  the bytes, or the word or hash that stands for them (`UNSIGNED-PAYLOAD`)
 * @returns the headers to send: the given ones, `x-amz-date`, `x-amz-content-sha256` and `authorization`
 */
export function sign(request: ToSign, body: Uint8Array | { payloadHash: string }): Record<string, string> {
  const { amzDate, credential } = signerOf(request)
  const payloadHash = body instanceof Uint8Array ? hash('sha256', body, 'hex') : body.payloadHash
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-date': amzDate,
    'x-amz-content-sha256': payloadHash,
  }
  const names = Object.keys(headers).sort()
  const signature = signatureOf({ ...request, headers }, names, payloadHash, amzDate, credential)
  const authorization = `${ALGORITHM} Credential=${credential.text}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return { ...headers, authorization }
}

/**
 * Makes a presigned URL: the same path and query with the signature added, valid for `expiresSeconds` (1 to 604,800).
 * Only S3 leaves the body open; for other services the body must be empty.
 */
export function presign(request: ToSign, expiresSeconds: number, payloadHash = UNSIGNED_PAYLOAD): string {
  const { amzDate, credential } = signerOf(request)
  const names = Object.keys(request.headers).sort()
  const added = [
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', credential.text],
    ['X-Amz-Date', amzDate],
    ['X-Amz-Expires', String(expiresSeconds)],
    ['X-Amz-SignedHeaders', names.join(';')],
  ]
  const query = added.map(([name, value]) => `${name}=${encodeText(value!)}`).join('&')
  const url = `${request.url}${request.url.includes('?') ? '&' : '?'}${query}`
  return `${url}&X-Amz-Signature=${signatureOf({ ...request, url }, names, payloadHash, amzDate, credential)}`
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { splitUrl } from '../sigv4/canonical.ts'
import type { AccessKey, SignedRequest } from '../sigv4/types.ts'
import { type S3Error, s3Error } from './errors.ts'

/**
 * The older signature, in presigned URLs only: boto3 makes those by default for us-east-1 with an endpoint of one's own.
 * Source: Amazon S3, "Signing and authenticating REST requests (AWS signature version 2)".
 */

/** Query parameters that are part of the resource; all others are not signed. */
const SIGNED_PARAMETERS = new Set(
  (
    'accelerate acl cors defaultObjectAcl delete lifecycle location logging notification partNumber policy ' +
    'requestPayment restore tagging torrent uploadId uploads versionId versioning versions website ' +
    'response-cache-control response-content-disposition response-content-encoding response-content-language ' +
    'response-content-type response-expires'
  ).split(' '),
)

export const isV2Presigned = (query: ReadonlyMap<string, string>): boolean => query.has('AWSAccessKeyId')

/** A header, or the same name in the query: presigners move headers there. */
function given(request: SignedRequest, query: ReadonlyMap<string, string>, name: string): string | undefined {
  const header = request.headers[name]
  const text = Array.isArray(header) ? header.map(value => value.trim()).join(',') : header?.trim()
  return text ?? query.get(name)
}

function amzHeaders(request: SignedRequest, query: ReadonlyMap<string, string>): string {
  const names = [...Object.keys(request.headers), ...query.keys()].filter(name => name.startsWith('x-amz-'))
  return [...new Set(names)]
    .sort()
    .map(name => `${name}:${given(request, query, name)}\n`)
    .join('')
}

function resource(url: string, query: ReadonlyMap<string, string>, hostBucket: string): string {
  const { path } = splitUrl(url)
  const signed = [...query]
    .filter(([name]) => SIGNED_PARAMETERS.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
  const place = hostBucket === '' ? path : `/${hostBucket}${path}`
  return signed.length === 0 ? place : `${place}?${signed.join('&')}`
}

export const hmacSha1 = (secret: string, text: string | Buffer): string =>
  createHmac('sha1', secret).update(text).digest('base64')

export function isSameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

export type V2Verification = { ok: true; accessKey: AccessKey } | { ok: false; error: S3Error }

const refuse = (error: S3Error): V2Verification => ({ ok: false, error })

export function verifyV2Presigned(
  request: SignedRequest,
  target: { query: ReadonlyMap<string, string>; hostBucket: string },
  now: Date,
  find: (id: string) => AccessKey | undefined,
): V2Verification {
  const { query, hostBucket } = target
  const accessKey = find(query.get('AWSAccessKeyId') ?? '')
  if (accessKey === undefined) {
    return refuse(s3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'))
  }
  const expires = query.get('Expires') ?? ''
  if (!/^\d{1,11}$/.test(expires)) {
    return refuse(s3Error('AccessDenied', 'Expires must be a time in seconds since 1970.'))
  }
  if (Number(expires) * 1000 < now.getTime()) return refuse(s3Error('AccessDenied', 'Request has expired'))
  const toSign = [
    request.method,
    given(request, query, 'content-md5') ?? '',
    given(request, query, 'content-type') ?? '',
    expires,
    amzHeaders(request, query) + resource(request.url, query, hostBucket),
  ].join('\n')
  if (isSameText(hmacSha1(accessKey.secret, toSign), query.get('Signature') ?? '')) return { ok: true, accessKey }
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
  return refuse(s3Error('SignatureDoesNotMatch', message))
}

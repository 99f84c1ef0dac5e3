import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type Checksum, type ChecksumAlgorithm, type RunningChecksum, runningChecksum } from '../../objects/checksum.ts'
import { UNSIGNED_PAYLOAD } from '../sigv4/index.ts'
import type { Caller } from './authenticate.ts'
import { decodeAwsChunked, type Framing } from './aws-chunked.ts'
import { fail, RefusedBody, type S3Error } from './errors.ts'
import { type Claims, readClaims } from './payload-claims.ts'

const MAX_PUT_BYTES = 5 * 1024 ** 3

/** The body of a request, decoded. Reading it to its end without an error means that it is what was signed and summed. */
export type Payload = {
  body: AsyncIterable<Uint8Array>
  /** Bytes of the decoded body, as announced. */
  length: number
  /** The trailer in which the client announced its checksum, if it did. */
  trailer: string | undefined
  /** The client's verified checksum, or the one computed on demand; known once the body has ended. */
  checksum: () => Checksum | undefined
}

type PayloadResult = { ok: true; payload: Payload } | { ok: false; error: S3Error }

/** How the body is framed; undefined when it is sent as it is. */
function framingOf(payloadHash: string, verified: Caller['verified']): Framing | undefined | 'unknown' {
  if (!payloadHash.startsWith('STREAMING-')) return undefined
  if (verified === undefined) return 'unknown'
  switch (payloadHash) {
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
      return { signed: verified, hasTrailer: false }
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return { signed: verified, hasTrailer: true }
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return { hasTrailer: true }
    default:
      return 'unknown'
  }
}

/**
 * Prepares a request's body for reading.
 *
 * @param compute  a checksum to compute even if the client sent none (parts of an upload that has one)
 */
export function readPayload(
  source: AsyncIterable<Uint8Array>,
  headers: IncomingHttpHeaders,
  verified: Caller['verified'],
  compute?: ChecksumAlgorithm,
): PayloadResult {
  const payloadHash = verified?.payloadHash ?? UNSIGNED_PAYLOAD
  const framing = framingOf(payloadHash, verified)
  if (framing === 'unknown') return fail('NotImplemented', `A payload signed as ${payloadHash} is not implemented.`)
  const read = readClaims(headers, payloadHash)
  if (!read.ok) return read
  const announced = framing === undefined ? headers['content-length'] : headers['x-amz-decoded-content-length']
  if (announced === undefined || !/^\d{1,15}$/.test(String(announced))) {
    return fail('MissingContentLength', 'You must provide the Content-Length HTTP header.')
  }
  const length = Number(announced)
  if (length > MAX_PUT_BYTES)
    return fail('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size: 5 GiB.')
  const trailers = new Map<string, string>()
  const bytes = framing === undefined ? source : decodeAwsChunked(source, framing, trailers)
  return { ok: true, payload: checked(bytes, length, read.claims, trailers, compute) }
}

/** Sums the body as it passes and, at its end, compares every sum with what the client said. */
function checked(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
  claims: Claims,
  trailers: ReadonlyMap<string, string>,
  compute: ChecksumAlgorithm | undefined,
): Payload {
  const algorithm = claims.checksum?.algorithm ?? compute
  const sum = algorithm === undefined ? undefined : runningChecksum(algorithm)
  let checksum: Checksum | undefined
  async function* body(): AsyncGenerator<Uint8Array> {
    const sha256 = claims.sha256 === undefined ? undefined : createHash('sha256')
    const md5 = claims.md5 === undefined ? undefined : createHash('md5')
    let size = 0
    for await (const piece of bytes) {
      sha256?.update(piece)
      md5?.update(piece)
      sum?.update(piece)
      size += piece.length
      if (size > length) break
      yield piece
    }
    compareLength(size, length)
    compare(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      sha256?.digest('hex'),
      claims.sha256,
    )
    compare(
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
      md5?.digest('base64'),
      claims.md5,
    )
    checksum = finish(sum, algorithm, claims, trailers)
  }
  return { body: body(), length, trailer: claims.checksum?.trailer, checksum: () => checksum }
}

function compareLength(size: number, length: number): void {
  if (size === length) return
  throw new RefusedBody(
    'IncompleteBody',
    `The body has ${size} bytes and not the ${length} announced by its length header.`,
  )
}

function compare(code: S3Error['code'], message: string, found: string | undefined, claimed: string | undefined): void {
  if (found !== claimed) throw new RefusedBody(code, message)
}

function finish(
  sum: RunningChecksum | undefined,
  algorithm: ChecksumAlgorithm | undefined,
  { checksum }: Claims,
  trailers: ReadonlyMap<string, string>,
): Checksum | undefined {
  if (sum === undefined || algorithm === undefined) return undefined
  const value = sum.base64()
  if (checksum !== undefined) {
    const claimed = checksum.trailer === undefined ? checksum.value : trailers.get(checksum.trailer)
    if (claimed === undefined)
      throw new RefusedBody('MalformedTrailerError', `The trailer ${checksum.trailer} is missing.`)
    compare('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`, value, claimed)
  }
  return { algorithm, type: 'FULL_OBJECT', value }
}

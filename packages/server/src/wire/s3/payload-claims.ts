import type { IncomingHttpHeaders } from 'node:http'
import { type ChecksumAlgorithm, isChecksumAlgorithm } from '../../objects/checksum.ts'
import { UNSIGNED_PAYLOAD } from '../sigv4/index.ts'
import { fail, type S3Error } from './errors.ts'

/** What the client says about the body, apart from its framing. */
export type Claims = {
  sha256?: string
  md5?: string
  /** In a header: the value; in a trailer: where to look for it. */
  checksum?: { algorithm: ChecksumAlgorithm; value?: string; trailer?: string }
}

const PREFIX = 'x-amz-checksum-'
const DIGEST_BYTES: Record<ChecksumAlgorithm, number> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 }

const algorithmOf = (header: string): ChecksumAlgorithm | undefined => {
  const name = header.startsWith(PREFIX) ? header.slice(PREFIX.length).toUpperCase() : ''
  return isChecksumAlgorithm(name) ? name : undefined
}

const isDigestOf = (algorithm: ChecksumAlgorithm, base64: string): boolean =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length === DIGEST_BYTES[algorithm]

type ClaimsResult = { ok: true; claims: Claims } | { ok: false; error: S3Error }

function checksumClaim(
  headers: IncomingHttpHeaders,
): { ok: true; claims: Pick<Claims, 'checksum'> } | { ok: false; error: S3Error } {
  const inHeaders = Object.keys(headers).filter(name => algorithmOf(name) !== undefined)
  const trailer = String(headers['x-amz-trailer'] ?? '')
    .trim()
    .toLowerCase()
  if (inHeaders.length + (trailer === '' ? 0 : 1) > 1) {
    return fail('InvalidRequest', 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.')
  }
  const name = inHeaders[0] ?? trailer
  const algorithm = algorithmOf(name)
  if (algorithm === undefined) {
    if (trailer !== '')
      return fail('InvalidRequest', `The value specified in the x-amz-trailer header is not supported: ${trailer}`)
    if (headers['x-amz-sdk-checksum-algorithm'] === undefined) return { ok: true, claims: {} }
    const message =
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.'
    return fail('InvalidRequest', message)
  }
  if (trailer !== '') return { ok: true, claims: { checksum: { algorithm, trailer } } }
  const value = String(headers[name])
  if (!isDigestOf(algorithm, value)) return fail('InvalidRequest', `Value for ${name} header is invalid.`)
  return { ok: true, claims: { checksum: { algorithm, value } } }
}

export function readClaims(headers: IncomingHttpHeaders, payloadHash: string): ClaimsResult {
  const checksum = checksumClaim(headers)
  if (!checksum.ok) return checksum
  const claims: Claims = { ...checksum.claims }
  const md5 = headers['content-md5']
  if (md5 !== undefined) {
    const bytes = Buffer.from(String(md5), 'base64')
    if (bytes.length !== 16) return fail('InvalidDigest', 'The Content-MD5 you specified was invalid.')
    claims.md5 = bytes.toString('base64')
  }
  if (payloadHash.startsWith('STREAMING-') || payloadHash === UNSIGNED_PAYLOAD) return { ok: true, claims }
  if (!/^[0-9a-f]{64}$/.test(payloadHash)) {
    return fail(
      'InvalidArgument',
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-… or a valid sha256 value.',
    )
  }
  return { ok: true, claims: { ...claims, sha256: payloadHash } }
}

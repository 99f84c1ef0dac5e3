import { hash, timingSafeEqual } from 'node:crypto'
import { amzDateOf } from './amz-date.ts'
import { canonicalRequest } from './canonical.ts'
import { type Claim, headerOf, readClaim, refuse } from './claim.ts'
import { hmacHex, scopeOf, signingKeyFor, stringToSign } from './signing-key.ts'
import {
  type AccessKey,
  EMPTY_HASH,
  type FindAccessKey,
  type SignatureError,
  type SignedRequest,
  UNSIGNED_PAYLOAD,
  type Verification,
} from './types.ts'

/** How far a client's clock may be off, as on the platform. */
const TOLERANCE_MS = 15 * 60_000

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
  'and signing method. Consult the service documentation for details.'
const UNKNOWN_KEY = 'The security token included in the request is invalid.'

type Refusal = { ok: false; error: SignatureError }

/** Is the request signed at a time that counts as now? */
function timeProblem(claim: Claim, now: Date): Refusal | undefined {
  const nowMs = now.getTime()
  const text = claim.amzDate
  if (claim.atMs > nowMs + TOLERANCE_MS) {
    const limit = amzDateOf(new Date(nowMs + TOLERANCE_MS))
    const message = `Signature not yet current: ${text} is still later than ${limit} (${amzDateOf(now)} + 15 min.)`
    return refuse('requestInFuture', message)
  }
  if (claim.presigned !== undefined) {
    if (claim.atMs + claim.presigned.expiresSeconds * 1000 >= nowMs) return undefined
    return refuse('requestExpired', 'Request has expired')
  }
  if (claim.atMs >= nowMs - TOLERANCE_MS) return undefined
  const limit = amzDateOf(new Date(nowMs - TOLERANCE_MS))
  const message = `Signature expired: ${text} is now earlier than ${limit} (${amzDateOf(now)} - 15 min.)`
  return refuse('requestExpired', message)
}

/** Host and every x-amz-… header must be covered, or anyone on the way could add or change one. */
function coverageProblem(request: SignedRequest, claim: Claim): Refusal | undefined {
  const signed = claim.signedHeaders.names
  if (!signed.includes('host')) {
    return refuse('signatureMismatch', "'Host' must be a 'SignedHeader' in the AWS Authorization.")
  }
  for (const name in request.headers) {
    if (name.startsWith('x-amz-') && !signed.includes(name)) {
      return refuse('signatureMismatch', `'${name}' must be a 'SignedHeader' in the AWS Authorization.`)
    }
  }
  return undefined
}

/** The hash that stands in the canonical request; the body's own where the client names none. */
function payloadHashOf(request: SignedRequest, claim: Claim, bodyHash: string | undefined): string {
  const named = headerOf(request, 'x-amz-content-sha256') ?? claim.presigned?.payloadHash
  if (named !== undefined) return named
  if (claim.presigned !== undefined && claim.credential.service === 's3') return UNSIGNED_PAYLOAD
  return bodyHash ?? EMPTY_HASH
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1'))

/** The scope's date must be the day of the signature: the signing key is good for one day only. */
function scopeProblem({ credential, amzDate }: Claim): Refusal | undefined {
  if (amzDate.startsWith(credential.date)) return undefined
  const found = `'${credential.date}' != '${amzDate.slice(0, 8)}', from '${amzDate}'.`
  const rule = 'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP'
  return refuse('signatureMismatch', `${rule}: ${found}`)
}

/** Computes the signature anew and compares. */
function checkSignature(request: SignedRequest, claim: Claim, accessKey: AccessKey, payloadHash: string): Verification {
  const { credential, signedHeaders, amzDate, signature } = claim
  const isPresigned = claim.presigned !== undefined
  const { region, service } = credential
  const covered = { service, signedHeaders }
  const canonical = canonicalRequest(request, covered, payloadHash, isPresigned ? 'X-Amz-Signature' : undefined)
  if (canonical === undefined) return refuse('signatureMismatch', MISMATCH)
  const signingKey = signingKeyFor(accessKey.secret, credential)
  const scope = scopeOf(credential)
  const expected = hmacHex(signingKey, stringToSign(amzDate, scope, canonical))
  if (!isSame(expected, signature)) return refuse('signatureMismatch', MISMATCH)
  return {
    ok: true,
    verified: { accessKey, region, service, scope, payloadHash, signature, signingKey, amzDate, isPresigned },
  }
}

function verify(request: SignedRequest, now: Date, find: FindAccessKey, hashBody?: () => string): Verification {
  const read = readClaim(request)
  if (!read.ok) return read
  const { claim } = read
  const accessKey = find(claim.credential.accessKeyId)
  if (accessKey === undefined) return refuse('unknownAccessKey', UNKNOWN_KEY)
  const problem = timeProblem(claim, now) ?? coverageProblem(request, claim) ?? scopeProblem(claim)
  if (problem !== undefined) return problem
  const bodyHash = hashBody?.()
  const payloadHash = payloadHashOf(request, claim, bodyHash)
  if (bodyHash !== undefined && bodyHash !== payloadHash) return refuse('signatureMismatch', MISMATCH)
  return checkSignature(request, claim, accessKey, payloadHash)
}

/**
 * Verifies the signature of the headers or of a presigned query. The body is not looked at: the caller compares it with
 * `verified.payloadHash`. Where the client names no hash the body counts as empty (S3 always names one).
 *
 * @param now   real time; the service clock may be moved, a client's clock is not
 * @param find  secrets by access key id
 */
export const verifySignature = (request: SignedRequest, now: Date, find: FindAccessKey): Verification =>
  verify(request, now, find)

/**
 * The same for every service but S3: the signature and that the body is the one that was signed, whether the client
 * names its hash in `x-amz-content-sha256` or not. `UNSIGNED-PAYLOAD` is no hash and is refused here.
 */
export const verifyWithBody = (
  request: SignedRequest,
  body: Uint8Array | string,
  now: Date,
  find: FindAccessKey,
): Verification => verify(request, now, find, () => hash('sha256', body, 'hex'))

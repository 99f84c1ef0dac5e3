import { readDateHeader } from './amz-date.ts'
import { readAuthorization, readCredential, readIf, readSignedHeaders } from './authorization.ts'
import { splitUrl } from './canonical.ts'
import { decodeText, QUERY } from './percent.ts'
import {
  ALGORITHM,
  type Authorization,
  type Credential,
  type SignatureError,
  type SignedHeaders,
  type SignedRequest,
} from './types.ts'

/** What a request says about its own signature, read and checked for shape but not yet believed. */
export type Claim = {
  credential: Credential
  signedHeaders: SignedHeaders
  signature: string
  amzDate: string
  atMs: number
  /** Presigned URLs only: how long the URL works, seconds; and the payload hash named in the query, if any. */
  presigned?: { expiresSeconds: number; payloadHash: string | undefined }
}

export type ClaimResult = { ok: true; claim: Claim } | { ok: false; error: SignatureError }

export const refuse = (kind: SignatureError['kind'], message: string): { ok: false; error: SignatureError } => ({
  ok: false,
  error: { kind, message },
})

/** A header's value; the first where it was repeated. */
export function headerOf(request: SignedRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : value?.[0]
}

const SIGNATURE = /^[0-9a-f]{64}$/
const SCOPE_HELP = "Credential must have the form 'KEY/YYYYMMDD/region/service/aws4_request'."

/** Builds the claim out of its parts, from whichever place they came. */
function claimOf(
  { credential, signedHeaders, signature }: Omit<Authorization, 'algorithm'>,
  dateText: string | undefined,
): ClaimResult {
  if (credential === undefined) return refuse('malformed', SCOPE_HELP)
  if (signedHeaders === undefined)
    return refuse('malformed', "SignedHeaders must list lower-case header names separated by ';'.")
  if (signature === undefined || !SIGNATURE.test(signature))
    return refuse('malformed', 'Signature must be 64 lower-case hexadecimal digits.')
  const date = dateText === undefined ? undefined : readDateHeader(dateText)
  if (date === undefined)
    return refuse('malformed', "A valid 'X-Amz-Date' or 'Date' is required, in the form YYYYMMDDTHHMMSSZ.")
  return { ok: true, claim: { credential, signedHeaders, signature, amzDate: date.amzDate, atMs: date.ms } }
}

/** What the Authorization header says; undefined when there is none. */
export function authorizationOf(request: SignedRequest): Authorization | undefined {
  return request.authorization ?? readIf(headerOf(request, 'authorization'), readAuthorization)
}

function readHeaderClaim(request: SignedRequest, authorization: Authorization): ClaimResult {
  if (authorization.algorithm !== ALGORITHM)
    return refuse('malformed', `Unsupported Authorization type: the algorithm must be ${ALGORITHM}.`)
  return claimOf(authorization, headerOf(request, 'x-amz-date') ?? headerOf(request, 'date'))
}

/** The `X-Amz-…` parameters of a query; undefined when one of them stands there twice or cannot be decoded. */
function amzParameters(query: string): Map<string, string> | undefined {
  const found = new Map<string, string>()
  for (const pair of query.split('&')) {
    if (!pair.startsWith('X-Amz-')) continue
    const mark = pair.indexOf('=')
    const name = mark < 0 ? pair : pair.slice(0, mark)
    const value = mark < 0 ? '' : decodeText(pair.slice(mark + 1), QUERY)
    if (value === undefined || found.has(name)) return undefined
    found.set(name, value)
  }
  return found
}

const MAX_EXPIRES_SECONDS = 604_800

function readPresignedClaim(query: string): ClaimResult {
  const given = amzParameters(query)
  if (given === undefined) return refuse('malformed', 'Each X-Amz-… query parameter must be given once.')
  if (given.get('X-Amz-Algorithm') !== ALGORITHM) return refuse('malformed', `X-Amz-Algorithm must be ${ALGORITHM}.`)
  const expires = given.get('X-Amz-Expires') ?? ''
  const expiresSeconds = /^\d{1,6}$/.test(expires) ? Number(expires) : 0
  if (expiresSeconds < 1 || expiresSeconds > MAX_EXPIRES_SECONDS) {
    return refuse('malformed', 'X-Amz-Expires must be a number of seconds from 1 to 604800 (a week).')
  }
  const parts = {
    credential: readIf(given.get('X-Amz-Credential'), readCredential),
    signedHeaders: readIf(given.get('X-Amz-SignedHeaders'), readSignedHeaders),
    signature: given.get('X-Amz-Signature'),
  }
  const read = claimOf(parts, given.get('X-Amz-Date'))
  if (!read.ok) return read
  return {
    ok: true,
    claim: { ...read.claim, presigned: { expiresSeconds, payloadHash: given.get('X-Amz-Content-Sha256') } },
  }
}

/** Reads the signature off the Authorization header or, when there is none, off the query of a presigned URL. */
export function readClaim(request: SignedRequest): ClaimResult {
  const authorization = authorizationOf(request)
  if (authorization !== undefined) return readHeaderClaim(request, authorization)
  const { query } = splitUrl(request.url)
  if (query.includes('X-Amz-')) return readPresignedClaim(query)
  return refuse('missingAuthentication', 'Missing Authentication Token')
}

/** Reads the credential scope without verifying anything: for choosing who answers. Header first, else the query. */
export function credentialOf(request: SignedRequest): Credential | undefined {
  const authorization = authorizationOf(request)
  if (authorization !== undefined) return authorization.credential
  const { query } = splitUrl(request.url)
  if (!query.includes('X-Amz-Credential=')) return undefined
  return readIf(amzParameters(query)?.get('X-Amz-Credential'), readCredential)
}

import { readDateHeader } from './amz-date.ts'
import { splitUrl } from './canonical.ts'
import { decodeText, QUERY } from './percent.ts'
import { ALGORITHM, type Credential, type SignatureError, type SignedRequest } from './types.ts'

/** What a request says about its own signature, read and checked for shape but not yet believed. */
export type Claim = {
  credential: Credential
  signedHeaders: string[]
  /** `host;x-amz-date`, as given. */
  signedHeadersText: string
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

const SCOPE = /^([^/\s]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/

/** Reads `KEY/YYYYMMDD/region/service/aws4_request`. */
export function readCredential(text: string): Credential | undefined {
  const match = SCOPE.exec(text)
  if (match === null) return undefined
  return { accessKeyId: match[1]!, date: match[2]!, region: match[3]!, service: match[4]! }
}

/** The value after `name=` in an Authorization header, up to the comma. */
function field(header: string, name: string): string | undefined {
  let at = header.indexOf(`${name}=`)
  while (at > 0 && header[at - 1] !== ' ' && header[at - 1] !== ',') at = header.indexOf(`${name}=`, at + 1)
  if (at < 0) return undefined
  const from = at + name.length + 1
  const comma = header.indexOf(',', from)
  return (comma < 0 ? header.slice(from) : header.slice(from, comma)).trim()
}

const SIGNATURE = /^[0-9a-f]{64}$/
// Signed header names come from the request: only what can be a header name, and not the keys of Object.prototype.
const SIGNED_HEADERS = /^[a-z0-9!#$%&'*+.^_`|~-]+(;[a-z0-9!#$%&'*+.^_`|~-]+)*$/

const SCOPE_HELP = "Credential must have the form 'KEY/YYYYMMDD/region/service/aws4_request'."

/** Builds the claim out of its texts, from whichever place they came. */
function claimOf(texts: {
  credential: Credential | undefined
  signedHeaders: string | undefined
  signature: string | undefined
  date: string | undefined
}): ClaimResult {
  const { credential, signedHeaders, signature } = texts
  if (credential === undefined) return refuse('malformed', SCOPE_HELP)
  if (signedHeaders === undefined || !SIGNED_HEADERS.test(signedHeaders)) {
    return refuse('malformed', "SignedHeaders must list lower-case header names separated by ';'.")
  }
  if (signature === undefined || !SIGNATURE.test(signature)) {
    return refuse('malformed', 'Signature must be 64 lower-case hexadecimal digits.')
  }
  const date = texts.date === undefined ? undefined : readDateHeader(texts.date)
  if (date === undefined) {
    return refuse('malformed', "A valid 'X-Amz-Date' or 'Date' is required, in the form YYYYMMDDTHHMMSSZ.")
  }
  const names = signedHeaders.split(';')
  const claim = { credential, signedHeaders: names, signedHeadersText: signedHeaders, signature }
  return { ok: true, claim: { ...claim, amzDate: date.amzDate, atMs: date.ms } }
}

function readHeaderClaim(request: SignedRequest, authorization: string): ClaimResult {
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    return refuse('malformed', `Unsupported Authorization type: the algorithm must be ${ALGORITHM}.`)
  }
  return claimOf({
    credential: credentialOf(request),
    signedHeaders: field(authorization, 'SignedHeaders'),
    signature: field(authorization, 'Signature'),
    date: headerOf(request, 'x-amz-date') ?? headerOf(request, 'date'),
  })
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

function readPresignedClaim(request: SignedRequest, query: string): ClaimResult {
  const given = amzParameters(query)
  if (given === undefined) return refuse('malformed', 'Each X-Amz-… query parameter must be given once.')
  if (given.get('X-Amz-Algorithm') !== ALGORITHM) return refuse('malformed', `X-Amz-Algorithm must be ${ALGORITHM}.`)
  const expires = given.get('X-Amz-Expires') ?? ''
  const expiresSeconds = /^\d{1,6}$/.test(expires) ? Number(expires) : 0
  if (expiresSeconds < 1 || expiresSeconds > MAX_EXPIRES_SECONDS) {
    return refuse('malformed', 'X-Amz-Expires must be a number of seconds from 1 to 604800 (a week).')
  }
  const read = claimOf({
    credential: credentialOf(request),
    signedHeaders: given.get('X-Amz-SignedHeaders'),
    signature: given.get('X-Amz-Signature'),
    date: given.get('X-Amz-Date'),
  })
  if (!read.ok) return read
  return {
    ok: true,
    claim: { ...read.claim, presigned: { expiresSeconds, payloadHash: given.get('X-Amz-Content-Sha256') } },
  }
}

/** Reads the signature off the Authorization header or, when there is none, off the query of a presigned URL. */
export function readClaim(request: SignedRequest): ClaimResult {
  const authorization = headerOf(request, 'authorization')
  if (authorization !== undefined) return readHeaderClaim(request, authorization)
  const { query } = splitUrl(request.url)
  if (query.includes('X-Amz-')) return readPresignedClaim(request, query)
  return refuse('missingAuthentication', 'Missing Authentication Token')
}

/** Reads the credential scope without verifying anything: for choosing who answers. Header first, else the query. */
export function credentialOf(request: SignedRequest): Credential | undefined {
  const authorization = headerOf(request, 'authorization')
  if (authorization !== undefined) {
    const text = field(authorization, 'Credential')
    return text === undefined ? undefined : readCredential(text)
  }
  const { query } = splitUrl(request.url)
  if (!query.includes('X-Amz-Credential=')) return undefined
  const text = amzParameters(query)?.get('X-Amz-Credential')
  return text === undefined ? undefined : readCredential(text)
}

import type { KeyObject } from 'node:crypto'

/**
 * What a signature covers, read off an incoming request. Header names are lower case, as `req.headers` has them;
 * `req.headersDistinct` fits too and keeps repeated headers apart. Values are one character per byte, as node gives them.
 */
export type SignedRequest = {
  method: string
  /** Path and query exactly as received. */
  url: string
  headers: Record<string, string | string[] | undefined>
  /** What its Authorization header says, from whoever has read it already. */
  authorization?: Authorization | undefined
}

export type AccessKey = { id: string; secret: string; accountId: string }

/** Who signed, for which day (`YYYYMMDD`), region and service; `text`: `KEY/YYYYMMDD/region/service/aws4_request`. */
export type Credential = { accessKeyId: string; date: string; region: string; service: string; text: string }

/** What an Authorization header says, checked for shape and not yet believed. */
export type Authorization = {
  algorithm: string
  credential: Credential | undefined
  /** Undefined when they cannot be names of headers. */
  signedHeaders: SignedHeaders | undefined
  signature: string | undefined
}

/** Lower-case names in the order in which they were signed; `text`: as given, `host;x-amz-date`. */
export type SignedHeaders = { names: readonly string[]; text: string }

export type Verified = {
  accessKey: AccessKey
  region: string
  service: string
  /** `YYYYMMDD/region/service/aws4_request`, as it stands in the string to sign. */
  scope: string
  /** What the body must hash to (hex SHA-256); for S3 also `UNSIGNED-PAYLOAD` or one of the `STREAMING-…` words. */
  payloadHash: string
  /** Hex; the seed of the chunk signatures of a streamed body. */
  signature: string
  signingKey: KeyObject
  /** `YYYYMMDDTHHMMSSZ`, as it stands in the string to sign. */
  amzDate: string
  isPresigned: boolean
}

export type SignatureErrorKind =
  | 'missingAuthentication'
  | 'unknownAccessKey'
  | 'signatureMismatch'
  | 'requestExpired'
  | 'requestInFuture'
  | 'malformed'

export type SignatureError = { kind: SignatureErrorKind; message: string }

export type Verification = { ok: true; verified: Verified } | { ok: false; error: SignatureError }

/** Looks up an access key by its id; undefined when there is none (or it was deleted). */
export type FindAccessKey = (accessKeyId: string) => AccessKey | undefined

export const ALGORITHM = 'AWS4-HMAC-SHA256'
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'
/** Hex SHA-256 of no bytes. */
export const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

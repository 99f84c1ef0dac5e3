import type { Readable } from 'node:stream'
import type { Checksum, ChecksumAlgorithm, ChecksumType } from './checksum.ts'
import type { Conditions } from './conditions.ts'
import type { ByteRange, RangeRequest } from './range.ts'

/**
 * Where an object lies, and for whom it is asked. An outside service knows nothing of our accounts and lets its own
 * credentials decide.
 */
export type ObjectAddress = { accountId: string; bucket: string; key: string }

/** Headers kept with an object and given back with it. */
export type ObjectHeaders = {
  contentType: string
  cacheControl?: string
  contentDisposition?: string
  contentEncoding?: string
  contentLanguage?: string
  expires?: string
}

/** What is known of an object without reading it. `etag` comes without quotes; `size` in bytes. */
export type ObjectInfo = {
  key: string
  size: number
  etag: string
  lastModified: Date
  headers: ObjectHeaders
  /** User metadata: names lower case, without `x-amz-meta-`. */
  metadata: Record<string, string>
  checksum?: Checksum
}

export type ObjectErrorKind =
  | 'noSuchBucket'
  | 'noSuchKey'
  | 'noSuchUpload'
  | 'notPermitted'
  | 'unreachable'
  | 'failed'
  | 'bucketTaken'
  | 'bucketAlreadyYours'
  | 'bucketNotEmpty'
  | 'invalidBucketName'
  | 'invalidKey'
  | 'keyTooLong'
  | 'metadataTooLarge'
  | 'preconditionFailed'
  | 'notModified'
  | 'invalidRange'
  | 'invalidPartNumber'
  | 'invalidPart'
  | 'invalidPartOrder'
  | 'partTooSmall'
  | 'checksumMismatch'

export type ObjectError = { kind: ObjectErrorKind; message: string }
export type Result<T> = { ok: true; value: T } | { ok: false; error: ObjectError }

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refused = (kind: ObjectErrorKind, message: string): { ok: false; error: ObjectError } => ({
  ok: false,
  error: { kind, message },
})

/** An object being read. `body` must be read to its end or destroyed. `range` is set when only a part was asked for. */
export type OpenedObject = { info: ObjectInfo; range?: ByteRange; body: Readable }

export type PutBytes = ObjectAddress & {
  body: Uint8Array
  contentType: string
  metadata?: Record<string, string>
}

/** What delivery, templates and the content origin need; the embedded store and an outside service both give it. */
export type ObjectAccess = {
  /** Answered only when the object is safe on disk. */
  put(request: PutBytes): Promise<Result<{ etag: string }>>
  open(address: ObjectAddress, ask?: { range?: RangeRequest; conditions?: Conditions }): Promise<Result<OpenedObject>>
  head(address: ObjectAddress): Promise<Result<ObjectInfo>>
  close(): Promise<void>
}

/** A bucket of an account. */
export type Bucket = { name: string; accountId: string; region: string; createdAt: Date }

/** One CORS rule of a bucket, as given. */
export type CorsRule = {
  id?: string
  allowedOrigins: string[]
  allowedMethods: string[]
  allowedHeaders: string[]
  exposeHeaders: string[]
  maxAgeSeconds?: number
}

/** A body arriving in pieces. What iteration throws is passed on after the half-written file is gone. */
export type Body = AsyncIterable<Uint8Array>

export type PutStream = ObjectAddress & {
  body: Body
  headers: ObjectHeaders
  metadata: Record<string, string>
  /** Asked once the body has ended: by then a checksum that came behind the body is known. */
  checksum?: () => Checksum | undefined
  /** The write happens only if no object (`'*'`), or exactly this one, is there at that moment. */
  onlyIf?: { absent: true } | { etag: string }
}

/** One page of a listing; `after` is exclusive. */
export type ListRequest = {
  accountId: string
  bucket: string
  prefix: string
  delimiter: string
  after: string
  limit: number
}

/** Keys and common prefixes in UTF-8 byte order. `next` is where the following page starts, when there is one. */
export type ListPage = { objects: ObjectInfo[]; commonPrefixes: string[]; next?: string }

export type Upload = {
  id: string
  bucket: string
  key: string
  startedAt: Date
  headers: ObjectHeaders
  metadata: Record<string, string>
  checksumAlgorithm?: ChecksumAlgorithm
  checksumType?: ChecksumType
}

export type UploadPart = { number: number; size: number; etag: string; lastModified: Date; checksum?: Checksum }

export type UploadAddress = ObjectAddress & { uploadId: string }

export type CompletedPart = { number: number; etag: string; checksum?: string }

export type CompleteUpload = UploadAddress & {
  parts: CompletedPart[]
  /** The whole object's checksum as the client computed it, compared with ours. */
  checksum?: string
  onlyIf?: { absent: true } | { etag: string }
}

export type BucketStore = {
  createBucket(accountId: string, name: string, region: string): Promise<Result<Bucket>>
  bucket(accountId: string, name: string): Result<Bucket>
  /** Whoever owns it: for CORS preflights, which carry no signature. */
  corsRulesOf(name: string): CorsRule[]
  buckets(accountId: string): Bucket[]
  deleteBucket(accountId: string, name: string): Promise<Result<void>>
  corsRules(accountId: string, name: string): Result<CorsRule[]>
  setCorsRules(accountId: string, name: string, rules: CorsRule[]): Promise<Result<void>>
}

export type UploadStore = {
  createUpload(request: ObjectAddress & Omit<Upload, 'id' | 'startedAt'>): Promise<Result<Upload>>
  upload(address: UploadAddress): Result<Upload>
  putPart(
    request: UploadAddress & { number: number; body: Body; checksum?: () => Checksum | undefined },
  ): Promise<Result<UploadPart>>
  parts(address: UploadAddress, after: number, limit: number): Result<{ parts: UploadPart[]; next?: number }>
  uploads(accountId: string, bucket: string, prefix: string): Result<Upload[]>
  completeUpload(request: CompleteUpload): Promise<Result<ObjectInfo>>
  abortUpload(address: UploadAddress): Promise<Result<void>>
}

/** Everything the S3 protocol needs: the embedded store. */
export type ObjectStore = ObjectAccess &
  BucketStore &
  UploadStore & {
    putStream(request: PutStream): Promise<Result<ObjectInfo>>
    /** Deleting what is not there succeeds, as S3 does. */
    delete(address: ObjectAddress): Promise<Result<void>>
    list(request: ListRequest): Result<ListPage>
    /** Resolves when bodies left over by a crash are gone; for tests. */
    swept: Promise<number>
  }

import type { Readable } from 'node:stream'
import type { GetObjectCommandOutput, HeadObjectCommandOutput, S3Client } from '@aws-sdk/client-s3'
import type { Conditions } from './conditions.ts'
import {
  done,
  type ObjectAccess,
  type ObjectAddress,
  type ObjectErrorKind,
  type ObjectHeaders,
  type ObjectInfo,
  type Result,
  refused,
} from './object-store.ts'
import { type RangeRequest, writeRange } from './range.ts'

/** An S3-compatible service elsewhere. Without keys the SDK's own chain finds credentials. */
export type OutsideSettings = {
  /** `aws`, or the base URL of any S3-compatible service. */
  endpoint: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
}

type Sdk = typeof import('@aws-sdk/client-s3')
type Connected = { sdk: Sdk; client: S3Client }

/** What the SDK throws, as far as it matters. */
type SdkError = { name?: string; message?: string; $metadata?: { httpStatusCode?: number } }

const BY_NAME: Record<string, ObjectErrorKind> = {
  NoSuchBucket: 'noSuchBucket',
  NoSuchKey: 'noSuchKey',
  NotFound: 'noSuchKey',
  AccessDenied: 'notPermitted',
  InvalidAccessKeyId: 'notPermitted',
  SignatureDoesNotMatch: 'notPermitted',
  CredentialsProviderError: 'notPermitted',
  InvalidRange: 'invalidRange',
  PreconditionFailed: 'preconditionFailed',
  NotModified: 'notModified',
}
const BY_STATUS: Record<number, ObjectErrorKind> = {
  304: 'notModified',
  403: 'notPermitted',
  404: 'noSuchKey',
  412: 'preconditionFailed',
  416: 'invalidRange',
}

function outsideProblem(error: unknown, { bucket, key }: ObjectAddress): ReturnType<typeof refused> {
  const { name = '', message = '', $metadata } = error as SdkError
  const status = $metadata?.httpStatusCode
  const kind = BY_NAME[name] ?? (status === undefined ? 'unreachable' : (BY_STATUS[status] ?? 'failed'))
  return refused(kind, `${bucket && `s3://${bucket}/${key}: `}${name} ${message} (HTTP ${status ?? 'no answer'})`)
}

type Output = Pick<
  GetObjectCommandOutput & HeadObjectCommandOutput,
  keyof HeadObjectCommandOutput & keyof GetObjectCommandOutput
>

function headersOf(output: Output): ObjectHeaders {
  return {
    contentType: output.ContentType ?? 'binary/octet-stream',
    ...(output.CacheControl && { cacheControl: output.CacheControl }),
    ...(output.ContentDisposition && { contentDisposition: output.ContentDisposition }),
    ...(output.ContentEncoding && { contentEncoding: output.ContentEncoding }),
    ...(output.ContentLanguage && { contentLanguage: output.ContentLanguage }),
  }
}

const infoOf = (key: string, output: Output, size: number): ObjectInfo => ({
  key,
  size,
  etag: (output.ETag ?? '').replaceAll('"', ''),
  lastModified: output.LastModified ?? new Date(0),
  headers: headersOf(output),
  metadata: output.Metadata ?? {},
})

const quoted = (tags: string[]): string => tags.map(tag => (tag === '*' ? tag : `"${tag}"`)).join(', ')

const conditionsOf = (conditions: Conditions = {}) => ({
  ...(conditions.ifMatch && { IfMatch: quoted(conditions.ifMatch) }),
  ...(conditions.ifNoneMatch && { IfNoneMatch: quoted(conditions.ifNoneMatch) }),
  ...(conditions.ifModifiedSince && { IfModifiedSince: conditions.ifModifiedSince }),
  ...(conditions.ifUnmodifiedSince && { IfUnmodifiedSince: conditions.ifUnmodifiedSince }),
})

/** `bytes 0-9/100` */
function readContentRange(header: string | undefined): { from: number; to: number; size: number } | undefined {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header ?? '')
  return match === null ? undefined : { from: Number(match[1]), to: Number(match[2]), size: Number(match[3]) }
}

/** The official client, made on first use: loading it takes a good part of a second that most installations can save. */
function lazyClient(settings: OutsideSettings): { get(): Promise<Connected>; close(): Promise<void> } {
  let made: Promise<Connected> | undefined
  const make = async () => {
    const sdk = await import('@aws-sdk/client-s3')
    const { endpoint, region, accessKeyId, secretAccessKey } = settings
    const client = new sdk.S3Client({
      region,
      ...(endpoint === 'aws' ? {} : { endpoint, forcePathStyle: true }),
      ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
      // Many compatible services know no trailers; a checksum is sent where the operation demands one.
      ...(endpoint === 'aws'
        ? {}
        : {
            requestChecksumCalculation: 'WHEN_REQUIRED' as const,
            responseChecksumValidation: 'WHEN_REQUIRED' as const,
          }),
    })
    return { sdk, client }
  }
  return {
    get() {
      made ??= make()
      return made
    },
    async close() {
      if (made !== undefined) (await made).client.destroy()
    },
  }
}

export type OutsideObjects = ObjectAccess & {
  settings: OutsideSettings
  /** The credentials with which requests are signed anew; from the settings, else from the SDK's chain. */
  credentials(): Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>
  /** Does the service answer at all, and know the credentials? */
  reach(): Promise<Result<unknown>>
  /** Is the bucket there, and may it be used? Nothing is written. */
  headBucket(bucket: string): Promise<Result<unknown>>
}

/** The service that the settings name. */
export const outsideSettings = ({ endpoint, region, accessKeyId, secretAccessKey }: SettingsOfS3): OutsideSettings => ({
  endpoint,
  region,
  ...(accessKeyId !== null && secretAccessKey !== null ? { accessKeyId, secretAccessKey } : {}),
})

type SettingsOfS3 = { endpoint: string; region: string; accessKeyId: string | null; secretAccessKey: string | null }

/** Objects in an outside service, through the official client. Accounts are ours and mean nothing there. */
export function openOutsideObjects(settings: OutsideSettings): OutsideObjects {
  const connection = lazyClient(settings)

  /** Runs one call; what the SDK throws becomes an error value. */
  const call = async <T>(
    address: ObjectAddress,
    run: (sdk: Sdk, client: S3Client) => Promise<T>,
  ): Promise<Result<T>> => {
    try {
      const { sdk, client } = await connection.get()
      return done(await run(sdk, client))
    } catch (error) {
      return outsideProblem(error, address)
    }
  }
  const place = ({ bucket, key }: ObjectAddress) => ({ Bucket: bucket, Key: key })

  return {
    settings,
    async credentials() {
      const { client } = await connection.get()
      return client.config.credentials()
    },

    async put({ body, contentType, metadata = {}, ...address }) {
      const put = { ...place(address), Body: body, ContentType: contentType, Metadata: metadata }
      const sent = await call(address, (sdk, client) => client.send(new sdk.PutObjectCommand(put)))
      return sent.ok ? done({ etag: (sent.value.ETag ?? '').replaceAll('"', '') }) : sent
    },

    async open(address, ask: { range?: RangeRequest; conditions?: Conditions } = {}) {
      const range = ask.range === undefined ? {} : { Range: writeRange(ask.range) }
      const get = { ...place(address), ...range, ...conditionsOf(ask.conditions) }
      const got = await call(address, (sdk, client) => client.send(new sdk.GetObjectCommand(get)))
      if (!got.ok) return got
      const part = readContentRange(got.value.ContentRange)
      const info = infoOf(address.key, got.value, part?.size ?? got.value.ContentLength ?? 0)
      const body = got.value.Body as Readable
      return done(part === undefined ? { info, body } : { info, body, range: { from: part.from, to: part.to } })
    },

    async head(address) {
      const got = await call(address, (sdk, client) => client.send(new sdk.HeadObjectCommand(place(address))))
      return got.ok ? done(infoOf(address.key, got.value, got.value.ContentLength ?? 0)) : got
    },

    reach: () =>
      call({ accountId: '', bucket: '', key: '' }, (sdk, client) => client.send(new sdk.ListBucketsCommand({}))),

    async headBucket(Bucket) {
      const head = await call({ accountId: '', bucket: Bucket, key: '' }, (sdk, client) =>
        client.send(new sdk.HeadBucketCommand({ Bucket })),
      )
      if (head.ok || head.error.kind !== 'noSuchKey') return head
      return refused('noSuchBucket', `the bucket ${Bucket} does not exist`)
    },

    close: () => connection.close(),
  }
}

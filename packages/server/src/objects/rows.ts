import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { BodyFile } from './body-files.ts'
import type { Checksum, ChecksumAlgorithm, ChecksumType } from './checksum.ts'
import type { Bucket, ObjectHeaders, ObjectInfo, Upload, UploadPart } from './object-store.ts'

/** Rows of the index as SQLite gives them, and their way into the words of the store. */

export type BucketRow = { name: string; account_id: string; region: string; created_ms: number; cors: string }
export type ObjectRow = {
  id: number
  key: Uint8Array
  size: number
  etag: string
  modified_ms: number
  headers: string
  metadata: string
  checksum: string | null
  upload_id: string | null
}
export type UploadRow = {
  id: string
  bucket: string
  key: Uint8Array
  started_ms: number
  headers: string
  metadata: string
  checksum_algorithm: ChecksumAlgorithm | null
  checksum_type: ChecksumType | null
}
export type PartRow = {
  number: number
  file: string
  size: number
  etag: string
  modified_ms: number
  checksum: string | null
}

export const keyBytes = (key: string): Buffer => Buffer.from(key, 'utf8')
export const keyText = (key: Uint8Array): string => Buffer.from(key).toString('utf8')

const checksumOf = (text: string | null): { checksum?: Checksum } =>
  text === null ? {} : { checksum: JSON.parse(text) as Checksum }

export const bucketOf = (row: BucketRow): Bucket => ({
  name: row.name,
  accountId: row.account_id,
  region: row.region,
  createdAt: new Date(row.created_ms),
})

export const infoOf = (row: ObjectRow): ObjectInfo => ({
  key: keyText(row.key),
  size: row.size,
  etag: row.etag,
  lastModified: new Date(row.modified_ms),
  headers: JSON.parse(row.headers) as ObjectHeaders,
  metadata: JSON.parse(row.metadata) as Record<string, string>,
  ...checksumOf(row.checksum),
})

export const partOf = (row: PartRow): UploadPart => ({
  number: row.number,
  size: row.size,
  etag: row.etag,
  lastModified: new Date(row.modified_ms),
  ...checksumOf(row.checksum),
})

export const uploadOf = (row: UploadRow): Upload => ({
  id: row.id,
  bucket: row.bucket,
  key: keyText(row.key),
  startedAt: new Date(row.started_ms),
  headers: JSON.parse(row.headers) as ObjectHeaders,
  metadata: JSON.parse(row.metadata) as Record<string, string>,
  ...(row.checksum_algorithm === null ? {} : { checksumAlgorithm: row.checksum_algorithm }),
  ...(row.checksum_type === null ? {} : { checksumType: row.checksum_type }),
})

type Parameters = Parameters_[]
type Parameters_ = string | number | null | Uint8Array

/** A prepared statement whose rows have a type. */
export type Query<Row> = {
  get(...parameters: Parameters): Row | undefined
  all(...parameters: Parameters): Row[]
  run(...parameters: Parameters): void
}

/** Prepares once; SQLite would otherwise compile the same text at every call. */
export function query<Row = never>(database: DatabaseSync, sql: string): Query<Row> {
  const statement: StatementSync = database.prepare(sql)
  return {
    get: (...parameters) => statement.get(...parameters) as Row | undefined,
    all: (...parameters) => statement.all(...parameters) as Row[],
    run: (...parameters) => {
      statement.run(...parameters)
    },
  }
}

/** An object about to take its place in the index. */
export type NewObject = {
  bucket: string
  key: string
  etag: string
  modifiedAt: Date
  headers: ObjectHeaders
  metadata: Record<string, string>
  checksum: Checksum | undefined
  files: BodyFile[]
  uploadId?: string
}

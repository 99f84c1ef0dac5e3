import type { DatabaseSync } from 'node:sqlite'
import type { WrittenBody } from './body-files.ts'
import type { Checksum } from './checksum.ts'
import { endOf } from './listing.ts'
import type { ObjectIndex } from './object-index.ts'
import { done, type Result, refused, type Upload, type UploadAddress, type UploadPart } from './object-store.ts'
import { keyBytes, type PartRow, partOf, query, type UploadRow, uploadOf } from './rows.ts'

/** The index of unfinished uploads and their parts; changes inside a transaction that the caller holds. */
export class UploadIndex {
  readonly #objects: ObjectIndex
  readonly #byId
  readonly #inBucket
  readonly #insert
  readonly #delete
  readonly #parts
  readonly #partsAfter
  readonly #part
  readonly #putPart

  constructor(database: DatabaseSync, objects: ObjectIndex) {
    this.#objects = objects
    this.#byId = query<UploadRow>(database, 'select * from upload where id = ? and bucket = ? and key = ?')
    this.#inBucket = query<UploadRow>(
      database,
      'select * from upload where bucket = ? and key >= ? and key < ? order by key, started_ms, id',
    )
    this.#insert = query(
      database,
      `insert into upload (id, bucket, key, started_ms, headers, metadata, checksum_algorithm, checksum_type)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#delete = query(database, 'delete from upload where id = ?')
    this.#parts = query<PartRow>(database, 'select * from part where upload_id = ? order by number')
    this.#partsAfter = query<PartRow>(
      database,
      'select * from part where upload_id = ? and number > ? order by number limit ?',
    )
    this.#part = query<PartRow>(database, 'select * from part where upload_id = ? and number = ?')
    this.#putPart = query(
      database,
      `insert or replace into part (upload_id, number, file, size, etag, modified_ms, checksum)
       values (?, ?, ?, ?, ?, ?, ?)`,
    )
  }

  find(address: UploadAddress): Result<Upload> {
    const owned = this.#objects.ownBucket(address.accountId, address.bucket)
    if (!owned.ok) return owned
    const row = this.#byId.get(address.uploadId, address.bucket, keyBytes(address.key))
    if (row !== undefined) return done(uploadOf(row))
    return refused('noSuchUpload', 'The specified upload does not exist. It may have been aborted or completed.')
  }

  inBucket(bucket: string, prefix: string): Upload[] {
    const from = keyBytes(prefix)
    const to = prefix === '' ? Buffer.from([0xff]) : endOf(from)
    return this.#inBucket.all(bucket, from, to).map(uploadOf)
  }

  insert(upload: Upload): void {
    const { id, bucket, key, startedAt, headers, metadata, checksumAlgorithm = null, checksumType = null } = upload
    const texts = [JSON.stringify(headers), JSON.stringify(metadata)] as const
    this.#insert.run(id, bucket, keyBytes(key), startedAt.getTime(), ...texts, checksumAlgorithm, checksumType)
  }

  delete(uploadId: string): void {
    this.#delete.run(uploadId)
  }

  parts(uploadId: string): PartRow[] {
    return this.#parts.all(uploadId)
  }

  partsAfter(uploadId: string, number: number, limit: number): PartRow[] {
    return this.#partsAfter.all(uploadId, number, limit)
  }

  /** Puts a part in its place. Returns the file of the one that was there, for removal after the commit. */
  putPart(
    uploadId: string,
    number: number,
    written: WrittenBody,
    at: Date,
    checksum: Checksum | undefined,
  ): { part: UploadPart; replaced: string[] } {
    const before = this.#part.get(uploadId, number)
    const { file, size, md5: etag } = written
    const row = { number, file, size, etag, modified_ms: at.getTime() }
    const kept = checksum === undefined ? null : JSON.stringify(checksum)
    this.#putPart.run(uploadId, number, file, size, etag, row.modified_ms, kept)
    return { part: partOf({ ...row, checksum: kept }), replaced: before === undefined ? [] : [before.file] }
  }
}

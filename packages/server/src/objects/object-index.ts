import type { DatabaseSync } from 'node:sqlite'
import type { BodyFile } from './body-files.ts'
import { type Bucket, done, type ObjectInfo, type Result, refused } from './object-store.ts'
import { type BucketRow, bucketOf, infoOf, keyBytes, type NewObject, type ObjectRow, query } from './rows.ts'

const OBJECT = 'id, key, size, etag, modified_ms, headers, metadata, checksum, upload_id'

/** A condition on what is there when a write takes effect. */
export type OnlyIf = { absent: true } | { etag: string }

/** The index of buckets and objects: reads at once, changes inside a transaction that the caller holds. */
export class ObjectIndex {
  readonly #bucket
  readonly #object
  readonly #files
  readonly #insertObject
  readonly #insertFile
  readonly #deleteObject
  readonly #isFile

  constructor(database: DatabaseSync) {
    this.#bucket = query<BucketRow>(database, 'select * from bucket where name = ?')
    this.#object = query<ObjectRow>(database, `select ${OBJECT} from object where bucket = ? and key = ?`)
    this.#files = query<BodyFile>(database, 'select file, size from object_file where object_id = ? order by position')
    this.#insertObject = query<{ id: number }>(
      database,
      `insert into object (bucket, key, size, etag, modified_ms, headers, metadata, checksum, upload_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`,
    )
    this.#insertFile = query(database, 'insert into object_file (object_id, position, file, size) values (?, ?, ?, ?)')
    this.#deleteObject = query(database, 'delete from object where id = ?')
    this.#isFile = query<{ found: 1 }>(
      database,
      `select 1 as found from object_file where file = ?1 union all select 1 from part where file = ?1`,
    )
  }

  /** A bucket that the account owns. */
  ownBucket(accountId: string, name: string): Result<Bucket & { cors: string }> {
    const row = this.#bucket.get(name)
    if (row === undefined) return refused('noSuchBucket', `The specified bucket does not exist: ${name}`)
    if (row.account_id !== accountId)
      return refused('notPermitted', `Access Denied: bucket ${name} is another account's`)
    return done({ ...bucketOf(row), cors: row.cors })
  }

  anyBucket(name: string): BucketRow | undefined {
    return this.#bucket.get(name)
  }

  find(bucket: string, key: string): { row: ObjectRow; info: ObjectInfo; files: BodyFile[] } | undefined {
    const row = this.#object.get(bucket, keyBytes(key))
    return row === undefined ? undefined : { row, info: infoOf(row), files: this.#files.all(row.id) }
  }

  /** Puts an object in its place. Returns the files of the one that was there, for removal after the commit. */
  replace(object: NewObject, onlyIf: OnlyIf | undefined): Result<{ info: ObjectInfo; replaced: string[] }> {
    const before = this.find(object.bucket, object.key)
    const problem = onlyIf === undefined ? undefined : whyNot(before?.info, onlyIf)
    if (problem !== undefined) return problem
    if (before !== undefined) this.#deleteObject.run(before.row.id)
    const size = object.files.reduce((sum, file) => sum + file.size, 0)
    const { id } = this.#insertObject.get(
      object.bucket,
      keyBytes(object.key),
      size,
      object.etag,
      object.modifiedAt.getTime(),
      JSON.stringify(object.headers),
      JSON.stringify(object.metadata),
      object.checksum === undefined ? null : JSON.stringify(object.checksum),
      object.uploadId ?? null,
    )!
    object.files.forEach((file, position) => {
      this.#insertFile.run(id, position, file.file, file.size)
    })
    const { key, etag, modifiedAt: lastModified, headers, metadata, checksum } = object
    const info = { key, size, etag, lastModified, headers, metadata, ...(checksum === undefined ? {} : { checksum }) }
    return done({ info, replaced: before?.files.map(({ file }) => file) ?? [] })
  }

  /** Takes an object out. Returns its files; none when there was no object. */
  delete(bucket: string, key: string): string[] {
    const found = this.find(bucket, key)
    if (found === undefined) return []
    this.#deleteObject.run(found.row.id)
    return found.files.map(({ file }) => file)
  }

  isKnownFile(file: string): boolean {
    return this.#isFile.get(file) !== undefined
  }
}

function whyNot(found: ObjectInfo | undefined, onlyIf: OnlyIf): Result<never> | undefined {
  const message = 'At least one of the pre-conditions you specified did not hold'
  if ('absent' in onlyIf) return found === undefined ? undefined : refused('preconditionFailed', message)
  if (found === undefined) return refused('noSuchKey', 'The specified key does not exist.')
  return found.etag === onlyIf.etag ? undefined : refused('preconditionFailed', message)
}

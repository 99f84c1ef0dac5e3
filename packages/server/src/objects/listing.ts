import type { DatabaseSync } from 'node:sqlite'
import type { ObjectIndex } from './object-index.ts'
import { done, type ListPage, type ListRequest, type ObjectInfo, type Result } from './object-store.ts'
import { infoOf, keyBytes, type ObjectRow, query } from './rows.ts'

const BATCH = 256

/** The least byte string above every one that begins with `prefix`. UTF-8 has no byte FF, so plus one always fits. */
export function endOf(prefix: Buffer): Buffer {
  const end = Buffer.from(prefix)
  end[end.length - 1]! += 1
  return end
}

/** Above every key: keys hold no byte FF. */
const TOP = Buffer.from([0xff])

type Reader = (bucket: string, from: Buffer, to: Buffer) => ObjectRow[]

/** Objects from `from` on, a batch at a time, until `jump` moves on or the end is reached. */
class Cursor {
  readonly #read: (from: Buffer) => ObjectRow[]
  #rows: ObjectRow[] = []
  #at = 0
  #from: Buffer

  constructor(read: (from: Buffer) => ObjectRow[], from: Buffer) {
    this.#read = read
    this.#from = from
  }

  next(): ObjectInfo | undefined {
    if (this.#at === this.#rows.length) {
      this.#rows = this.#read(this.#from)
      this.#at = 0
    }
    const row = this.#rows[this.#at++]
    if (row === undefined) return undefined
    // The next key cannot be smaller than this one with a zero byte behind it.
    this.#from = Buffer.concat([row.key, Buffer.of(0)])
    return infoOf(row)
  }

  /** Skips everything below `from`: a common prefix may stand for millions of keys. */
  jump(from: Buffer): void {
    this.#from = from
    this.#rows = []
    this.#at = 0
  }
}

const larger = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) >= 0 ? a : b)

/** The part of a key up to the first delimiter behind the prefix; undefined when there is none. */
function commonPrefixOf(key: string, { prefix, delimiter }: ListRequest): string | undefined {
  if (delimiter === '') return undefined
  const at = key.indexOf(delimiter, prefix.length)
  return at < 0 ? undefined : key.slice(0, at + delimiter.length)
}

export class Listing {
  readonly #index: ObjectIndex
  readonly #read: Reader

  constructor(database: DatabaseSync, index: ObjectIndex) {
    this.#index = index
    const rows = query<ObjectRow>(
      database,
      `select id, key, size, etag, modified_ms, headers, metadata, checksum, upload_id
         from object where bucket = ? and key >= ? and key < ? order by key limit ${BATCH}`,
    )
    this.#read = (bucket, from, to) => rows.all(bucket, from, to)
  }

  page(request: ListRequest): Result<ListPage> {
    const owned = this.#index.ownBucket(request.accountId, request.bucket)
    if (!owned.ok) return owned
    const prefix = keyBytes(request.prefix)
    const after = keyBytes(request.after)
    const start = request.after === '' ? prefix : larger(prefix, Buffer.concat([after, Buffer.of(0)]))
    const to = prefix.length === 0 ? TOP : endOf(prefix)
    return done(collect(request, new Cursor(from => this.#read(request.bucket, from, to), start)))
  }
}

function collect(request: ListRequest, cursor: Cursor): ListPage {
  const page: ListPage = { objects: [], commonPrefixes: [] }
  if (request.limit === 0) return page
  const after = keyBytes(request.after)
  let last = ''
  for (let info = cursor.next(); info !== undefined; info = cursor.next()) {
    const common = commonPrefixOf(info.key, request)
    if (common !== undefined) cursor.jump(endOf(keyBytes(common)))
    // A page that ended with a common prefix goes on behind everything it stands for.
    if (common !== undefined && Buffer.compare(keyBytes(common), after) <= 0) continue
    if (page.objects.length + page.commonPrefixes.length === request.limit) return { ...page, next: last }
    if (common === undefined) page.objects.push(info)
    else page.commonPrefixes.push(common)
    last = common ?? info.key
  }
  return page
}

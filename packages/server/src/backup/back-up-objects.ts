import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bodyPath } from '../objects/body-files.ts'
import { INDEX_TABLES, INDEXED_FILES } from '../objects/index-database.ts'
import { SqliteTableSource } from '../store/sqlite-tables.ts'
import { report, type Writing } from './back-up-rows.ts'
import { BackupError } from './backup-error.ts'
import { lineOf, payloadOf } from './records.ts'
import { Shelves } from './shelves.ts'

const PIECE_BYTES = 1024 * 1024
/** Each look at the index copies only what is new in it, so that the next has hardly any time to miss something. */
const MOST_LOOKS = 20

/**
 * The embedded object store: all bodies that its index names, and then the index. A body may go while others are
 * copied; then the index is looked at again, until nothing of what it names was missing.
 */
export async function backUpObjects(folder: string, writing: Writing): Promise<void> {
  const copied = new FileNames()
  try {
    for (let look = 0; look < MOST_LOOKS; look++) {
      const index = new SqliteTableSource(join(folder, 'index.db'))
      try {
        if (await copyBodies(folder, index, copied, writing)) return await copyIndex(index, writing)
      } finally {
        await index.close()
      }
    }
  } finally {
    copied.close()
  }
  throw new BackupError(
    `objects were deleted faster than they could be copied, ${MOST_LOOKS} times over; try again when fewer are being deleted`,
  )
}

/** @returns whether every body that this state of the index names is in the backup */
async function copyBodies(folder: string, index: SqliteTableSource, copied: FileNames, writing: Writing) {
  let isWhole = true
  for (const [file] of index.rows(INDEXED_FILES)) {
    if (copied.has(String(file))) continue
    const body = await openBody(bodyPath(join(folder, 'files'), String(file)))
    if (body === undefined) {
      isWhole = false
      continue
    }
    try {
      await copyBody(String(file), body, writing)
    } finally {
      await body.close()
    }
    copied.add(String(file))
    writing.done.objects++
    report(writing)
  }
  return isWhole
}

async function openBody(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function copyBody(file: string, body: FileHandle, writing: Writing): Promise<void> {
  const { writer, keys } = writing
  const piece = Buffer.alloc(PIECE_BYTES)
  let offset = 0
  for (;;) {
    const { bytesRead } = await body.read(piece, 0, PIECE_BYTES, offset)
    // An empty body is a file too.
    if (bytesRead === 0 && offset > 0) return
    await writer.write(keys.for(null)!, payloadOf({ what: 'body', file, offset }, piece.subarray(0, bytesRead)))
    offset += bytesRead
    report(writing)
    if (bytesRead < PIECE_BYTES) return
  }
}

async function copyIndex(index: SqliteTableSource, writing: Writing): Promise<void> {
  for (const { name, key } of INDEX_TABLES) {
    const columns = await index.columns(name)
    const head = { what: 'rows', database: 'objects', table: name, columns, key } as const
    const shelf = new Shelves(writing.writer, writing.keys, head)
    for (const row of index.rows(`select ${columns.join(', ')} from ${name}`)) {
      await shelf.put(lineOf(row), null)
      writing.done.rows++
      report(writing)
    }
    await shelf.clear()
  }
}

/** Millions of names without the memory for them: a table in a file of SQLite's own that goes with the process. */
class FileNames {
  readonly #db = new DatabaseSync('')
  readonly #find
  readonly #insert

  constructor() {
    this.#db.exec('create table copied (file text primary key) strict, without rowid; begin')
    this.#find = this.#db.prepare('select 1 from copied where file = ?')
    this.#insert = this.#db.prepare('insert into copied (file) values (?)')
  }

  has(file: string): boolean {
    return this.#find.get(file) !== undefined
  }

  add(file: string): void {
    this.#insert.run(file)
  }

  close(): void {
    this.#db.close()
  }
}

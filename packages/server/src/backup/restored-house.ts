import { mkdirSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { BodyFiles, bodyPath } from '../objects/body-files.ts'
import { INDEX_VERSION, openIndex } from '../objects/index-database.ts'
import { migrations } from '../store/migrations/index.ts'
import { SqliteTableTarget } from '../store/sqlite-tables.ts'
import type { TableTarget } from '../store/table-copy.ts'
import { BackupError } from './backup-error.ts'
import { flushFolder } from './flushed.ts'
import type { NewDatabase } from './new-database.ts'
import type { Done } from './progress.ts'
import { type DatabaseName, type Head, rowsOf } from './records.ts'

type About = Extract<Head, { what: 'about' }>

/** A house that a backup is being laid out in, piece by piece: a folder, and a database that may be elsewhere. */
export class RestoredHouse {
  readonly #folder: string
  readonly #database: NewDatabase
  readonly #targets = new Map<DatabaseName, TableTarget>()
  #body: { name: string; file: FileHandle } | undefined
  readonly done: Done = { rows: 0, objects: 0, bytes: 0 }
  /** Objects of the backup that have no place here. */
  objectsLeftOut = 0

  constructor(folder: string, database: NewDatabase) {
    this.#folder = folder
    this.#database = database
  }

  async take(head: Head, content: Buffer): Promise<void> {
    switch (head.what) {
      case 'about':
        return this.#begin(head)
      case 'rows':
        return this.#rows(head, content)
      case 'lastIds':
        return this.#target('main').setLastIds(head.lastIds)
      case 'body':
        return this.#takeBody(head, content)
      case 'events':
        return this.#events(content)
    }
  }

  /** Rows are put into the schema that they were written under; it is brought up to date when all are there. */
  async #begin({ schema, objectsVersion }: About): Promise<void> {
    if (schema > migrations.length)
      throw new BackupError(
        `the backup is at schema ${schema}, this version of Handloop knows ${migrations.length}: restore with a newer Handloop`,
      )
    if (objectsVersion !== null && objectsVersion > INDEX_VERSION)
      throw new BackupError(
        `the backup’s object index has version ${objectsVersion}, this version of Handloop knows ${INDEX_VERSION}: restore with a newer Handloop`,
      )
    this.#targets.set('main', await this.#database.open(schema))
    if (objectsVersion === null || !this.#database.hasObjects) return
    const files = join(this.#folder, 'objects', 'files')
    mkdirSync(files, { recursive: true, mode: 0o700 })
    new BodyFiles(files)
    this.#targets.set('objects', new SqliteTableTarget(openIndex(join(this.#folder, 'objects', 'index.db'))))
  }

  #target(database: DatabaseName): TableTarget {
    const target = this.#targets.get(database)
    if (target === undefined) throw new Error(`the backup has rows of ${database} before it says what it is`)
    return target
  }

  async #rows({ database, ...of }: Extract<Head, { what: 'rows' }>, content: Buffer): Promise<void> {
    if (database === 'objects' && !this.#database.hasObjects) return
    const rows = rowsOf(content)
    await this.#target(database).put({ ...of, rows })
    this.done.rows += rows.length
  }

  async #takeBody({ file, offset }: Extract<Head, { what: 'body' }>, content: Buffer): Promise<void> {
    if (!this.#database.hasObjects) {
      if (offset === 0) this.objectsLeftOut++
      return
    }
    if (offset === 0) {
      await this.#closeBody()
      const path = bodyPath(join(this.#folder, 'objects', 'files'), file)
      this.#body = { name: file, file: await open(path, 'wx', 0o600) }
      this.done.objects++
    }
    if (this.#body?.name !== file) throw new Error(`the backup’s body ${file} has no beginning`)
    await this.#body.file.appendFile(content)
  }

  async #closeBody(): Promise<void> {
    const body = this.#body
    this.#body = undefined
    if (body === undefined) return
    await body.file.sync()
    await body.file.close()
  }

  async #events(content: Buffer): Promise<void> {
    const file = await open(join(this.#folder, 'events.ndjson'), 'a', 0o600)
    try {
      await file.appendFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** Everything is in: brings what is in the folder to the disk. */
  async finish(): Promise<void> {
    await this.#closeBody()
    await this.#targets.get('objects')?.finish()
    if (this.#targets.has('objects')) await this.#flushObjects()
    await flushFolder(this.#folder)
  }

  async #flushObjects(): Promise<void> {
    const files = join(this.#folder, 'objects', 'files')
    for (let i = 0; i < 256; i++) await flushFolder(join(files, i.toString(16).padStart(2, '0')))
    for (const path of [files, join(this.#folder, 'objects')]) await flushFolder(path)
  }

  /** Lets go of its files, whether they were finished or not; the database is its owner's. */
  async close(): Promise<void> {
    await this.#body?.file.close()
    await this.#targets.get('objects')?.close()
  }
}

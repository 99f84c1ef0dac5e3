import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrateSqlite } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { MEND_DATABASE, nameOf, whyUnusable } from '../store/postgres/alone.ts'
import { PostgresTableTarget } from '../store/postgres/table-target.ts'
import type { Database } from '../store/sql.ts'
import { SqliteTableTarget } from '../store/sqlite-tables.ts'
import type { TableTarget } from '../store/table-copy.ts'
import { BackupError } from './backup-error.ts'

/** The database that a backup's rows go to: nothing of it counts before `commit` has resolved. */
export interface NewDatabase {
  /** Whether objects of the embedded store are laid out beside it. */
  readonly hasObjects: boolean
  /**
   * @param schema  the number that the rows were written under
   * @throws BackupError when something is there already
   */
  open(schema: number): Promise<TableTarget>
  /** All rows are in: brings the schema up to date and hands it to whoever puts the rest in order. */
  settle(settle: (db: Database) => Promise<void>): Promise<void>
  commit(): Promise<void>
  /** Lets go of it, whether it was committed or not. */
  close(): Promise<void>
}

/** The file in the folder of a house that is being laid out: the folder's own move is what makes it count. */
export class NewFile implements NewDatabase {
  readonly hasObjects = true
  readonly #folder: string
  #target: SqliteTableTarget | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  async open(schema: number): Promise<TableTarget> {
    const db = new DatabaseSync(join(this.#folder, 'handloop.db'))
    migrateSqlite(db, schema)
    this.#target = new SqliteTableTarget(db)
    return this.#target
  }

  async settle(settle: (db: Database) => Promise<void>): Promise<void> {
    await this.#target?.finish()
    const db = await openDatabase({ dataDir: this.#folder, url: null })
    try {
      await settle(db)
    } finally {
      await db.close()
    }
  }

  async commit(): Promise<void> {}

  async close(): Promise<void> {
    await this.#target?.close()
  }
}

/** A database of a PostgreSQL server, filled in one transaction. Its objects are in an S3 service. */
export class NewOnServer implements NewDatabase {
  readonly hasObjects = false
  readonly #url: string
  #target: PostgresTableTarget | undefined

  constructor(url: string) {
    this.#url = url
  }

  async open(schema: number): Promise<TableTarget> {
    const target = await PostgresTableTarget.open(this.#url).catch(error => {
      throw new BackupError(`${whyUnusable(this.#url, error)}; ${MEND_DATABASE}`)
    })
    this.#target = target
    const found = await target.found()
    if (found.length > 0)
      throw new BackupError(
        `the database ${nameOf(this.#url)} is not empty (${found.slice(0, 3).join(', ')}); a backup is restored into an empty one: make one with createdb and name it in HANDLOOP_DATABASE_URL`,
      )
    await target.migrate(schema)
    return target
  }

  async settle(settle: (db: Database) => Promise<void>): Promise<void> {
    await this.#target!.migrate()
    await settle(this.#target!.database())
  }

  async commit(): Promise<void> {
    await this.#target!.finish()
  }

  async close(): Promise<void> {
    await this.#target?.close()
  }
}

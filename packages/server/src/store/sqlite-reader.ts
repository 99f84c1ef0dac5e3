import { DatabaseSync } from 'node:sqlite'
import type { Unit } from './sql.ts'
import { StatementCache } from './statement-cache.ts'

/** A database file that is only looked at: nothing is created, migrated or locked. */
export class SqliteReader {
  readonly db: DatabaseSync
  readonly #statements: StatementCache

  /** @throws Error when it can't be opened */
  constructor(file: string) {
    this.db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
    this.#statements = new StatementCache(this.db)
  }

  async read<T>(unit: () => Unit<T>): Promise<T> {
    return this.#statements.drive(unit)
  }

  /** What SQLite itself finds wrong with the file; empty when nothing is. */
  damage(): string[] {
    const rows = this.db.prepare('pragma quick_check(5)').all()
    return rows.map(row => String(row.quick_check)).filter(text => text !== 'ok')
  }

  /** Tables with rows that refer to nothing. */
  danglingTables(): string[] {
    const rows = this.db.prepare('select distinct "table" as name from pragma_foreign_key_check').all()
    return rows.map(row => String(row.name))
  }

  async close(): Promise<void> {
    this.db.close()
  }
}

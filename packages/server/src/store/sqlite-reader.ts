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

  read<T>(unit: () => Unit<T>): T {
    return this.#statements.drive(unit)
  }

  close(): void {
    this.db.close()
  }
}

import { closeSync, fsyncSync, openSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { SqlValue } from './sql.ts'
import type { Rows, TableSource, TableTarget } from './table-copy.ts'

/** A second connection on a database file: it reads from the write-ahead log's past and is in nobody's way. */
export class SqliteTableSource implements TableSource {
  readonly #db: DatabaseSync

  constructor(file: string) {
    this.#db = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
    // The state to be read is fixed by the first look, not by the word.
    this.#db.exec('begin; select count(*) from sqlite_schema')
  }

  async columns(table: string): Promise<string[]> {
    const rows = this.#db.prepare('select name from pragma_table_info(?) order by cid').all(table)
    return rows.map(row => String(row.name))
  }

  rows(query: string): Iterable<SqlValue[]> {
    const statement = this.#db.prepare(query)
    statement.setReturnArrays(true)
    return statement.iterate() as unknown as Iterable<SqlValue[]>
  }

  async lastIds(): Promise<Record<string, number>> {
    const hasAny = this.#db.prepare("select 1 from sqlite_schema where name = 'sqlite_sequence'").get()
    if (hasAny === undefined) return {}
    const rows = this.#db.prepare('select name, seq from sqlite_sequence').all()
    return Object.fromEntries(rows.map(row => [String(row.name), Number(row.seq)]))
  }

  async close(): Promise<void> {
    this.#db.close()
  }
}

/** Fills a database whose schema is there and whose tables are empty. */
export class SqliteTableTarget implements TableTarget {
  readonly #db: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(db: DatabaseSync) {
    this.#db = db
    // A restore that does not come to its end counts for nothing: until then nothing is flushed or could be taken back.
    this.#db.exec('pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = on; begin')
  }

  async put({ table, columns, key, rows }: Rows): Promise<void> {
    const values = columns.map(() => '?').join(', ')
    const rest = columns.filter(column => !key.includes(column)).map(column => `${column} = excluded.${column}`)
    const onConflict = rest.length === 0 ? 'do nothing' : `do update set ${rest.join(', ')}`
    const insert = `insert into ${table} (${columns.join(', ')}) values (${values}) on conflict (${key.join(', ')}) ${onConflict}`
    const statement = this.#prepared.get(insert) ?? this.#db.prepare(insert)
    this.#prepared.set(insert, statement)
    for (const row of rows) statement.run(...row)
  }

  async setLastIds(lastIds: Record<string, number>): Promise<void> {
    for (const [table, id] of Object.entries(lastIds)) {
      const { changes } = this.#db.prepare('update sqlite_sequence set seq = max(seq, ?) where name = ?').run(id, table)
      if (changes === 0) this.#db.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(table, id)
    }
  }

  async finish(): Promise<void> {
    const file = this.#db.location()!
    this.#db.exec('commit')
    this.#db.close()
    const descriptor = openSync(file, 'r+')
    fsyncSync(descriptor)
    closeSync(descriptor)
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close()
  }
}

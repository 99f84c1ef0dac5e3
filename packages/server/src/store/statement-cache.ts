import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { SQLITE, spelled } from './differences.ts'
import { allRows, type RunRows, withoutReturning } from './returned-id.ts'
import type { Row, SqlValue, Statement, Unit } from './sql.ts'

/** `changes`: the table that it writes to, if it does. */
type Prepared = { statement: StatementSync; text: string; rows: RunRows; changes: string | undefined }
/** What units on one transaction have been told, and of which tables it speaks. */
type Told = { values: SqlValue[]; rows: Row[]; tables: Set<string> }

/** Prepares each statement once: the template's own texts are the key, so a cached call compiles and compares nothing. */
export class StatementCache {
  readonly #db: DatabaseSync
  readonly #prepared = new WeakMap<TemplateStringsArray, Prepared>()
  readonly #plain = new Map<string, StatementSync>()
  /** Only within a transaction: outside of it another process may write. */
  #told: Map<TemplateStringsArray, Told> | undefined

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  /** A statement without values or rows, prepared once too. */
  exec(text: string): void {
    let prepared = this.#plain.get(text)
    if (prepared === undefined) {
      prepared = this.#db.prepare(text)
      this.#plain.set(text, prepared)
    }
    this.#told = text.startsWith('begin') ? new Map() : undefined
    prepared.run()
  }

  rows(statement: Statement<unknown>): Row[] {
    const prepared = this.#of(statement.texts)
    if (statement.isCommon === true && this.#told !== undefined) return this.#toldRows(prepared, statement, this.#told)
    if (prepared.changes !== undefined) this.#forget(prepared.changes)
    return prepared.rows(prepared.statement, statement.values)
  }

  /** Drives a unit from its first statement to its result. */
  drive<T>(unit: () => Unit<T>): T {
    const running = unit()
    let next = running.next()
    while (!next.done) {
      const rows = this.rows(next.value)
      next.value.hear?.(rows)
      next = running.next(rows)
    }
    return next.value
  }

  /**
   * As `drive`, for a unit that only reads: all its statements see the same state, and the locks by which readers and
   * copiers of the log know of each other, most of what a small statement costs, are taken once.
   */
  look<T>(unit: () => Unit<T>): T {
    this.exec('begin')
    try {
      return this.drive(unit)
    } finally {
      this.exec('commit')
    }
  }

  #of(texts: TemplateStringsArray): Prepared {
    let prepared = this.#prepared.get(texts)
    if (prepared === undefined) {
      prepared = this.#prepare(spelled(texts.join('?'), SQLITE))
      this.#prepared.set(texts, prepared)
    }
    return prepared
  }

  #prepare(asked: string): Prepared {
    const { text, rows } = withoutReturning(asked, table => this.#isNumbered(table)) ?? { text: asked, rows: allRows }
    return { statement: this.#db.prepare(text), text, rows, changes: CHANGES.exec(text)?.[1] }
  }

  #isNumbered(table: string): boolean {
    const id = this.#db.prepare(`select type from pragma_table_info(?) where name = 'id' and pk = 1`).get(table)
    return String(id?.type).toLowerCase() === 'integer'
  }

  #toldRows({ statement, text }: Prepared, { texts, values }: Statement<unknown>, told: Map<unknown, Told>): Row[] {
    const known = told.get(texts)
    if (known?.values.every((value, at) => value === values[at])) return known.rows
    const rows = statement.all(...values) as Row[]
    const tables = known?.tables ?? new Set(Array.from(text.matchAll(TABLES), match => match[1]!))
    told.set(texts, { values, rows, tables })
    return rows
  }

  #forget(table: string): void {
    for (const [texts, { tables }] of this.#told ?? []) if (tables.has(table)) this.#told?.delete(texts)
  }
}

const CHANGES = /^\s*(?:insert into|update|delete from)\s+(\w+)/
const TABLES = /\b(?:from|join)\s+(\w+)/g

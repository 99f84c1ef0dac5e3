import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { ADDS, Additions } from './additions.ts'
import { SQLITE, spelled } from './differences.ts'
import { withoutReturning } from './returned-id.ts'
import { type RunRows, rowsOf } from './shaped-rows.ts'
import type { Row, SqlValue, Statement, Unit } from './sql.ts'

/** `tables`: those that it speaks of. `changes`: the one that it writes to, if it does; `adds`: by adding to a row. */
type Prepared = {
  rows: RunRows
  tables: ReadonlySet<string>
  changes: string | undefined
  adds: boolean
}
const NOT_ASKED: Prepared = { rows: () => [], tables: new Set(), changes: undefined, adds: false }
/** What units on one transaction have in common: what they were told, and what they have added. */
type Shared = { told: Map<Prepared, Told>; additions: Additions }
type Told = { values: SqlValue[]; rows: Row[] }

/** Prepares each statement once: the template's own texts are the key, so a cached call compiles and compares nothing. */
export class StatementCache {
  readonly #db: DatabaseSync
  readonly #prepared = new WeakMap<TemplateStringsArray, Prepared>()
  readonly #plain = new Map<string, StatementSync>()
  /** Only within a transaction: outside of it another process may write. */
  #shared: Shared | undefined

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
    if (text === 'commit') this.#shared?.additions.settle()
    this.#shared = text.startsWith('begin') ? { told: new Map(), additions: new Additions() } : undefined
    prepared.run()
  }

  rows(statement: Statement<unknown>): Row[] {
    const prepared = this.#of(statement.texts)
    const shared = this.#shared
    if (shared === undefined) return prepared.rows(statement.values)
    if (prepared.adds) return add(prepared, statement.values, shared)
    if (shared.additions.concern(prepared.tables)) shared.additions.settle()
    if (statement.isCommon === true) return tell(prepared, statement.values, shared)
    forget(prepared.changes, shared)
    return prepared.rows(statement.values)
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
    if (asked.trimStart().startsWith(SQLITE.onServer!)) return NOT_ASKED
    const bare = withoutReturning(asked, table => this.#isNumbered(table))
    const text = bare?.text ?? asked
    const statement = this.#db.prepare(text)
    const rows = bare?.rowsOf(statement) ?? rowsOf(text, statement)
    const tables = new Set(Array.from(text.matchAll(TABLES), match => match[1]!))
    return { rows, tables, changes: CHANGES.exec(text)?.[1], adds: ADDS.test(text) }
  }

  #isNumbered(table: string): boolean {
    const id = this.#db.prepare(`select type from pragma_table_info(?) where name = 'id' and pk = 1`).get(table)
    return String(id?.type).toLowerCase() === 'integer'
  }
}

const CHANGES = /^\s*(?:insert into|update|delete from)\s+(\w+)/
const TABLES = /\b(?:from|join|into|update)\s+(\w+)/g

function tell(prepared: Prepared, values: SqlValue[], { told }: Shared): Row[] {
  const known = told.get(prepared)
  if (known?.values.every((value, at) => value === values[at])) return known.rows
  const rows = prepared.rows(values)
  told.set(prepared, { values, rows })
  return rows
}

function add({ rows: write, changes: table }: Prepared, values: SqlValue[], shared: Shared): Row[] {
  forget(table, shared)
  shared.additions.add(write, table!, values)
  return []
}

/** What was told of a table holds no longer when it is written to. */
function forget(table: string | undefined, { told }: Shared): void {
  if (table !== undefined) for (const prepared of told.keys()) if (prepared.tables.has(table)) told.delete(prepared)
}

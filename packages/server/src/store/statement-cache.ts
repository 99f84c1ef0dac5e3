import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { SQLITE, spelled } from './differences.ts'
import type { Row, Statement, Unit } from './sql.ts'

/** Prepares each statement once: the template's own texts are the key, so a cached call compiles and compares nothing. */
export class StatementCache {
  readonly #db: DatabaseSync
  readonly #prepared = new WeakMap<TemplateStringsArray, StatementSync>()

  readonly #plain = new Map<string, StatementSync>()

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
    prepared.run()
  }

  rows(statement: Statement<unknown>): Row[] {
    let prepared = this.#prepared.get(statement.texts)
    if (prepared === undefined) {
      prepared = this.#db.prepare(spelled(statement.texts.join('?'), SQLITE))
      this.#prepared.set(statement.texts, prepared)
    }
    return prepared.all(...statement.values) as Row[]
  }

  /** Drives a unit from its first statement to its result. */
  drive<T>(unit: () => Unit<T>): T {
    const running = unit()
    let next = running.next()
    while (!next.done) next = running.next(this.rows(next.value))
    return next.value
  }
}

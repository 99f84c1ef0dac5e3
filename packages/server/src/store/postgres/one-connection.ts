import type pg from 'pg'
import type { Database, Early, Unit } from '../sql.ts'
import { UnitFailed } from './errors.ts'
import { inStep } from './in-step.ts'
import { Statements } from './statements.ts'

/** The database on one connection, and in the transaction that is open there, if one is: units run one after the other. */
export class OneConnection implements Database {
  readonly bell = null
  readonly #client: pg.PoolClient
  readonly #statements = new Statements()
  #last: Promise<unknown> = Promise.resolve()

  constructor(client: pg.Client) {
    // Of a pool or not: it is asked and never given back.
    this.#client = client as pg.ClientBase as pg.PoolClient
  }

  write<T>(unit: () => Unit<T>): Promise<T> {
    const result = this.#last.then(() => this.#run(unit))
    this.#last = result.catch(() => {})
    return result
  }

  async writeShared<T>(unit: () => Unit<T>, ahead?: (result: T) => void): Promise<T> {
    const result = await this.write(unit)
    ahead?.(result)
    return result
  }

  read<T>(unit: () => Unit<T>): Promise<T> {
    return this.write(unit)
  }

  async readEarly<T>(unit: () => Unit<T>): Promise<Early<T>> {
    return { value: await this.write(unit), flushed: Promise.resolve() }
  }

  async #run<T>(unit: () => Unit<T>): Promise<T> {
    try {
      const [result] = await inStep([unit], asked => this.#statements.rows(this.#client, asked))
      return result as T
    } catch (error) {
      throw error instanceof UnitFailed ? error.cause : error
    }
  }

  async isWell(): Promise<boolean> {
    return true
  }

  /** What goes in the transaction that brought it was never there for anybody else. */
  async scrub(): Promise<boolean> {
    return true
  }

  async close(): Promise<void> {}
}

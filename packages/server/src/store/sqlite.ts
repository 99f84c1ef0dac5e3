import { DatabaseSync } from 'node:sqlite'
import { faultPoint } from '../fault-points.ts'
import { commitSeconds, commitUnits } from '../observing/metrics.ts'
import type { Database, Unit } from './sql.ts'
import { StatementCache } from './statement-cache.ts'

type Waiting = { unit: () => Unit<unknown>; resolve: (value: unknown) => void; reject: (error: unknown) => void }

type Ended = { waiting: Waiting; value: unknown } | { waiting: Waiting; error: unknown }

/**
 * The embedded database. Units that arrive while a commit is running share the next one: each under its own
 * savepoint, so that one failing takes back only its own writes, and all of them acknowledged after one flush.
 * Units on one shared transaction must not wait in between, which their type rules out.
 */
export class SqliteDatabase implements Database {
  readonly #db: DatabaseSync
  readonly #statements: StatementCache
  #queue: Waiting[] = []
  #isScheduled = false

  constructor(file: string) {
    this.#db = new DatabaseSync(file)
    // Set here rather than left to the defaults: they differ between builds of SQLite.
    this.#db.exec('pragma busy_timeout = 5000')
    this.#db.exec('pragma journal_mode = wal')
    this.#db.exec('pragma synchronous = full')
    this.#db.exec('pragma foreign_keys = on')
    // Deleted content is overwritten with zeros: nothing is to be kept longer than promised.
    this.#db.exec('pragma secure_delete = on')
    this.#db.exec('pragma temp_store = memory')
    this.#statements = new StatementCache(this.#db)
  }

  /** For migrations, which change the schema and run alone. */
  get raw(): DatabaseSync {
    return this.#db
  }

  write<T>(unit: () => Unit<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ unit, resolve: resolve as (value: unknown) => void, reject })
      if (this.#isScheduled) return
      this.#isScheduled = true
      setImmediate(() => this.#commitWaiting())
    })
  }

  async read<T>(unit: () => Unit<T>): Promise<T> {
    return this.#statements.drive(unit)
  }

  async scrub(): Promise<boolean> {
    // Pages are overwritten when rows go; the log still has the pages as they were before.
    const [{ busy }] = this.#db.prepare('pragma wal_checkpoint(truncate)').all() as [{ busy: number }]
    return busy === 0
  }

  async close(): Promise<void> {
    if (this.#queue.length > 0) this.#commitWaiting()
    this.#db.close()
  }

  #commitWaiting(): void {
    const batch = this.#queue
    this.#queue = []
    this.#isScheduled = false
    // Closing the database has committed what waited.
    if (batch.length === 0) return
    let ended: Ended[]
    const begunAt = performance.now()
    try {
      this.#db.exec('begin immediate')
      ended = batch.map(waiting => this.#runOne(waiting))
      faultPoint('before-commit')
      this.#db.exec('commit')
      faultPoint('after-commit-before-acknowledge')
    } catch (error) {
      // Nothing of the batch is on disk: every caller has to know.
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('rollback')
      for (const waiting of batch) waiting.reject(error)
      return
    }
    commitUnits.observe(batch.length)
    commitSeconds.observe((performance.now() - begunAt) / 1000)
    for (const one of ended) {
      if ('error' in one) one.waiting.reject(one.error)
      else one.waiting.resolve(one.value)
    }
  }

  #runOne(waiting: Waiting): Ended {
    this.#db.exec('savepoint unit')
    try {
      const value = this.#statements.drive(waiting.unit)
      this.#db.exec('release unit')
      return { waiting, value }
    } catch (error) {
      // Some failures, a full disk among them, end the whole transaction: then the batch has failed, not the unit.
      if (!this.#db.isTransaction) throw error
      this.#db.exec('rollback to unit')
      this.#db.exec('release unit')
      return { waiting, error }
    }
  }
}

import { DatabaseSync } from 'node:sqlite'
import { faultPoint } from '../fault-points.ts'
import { commitSeconds, commitUnits } from '../observing/metrics.ts'
import { Checkpointer, OWN_CHECKPOINT_PAGES } from './checkpointer.ts'
import { Flusher } from './flusher.ts'
import type { Database, Early, Unit } from './sql.ts'
import { StatementCache } from './statement-cache.ts'

/** How long a commit waits for that of another process. */
const BUSY_MS = 5_000

type Waiting = {
  unit: () => Unit<unknown>
  ahead: ((value: unknown) => void) | undefined
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
/** What came of a unit, until its caller may hear of it. */
type Settled = { waiting: Waiting; value: unknown } | { waiting: Waiting; error: unknown }

/**
 * The embedded database. Units that arrive together share a transaction, and transactions that end together share a
 * flush, which goes on beside the work: nobody is answered before it, readers included. Units on one transaction must
 * not wait in between, which their type rules out.
 */
export class SqliteDatabase implements Database {
  readonly bell = null
  readonly #db: DatabaseSync
  readonly #statements: StatementCache
  readonly #log: Flusher
  readonly #checkpoints: Checkpointer
  #queue: Waiting[] = []
  #isScheduled = false
  #isFlushing = false

  constructor(file: string) {
    this.#db = new DatabaseSync(file)
    // Set here rather than left to the defaults: they differ between builds of SQLite.
    this.#db.exec(`pragma busy_timeout = ${BUSY_MS}`)
    this.#db.exec('pragma journal_mode = wal')
    // The log is flushed by us, off this thread; SQLite itself flushes around checkpoints.
    this.#db.exec('pragma synchronous = normal')
    this.#db.exec(`pragma wal_autocheckpoint = ${OWN_CHECKPOINT_PAGES}`)
    this.#db.exec('pragma foreign_keys = on')
    // Deleted content is overwritten with zeros: nothing is to be kept longer than promised.
    this.#db.exec('pragma secure_delete = on')
    this.#db.exec('pragma temp_store = memory')
    this.#statements = new StatementCache(this.#db)
    this.#log = new Flusher(`${file}-wal`)
    this.#checkpoints = new Checkpointer(file, () => this.#statements.exec('pragma wal_checkpoint(passive)'))
  }

  /** For migrations, which change the schema and run alone. */
  get raw(): DatabaseSync {
    return this.#db
  }

  write<T>(unit: () => Unit<T>): Promise<T> {
    return this.writeShared(unit)
  }

  /** While a flush is under way more gather: nobody could be answered sooner, and one commit costs less than many. */
  #schedule(): void {
    if (this.#isScheduled || this.#isFlushing || this.#queue.length === 0) return
    this.#isScheduled = true
    setImmediate(() => this.#commitWaiting())
  }

  /** There is one connection and one transaction at a time: sharing it is the rule. */
  writeShared<T>(unit: () => Unit<T>, ahead?: (result: T) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ unit, ahead, resolve, reject } as Waiting)
      this.#schedule()
    })
  }

  /** What was committed a moment ago may still be on its way to disk: nobody hears of it before it is there. */
  async read<T>(unit: () => Unit<T>): Promise<T> {
    const { value, flushed } = await this.readEarly(unit)
    await flushed
    return value
  }

  async readEarly<T>(unit: () => Unit<T>): Promise<Early<T>> {
    return { value: this.#statements.look(unit), flushed: this.#log.flushed() }
  }

  /** A log that could not be flushed takes nothing any more. */
  async isWell(): Promise<boolean> {
    return this.#log.failure === undefined
  }

  async scrub(): Promise<boolean> {
    // Pages are overwritten when rows go; the log still has the pages as they were before.
    // A reader of an older state, a backup for one, is not waited for: nothing else could be served meanwhile.
    this.#db.exec('pragma busy_timeout = 0')
    try {
      const [{ busy }] = this.#db.prepare('pragma wal_checkpoint(truncate)').all() as [{ busy: number }]
      return busy === 0
    } finally {
      this.#db.exec(`pragma busy_timeout = ${BUSY_MS}`)
    }
  }

  async close(): Promise<void> {
    if (this.#queue.length > 0) this.#commitWaiting()
    await this.#log.close()
    await this.#checkpoints.close()
    this.#db.close()
  }

  #commitWaiting(): void {
    const batch = this.#queue
    this.#queue = []
    this.#isScheduled = false
    // Closing the database has committed what waited.
    if (batch.length === 0) return
    const begunAt = performance.now()
    let settled: Settled[]
    try {
      if (this.#log.failure !== undefined) throw this.#log.failure
      settled = this.#commit(batch)
    } catch (error) {
      // Nothing of the batch is there: every caller has to know.
      this.#rollBack()
      rejectAll(batch, error)
      return
    }
    this.#flush(settled, begunAt)
    for (const one of settled) if ('value' in one) one.waiting.ahead?.(one.value)
  }

  #flush(settled: Settled[], begunAt: number): void {
    this.#log.written()
    this.#checkpoints.committed()
    this.#isFlushing = true
    this.#log.flushed().then(
      () => {
        this.#goOn()
        commitUnits.observe(settled.length)
        commitSeconds.observe((performance.now() - begunAt) / 1000)
        faultPoint('after-commit-before-acknowledge')
        settled.forEach(answer)
      },
      error => {
        this.#goOn()
        for (const { waiting } of settled) waiting.reject(error)
      },
    )
  }

  #goOn(): void {
    this.#isFlushing = false
    this.#schedule()
  }

  /** @returns what to tell each caller, once it is flushed */
  #commit(batch: Waiting[]): Settled[] {
    try {
      return this.#inTransaction(() => batch.map(waiting => this.#runUnit(waiting)))
    } catch {
      // Rare: one of them failed, and took the work of the others with it. Each again under its own savepoint.
      this.#rollBack()
      return this.#inTransaction(() => batch.map(waiting => this.#runGuarded(waiting)))
    }
  }

  #inTransaction<T>(work: () => T): T {
    this.#statements.exec('begin immediate')
    const done = work()
    faultPoint('before-commit')
    this.#statements.exec('commit')
    return done
  }

  #runUnit(waiting: Waiting): Settled {
    return { waiting, value: this.#statements.drive(waiting.unit) }
  }

  #runGuarded(waiting: Waiting): Settled {
    this.#statements.exec('savepoint unit')
    try {
      const settled = this.#runUnit(waiting)
      this.#statements.exec('release unit')
      return settled
    } catch (error) {
      // Some failures, a full disk among them, end the whole transaction: then the batch has failed, not the unit.
      if (!this.#db.isTransaction) throw error
      this.#statements.exec('rollback to unit')
      this.#statements.exec('release unit')
      return { waiting, error }
    }
  }

  #rollBack(): void {
    if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('rollback')
  }
}

function answer(settled: Settled): void {
  if ('value' in settled) settled.waiting.resolve(settled.value)
  else settled.waiting.reject(settled.error)
}

function rejectAll(batch: Waiting[], error: unknown): void {
  for (const waiting of batch) waiting.reject(error)
}

import { DatabaseSync } from 'node:sqlite'
import { faultPoint } from '../fault-points.ts'
import { Checkpointer, OWN_CHECKPOINT_PAGES } from './checkpointer.ts'
import { CommitQueue, type Settled, type Waiting } from './commit-queue.ts'
import { Flusher } from './flusher.ts'
import type { Database, Early, Unit } from './sql.ts'
import { StatementCache } from './statement-cache.ts'

/** How long a commit waits for that of another process. */
const BUSY_MS = 5_000

/**
 * The embedded database. Units that arrive together share a transaction and its flush, which goes on beside the work:
 * nobody is answered before it, readers included. Units on one transaction must not wait in between, which their type
 * rules out.
 */
export class SqliteDatabase implements Database {
  readonly bell = null
  readonly #db: DatabaseSync
  readonly #statements: StatementCache
  readonly #log: Flusher
  readonly #checkpoints: Checkpointer
  readonly #queue: CommitQueue

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
    this.#queue = new CommitQueue(this.#log, {
      commit: batch => this.#commit(batch),
      committed: () => this.#checkpoints.committed(),
    })
  }

  /** For migrations, which change the schema and run alone. */
  get raw(): DatabaseSync {
    return this.#db
  }

  write<T>(unit: () => Unit<T>): Promise<T> {
    return this.writeShared(unit)
  }

  /** There is one connection and one transaction at a time: sharing it is the rule. */
  writeShared<T>(unit: () => Unit<T>, ahead?: (result: T) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => this.#queue.add({ unit, ahead, resolve, reject } as Waiting))
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
    this.#queue.commit()
    await this.#log.close()
    await this.#checkpoints.close()
    this.#db.close()
  }

  /** @returns what to tell each caller, once it is flushed */
  #commit(batch: Waiting[]): Settled[] {
    try {
      return this.#runAll(batch)
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  #runAll(batch: Waiting[]): Settled[] {
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

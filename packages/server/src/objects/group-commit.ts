import type { DatabaseSync } from 'node:sqlite'

/** One change: reads, decides and writes without waiting; its return value is handed over after the flush. */
type Unit = { change: () => unknown; resolve: (value: never) => void; reject: (reason: unknown) => void }

/**
 * Commits changes together: everything asked for while one commit runs goes into the next, so that many writers share
 * one flush to disk. A promise resolves only when its change is on disk; a change that throws undoes itself alone.
 */
export class GroupCommit {
  readonly #database: DatabaseSync
  #waiting: Unit[] = []
  #isScheduled = false

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** @param change  database work and nothing else; a promise could not be waited for inside the transaction */
  run<T>(change: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ change, resolve, reject })
      if (this.#isScheduled) return
      this.#isScheduled = true
      setImmediate(() => this.#commitWaiting())
    })
  }

  #commitWaiting(): void {
    const units = this.#waiting
    this.#waiting = []
    this.#isScheduled = false
    try {
      // Immediate: another process may write too, and waiting for it is possible only before the first read.
      this.#database.exec('begin immediate')
    } catch (error) {
      for (const unit of units) unit.reject(error)
      return
    }
    const settle = units.map(unit => this.#runUnit(unit))
    try {
      this.#database.exec('commit')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback')
      for (const unit of units) unit.reject(error)
      return
    }
    for (const answer of settle) answer()
  }

  /** Runs one change under a savepoint of its own; what comes back tells its caller, once all is flushed. */
  #runUnit(unit: Unit): () => void {
    this.#database.exec('savepoint unit')
    try {
      const value = unit.change() as never
      this.#database.exec('release unit')
      return () => unit.resolve(value)
    } catch (error) {
      this.#database.exec('rollback to unit; release unit')
      return () => unit.reject(error)
    }
  }

  /** Waits until nothing is queued. */
  async idle(): Promise<void> {
    while (this.#waiting.length > 0) await new Promise(resolve => setImmediate(resolve))
  }
}

import { faultPoint } from '../fault-points.ts'
import { commitSeconds, commitUnits } from '../observing/metrics.ts'
import type { Flusher } from './flusher.ts'
import type { Unit } from './sql.ts'

/** A unit and its caller, who hears of it when it is on disk. */
export type Waiting = {
  unit: () => Unit<unknown>
  ahead: ((value: unknown) => void) | undefined
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
/** What came of a unit, until its caller may hear of it. */
export type Settled = { waiting: Waiting; value: unknown } | { waiting: Waiting; error: unknown }

/** What brings commits to disk. */
export type Log = Pick<Flusher, 'written' | 'flushed' | 'failure'>

export type Commits = {
  /** Runs units in one transaction and commits it. @throws when nothing of it is there */
  commit: (batch: Waiting[]) => Settled[]
  /** Called after each. */
  committed: () => void
}

/** One under way and one that follows it: whatever is committed later still would be flushed no sooner. */
const FLUSHES = 2

/**
 * Units that arrive together share a transaction, and the work on one transaction goes on beside the flush of the one
 * before: whoever waits for the next flush finds everything written when it begins.
 */
export class CommitQueue {
  readonly #log: Log
  readonly #database: Commits
  #waiting: Waiting[] = []
  #isScheduled = false
  #flushes = 0

  constructor(log: Log, database: Commits) {
    this.#log = log
    this.#database = database
  }

  add(waiting: Waiting): void {
    this.#waiting.push(waiting)
    this.#schedule()
  }

  /** Commits what waits, if anything does; its callers hear of it after the flush. */
  commit(): void {
    const batch = this.#waiting
    this.#waiting = []
    this.#isScheduled = false
    if (batch.length === 0) return
    const begunAt = performance.now()
    let settled: Settled[]
    try {
      if (this.#log.failure !== undefined) throw this.#log.failure
      settled = this.#database.commit(batch)
    } catch (error) {
      // Nothing of the batch is there: every caller has to know.
      for (const { reject } of batch) reject(error)
      return
    }
    this.#flush(settled, begunAt)
    for (const one of settled) if ('value' in one) one.waiting.ahead?.(one.value)
  }

  #schedule(): void {
    if (this.#isScheduled || this.#flushes === FLUSHES || this.#waiting.length === 0) return
    this.#isScheduled = true
    setImmediate(() => this.#commitWhenQuiet(0))
  }

  /**
   * While a flush is under way nobody could be answered sooner, and one commit costs less than many: more gathers for as
   * long as every turn of the event loop brings some.
   */
  #commitWhenQuiet(before: number): void {
    const now = this.#waiting.length
    if (this.#flushes === 0 || now === before) this.commit()
    else setImmediate(() => this.#commitWhenQuiet(now))
  }

  #flush(settled: Settled[], begunAt: number): void {
    this.#log.written()
    this.#database.committed()
    this.#flushes++
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
    this.#flushes--
    this.#schedule()
  }
}

function answer(settled: Settled): void {
  if ('value' in settled) settled.waiting.resolve(settled.value)
  else settled.waiting.reject(settled.error)
}

import type { Unit } from '../sql.ts'
import { OutcomeUnknown, UnitFailed } from './errors.ts'

type Work = () => Unit<unknown>
type Waiting = { unit: Work; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/** Two take turns: one is answered by the server while the other is worked on here. */
const AT_ONCE = 2
const MOST_UNITS = 128

/**
 * Units that arrive while others are under way run together next. When something goes wrong all they did is taken back;
 * the one that failed, or all when nobody knows which, run again each by itself, so that one never spoils another's work.
 */
export class Shared {
  readonly #together: (units: readonly Work[]) => Promise<unknown[]>
  readonly #alone: (unit: Work) => Promise<unknown>
  #waiting: Waiting[] = []
  #underWay = 0
  #isScheduled = false
  #onIdle: (() => void)[] = []

  constructor(together: (units: readonly Work[]) => Promise<unknown[]>, alone: (unit: Work) => Promise<unknown>) {
    this.#together = together
    this.#alone = alone
  }

  run<T>(unit: () => Unit<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ unit, resolve: resolve as (value: unknown) => void, reject })
      this.#schedule()
    })
  }

  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void> {
    if (this.#waiting.length === 0 && this.#underWay === 0) return Promise.resolve()
    return new Promise(resolve => this.#onIdle.push(resolve))
  }

  #schedule(): void {
    if (this.#isScheduled || this.#underWay >= AT_ONCE || this.#waiting.length === 0) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      void this.#runWaiting()
      this.#schedule()
    })
  }

  async #runWaiting(): Promise<void> {
    const batch = this.#waiting.splice(0, MOST_UNITS)
    if (batch.length === 0) return
    this.#underWay++
    await this.#runBatch(batch)
    this.#underWay--
    this.#schedule()
    if (this.#underWay === 0 && this.#waiting.length === 0) for (const tell of this.#onIdle.splice(0)) tell()
  }

  async #runBatch(batch: Waiting[]): Promise<void> {
    try {
      const results = await this.#together(batch.map(one => one.unit))
      for (const [index, one] of batch.entries()) one.resolve(results[index])
    } catch (error) {
      if (error instanceof OutcomeUnknown) for (const one of batch) one.reject(error)
      else if (error instanceof UnitFailed && batch.length > 1) await this.#runApart(batch, error.index)
      else await Promise.all(batch.map(one => this.#runAlone(one)))
    }
  }

  async #runApart(batch: Waiting[], failed: number): Promise<void> {
    const others = batch.filter((_, index) => index !== failed)
    await Promise.all([this.#runAlone(batch[failed]!), this.#runBatch(others)])
  }

  #runAlone({ unit, resolve, reject }: Waiting): Promise<void> {
    return this.#alone(unit).then(resolve, reject)
  }
}

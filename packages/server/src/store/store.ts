import type { Clock } from '../clock.ts'
import type { LoopStatus } from '../human-loop/lifecycle.ts'
import { newId } from '../keys.ts'
import { loopsEnded } from '../observing/metrics.ts'
import type { Moment } from './moment.ts'
import type { Database, Unit } from './sql.ts'

type Wake = 'delivery' | 'housekeeping'

/** The database as the rest of the house sees it: units of work at a moment, and who is to be woken after them. */
export class Store {
  readonly #db: Database
  readonly #clock: Clock
  readonly #events: { sinks: readonly string[]; sendsTaskEvents: boolean }
  readonly #upSince: Date
  readonly #listeners = new Map<Wake, () => void>()

  constructor(db: Database, clock: Clock, events: { sinks: readonly string[]; sendsTaskEvents: boolean }) {
    this.#db = db
    this.#clock = clock
    this.#events = events
    this.#upSince = clock.now()
  }

  /** Since when this service runs: what was due while it was down has not been tried yet. */
  get upSince(): Date {
    return this.#upSince
  }

  read<T>(unit: () => Unit<T>): Promise<T> {
    return this.#db.read(unit)
  }

  /** Runs a unit at the present moment, all or nothing; resolves when it is flushed. */
  async write<T>(unit: (moment: Moment) => Unit<T>): Promise<T> {
    const wakes = new Set<Wake>()
    let endings: LoopStatus[] = []
    const result = await this.#db.write(() => {
      // A unit may be run again when another one was in its way.
      endings = []
      return unit({ ...this.#moment(wakes), endings })
    })
    for (const status of endings) loopsEnded.inc({ status })
    for (const wake of wakes) this.#listeners.get(wake)?.()
    return result
  }

  /** Leaves no trace of deleted rows in the database's own files; false when another process is in the way. */
  scrub(): Promise<boolean> {
    return this.#db.scrub()
  }

  /** Calls back after every commit that leaves something to do. */
  onWake(who: Wake, wake: () => void): void {
    this.#listeners.set(who, wake)
  }

  #moment(wakes: Set<Wake>): Omit<Moment, 'endings'> {
    const { sinks: eventSinks, sendsTaskEvents } = this.#events
    return { at: this.#clock.now(), upSince: this.#upSince, newId, shard: 0, eventSinks, sendsTaskEvents, wakes }
  }
}

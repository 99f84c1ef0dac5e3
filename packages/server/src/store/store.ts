import type { Clock } from '../clock.ts'
import { newId } from '../keys.ts'
import { loopsEnded } from '../observing/metrics.ts'
import type { Moment, Wake } from './moment.ts'
import type { Database, Early, Unit } from './sql.ts'

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

  /** As `read`, for whoever has more to do before anybody is answered. */
  readEarly<T>(unit: () => Unit<T>): Promise<Early<T>> {
    return this.#db.readEarly(unit)
  }

  /** Runs a unit at the present moment, all or nothing and as if alone; resolves when it is flushed. */
  write<T>(unit: (moment: Moment) => Unit<T>): Promise<T> {
    return this.#noting(moment => this.#db.write(() => unit(moment())))
  }

  /** As `write`, for units that run all day and guard themselves: see Database.writeShared, for `ahead` as well. */
  writeShared<T>(unit: (moment: Moment) => Unit<T>, ahead?: (result: T) => void): Promise<T> {
    return this.#noting(moment => this.#db.writeShared(() => unit(moment()), ahead))
  }

  /** Do other nodes share the work? */
  get hasPeers(): boolean {
    return this.#db.bell !== null
  }

  /** A unit may run more than once: what it noted in the run that counted is what happened. */
  async #noting<T>(run: (moment: () => Moment) => Promise<T>): Promise<T> {
    let noted: Moment | undefined
    const result = await run(() => {
      noted = this.#moment()
      return noted
    })
    for (const status of noted?.endings ?? []) loopsEnded.inc({ status })
    for (const wake of noted?.wakes ?? []) this.#wake(wake)
    return result
  }

  /** Whoever works here does it; a process that only commands rings for those who do. News is everybody's. */
  #wake(wake: Wake): void {
    const listener = this.#listeners.get(wake)
    listener?.()
    if (listener === undefined || wake === 'refusals') this.#db.bell?.ring(wake)
  }

  /** Leaves no trace of deleted rows in the database's own files; false when another process is in the way. */
  scrub(): Promise<boolean> {
    return this.#db.scrub()
  }

  /** Calls back after every commit that leaves something to do. */
  onWake(who: Wake, wake: () => void): void {
    this.#listeners.set(who, wake)
  }

  /** Calls back when a receiver has refused something, here or on another node; perhaps more than once. */
  onRefusal(hear: () => void): void {
    this.onWake('refusals', hear)
    this.#db.bell?.onRing(topic => topic === 'refusals' && hear())
  }

  #moment(): Moment {
    const { sinks: eventSinks, sendsTaskEvents } = this.#events
    return {
      at: this.#clock.now(),
      upSince: this.#upSince,
      newId,
      eventSinks,
      sendsTaskEvents,
      wakes: new Set(),
      endings: [],
    }
  }
}

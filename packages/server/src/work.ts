import { Delivery } from './delivery/delivery.ts'
import { Housekeeping } from './housekeeping/housekeeping.ts'
import { clockOffset } from './installation.ts'
import { NextLook } from './next-look.ts'
import type { House } from './parts.ts'
import { nextDueLoop } from './store/loops.ts'
import type { Unit } from './store/sql.ts'

/**
 * How often the service looks for what other processes changed: the clock, due work, the outbox. Often where nothing
 * tells it; where they ring a bell, only for what a process left behind that died before it rang.
 */
const LOOK_MS = 500
const LOOK_WITH_BELL_MS = 5_000
const LONGEST_DELIVERY_MS = 1_000
/** At the beginning of each hour of service time, which is when keys of backups expire. */
const SWEEP_MS = 60 * 60 * 1000
/** How old the figures that operators see may be. */
const FIGURES_MS = 5_000

/** What the service does without being asked: delivery and housekeeping, woken by commits, by the bell, and by time. */
export class Work {
  readonly #house: House
  readonly #delivery: Delivery
  readonly #housekeeping: Housekeeping
  readonly #lookMs: number
  readonly #nextDelivery: NextLook
  readonly #nextHousekeeping: NextLook
  readonly #timer: NodeJS.Timeout
  #sweptHour = 0
  #figuresAt = 0
  #isStopped = false

  constructor(house: House) {
    const { services, sinks, installation } = house
    const { store } = services
    this.#house = house
    this.#delivery = new Delivery(services, sinks)
    this.#housekeeping = new Housekeeping(services, sinks)
    this.#lookMs = store.hasPeers ? LOOK_WITH_BELL_MS : LOOK_MS
    this.#nextDelivery = this.#nextLook(
      () => this.#delivery.nextDue(),
      () => this.#wakeDelivery(),
    )
    this.#nextHousekeeping = this.#nextLook(nextDueLoop, () => this.#wakeHousekeeping())
    store.onWake('delivery', () => this.#wakeDelivery())
    store.onWake('housekeeping', () => this.#wakeHousekeeping())
    installation.db.bell?.onRing(topic => {
      if (topic === 'delivery') this.#wakeDelivery()
      else if (topic === 'housekeeping') this.#wakeHousekeeping()
      else if (topic === 'clock') this.#look()
    })
    this.#look()
    this.#timer = setInterval(() => this.#look(), this.#lookMs)
  }

  /** Lets what is under way finish, unless somebody else takes too long over it. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    this.#nextDelivery.stop()
    this.#nextHousekeeping.stop()
    await Promise.all([this.#delivery.stop(LONGEST_DELIVERY_MS), this.#housekeeping.stop()])
  }

  #look(): void {
    this.#lookAround().catch(error => this.#house.services.log.error({ err: error }, 'looking for work failed'))
  }

  async #lookAround(): Promise<void> {
    const { installation, services } = this.#house
    installation.clock.offsetMs = await services.store.read(clockOffset)
    if (this.#isStopped) return
    this.#wakeDelivery()
    this.#wakeHousekeeping()
    this.#addFigures()
    // By service time, like everything that gets old.
    const hour = Math.floor(services.clock.now().getTime() / SWEEP_MS)
    if (hour === this.#sweptHour) return
    this.#sweptHour = hour
    await this.#housekeeping.sweep()
  }

  /** Now and then: nobody waits for figures, and adding them up takes turns with everything that runs alone. */
  #addFigures(): void {
    const now = performance.now()
    if (now - this.#figuresAt < FIGURES_MS) return
    this.#figuresAt = now
    this.#housekeeping.figures.wake()
  }

  #wakeDelivery(): void {
    this.#delivery.wake()
    if (this.#house.services.store.hasPeers) this.#nextDelivery.plan()
  }

  #wakeHousekeeping(): void {
    this.#housekeeping.pump.wake()
    if (this.#house.services.store.hasPeers) this.#nextHousekeeping.plan()
  }

  #nextLook(nextDue: () => Unit<Date | null>, wake: () => void): NextLook {
    const { store, clock, log } = this.#house.services
    const nextDueMs = async (): Promise<number | null> => {
      try {
        const due = await store.read(nextDue)
        return due === null ? null : due.getTime() - clock.now().getTime()
      } catch (error) {
        log.error({ err: error }, 'looking for what is due next failed')
        return null
      }
    }
    return new NextLook(nextDueMs, wake, this.#lookMs)
  }
}

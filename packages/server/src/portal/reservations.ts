import { newId } from '../keys.ts'

/** Long enough for a task of a minute; longer ones renew it with every sign of life. */
export const RESERVED_MS = 60_000
/** A worker with many open tabs does not keep a queue to themselves. */
const MOST_PER_WORKER = 3

/** `isOvertaken`: another worker has accepted the task, and whoever waits for it is still to be told. */
type Reservation = { workerId: number; sinceMs: number; untilMs: number; isOvertaken: boolean }

/**
 * Tasks that are shown to a worker before they ask for them. Known to this process only and written nowhere: a
 * reservation is no acceptance. Who reserves or asks for the next task passes over what others have reserved; who
 * accepts a task by its id does not. On other nodes the acceptance decides, as ever.
 */
export class Reservations {
  /** Names this process: others know nothing of its reservations. */
  readonly node = newId()
  readonly #now: () => Date
  /** By loop, the oldest first. */
  readonly #kept = new Map<number, Reservation>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** @returns until when, or undefined when it is reserved already */
  make(loopId: number, workerId: number): Date | undefined {
    this.#forgetOver()
    if (this.isTaken(loopId)) return undefined
    const own = this.of(workerId)
    for (const loop of own.slice(0, Math.max(0, own.length + 1 - MOST_PER_WORKER))) this.#kept.delete(loop)
    const sinceMs = this.#now().getTime()
    this.#kept.set(loopId, { workerId, sinceMs, untilMs: sinceMs + RESERVED_MS, isOvertaken: false })
    return new Date(sinceMs + RESERVED_MS)
  }

  /** Loops that the worker has reserved, the oldest reservation first. */
  of(workerId: number): number[] {
    return [...this.#kept].filter(([, one]) => one.workerId === workerId && this.#holds(one)).map(([loopId]) => loopId)
  }

  isHeld(loopId: number, workerId: number): boolean {
    const one = this.#kept.get(loopId)
    return one !== undefined && one.workerId === workerId && this.#holds(one)
  }

  isTaken(loopId: number): boolean {
    const one = this.#kept.get(loopId)
    return one !== undefined && this.#holds(one)
  }

  /** Does somebody believe that it waits for them? */
  isBelievedIn(loopId: number): boolean {
    const one = this.#kept.get(loopId)
    return one !== undefined && !this.#isOver(one)
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0
  }

  /** Has somebody else reserved it? */
  isOthers(loopId: number, workerId: number): boolean {
    const one = this.#kept.get(loopId)
    return one !== undefined && one.workerId !== workerId && this.#holds(one)
  }

  /**
   * The same, but only a short while: who has nothing else to do gets in the end what others keep renewing while they
   * are busy with something longer.
   */
  isFreshOfOthers(loopId: number, workerId: number): boolean {
    const isOld = (this.#kept.get(loopId)?.sinceMs ?? 0) + RESERVED_MS <= this.#now().getTime()
    return !isOld && this.isOthers(loopId, workerId)
  }

  /** The worker is at work: what they have reserved stays theirs for as long again. */
  renew(workerId: number): void {
    const untilMs = this.#now().getTime() + RESERVED_MS
    for (const one of this.#kept.values()) if (one.workerId === workerId && this.#holds(one)) one.untilMs = untilMs
  }

  giveUp(loopId: number, workerId: number): void {
    if (this.#kept.get(loopId)?.workerId === workerId) this.#kept.delete(loopId)
  }

  giveUpAll(workerId: number): void {
    for (const loopId of this.of(workerId)) this.#kept.delete(loopId)
  }

  /** A worker has accepted it: nobody reserves it any more, and another who did is told of it. */
  accepted(loopId: number, workerId: number): void {
    const one = this.#kept.get(loopId)
    if (one?.workerId === workerId) this.#kept.delete(loopId)
    else if (one !== undefined) one.isOvertaken = true
  }

  /** Nobody waits for it any more. @returns whose it was */
  withdraw(loopId: number): number | undefined {
    const one = this.#kept.get(loopId)
    this.#kept.delete(loopId)
    return one?.workerId
  }

  #holds(one: Reservation): boolean {
    return !one.isOvertaken && !this.#isOver(one)
  }

  #isOver(one: Reservation): boolean {
    return one.untilMs <= this.#now().getTime()
  }

  #forgetOver(): void {
    for (const [loopId, one] of this.#kept) if (this.#isOver(one)) this.#kept.delete(loopId)
  }
}

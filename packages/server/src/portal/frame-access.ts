import { assignmentOf, isOfferedTo, leaseOf } from '../review-task/review.ts'
import type { Services } from '../services.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import { loopById, reviewOf } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Reservations } from './reservations.ts'
import type { FrameLease, FrameReservation } from './task-shapes.ts'

/** @param until  when whoever may see the task now can see it no longer, as things are */
export type Access = { loop: StoredLoop; until: Date }

/** Who may see a task's page and its objects at this moment, by what the address stands for. */
export class FrameAccess {
  readonly #services: Services
  readonly #reservations: Reservations

  constructor(services: Services, reservations: Reservations) {
    this.#services = services
    this.#reservations = reservations
  }

  async of(frame: FrameLease | FrameReservation): Promise<Access | undefined> {
    const access = await this.#services.store.read(() =>
      'node' in frame ? this.#byReservation(frame) : byLease(frame),
    )
    return access !== undefined && this.#services.clock.now() < access.until ? access : undefined
  }

  /** A reserved task is the worker's to see while it is open and has room, and once they have accepted it. */
  *#byReservation(frame: FrameReservation): Unit<Access | undefined> {
    const loop = yield* loopById(frame.loopId)
    if (loop === undefined) return undefined
    const review = yield* reviewOf(loop, frame.workerId)
    const own = assignmentOf(review, frame.workerId)
    if (own?.state === 'inWork') return { loop, until: own.deadline }
    if (!isOfferedTo(review, frame.workerId) || !this.#isReserved(frame)) return undefined
    return { loop, until: new Date(loop.open_until_ms) }
  }

  /** Of reservations at other nodes only their end is known. */
  #isReserved({ loopId, workerId, node, untilMs }: FrameReservation): boolean {
    if (node === this.#reservations.node) return this.#reservations.isHeld(loopId, workerId)
    return this.#services.clock.now().getTime() < untilMs
  }
}

function* byLease({ loopId, workerId, leaseEpoch }: FrameLease): Unit<Access | undefined> {
  const loop = yield* loopById(loopId)
  if (loop === undefined) return undefined
  const own = leaseOf(yield* reviewOf(loop, workerId), workerId, leaseEpoch)
  return own && { loop, until: own.deadline }
}

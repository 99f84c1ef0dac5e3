import type { Keys } from '../keys.ts'
import { assignmentOf } from '../review-task/review.ts'
import type { Moment } from '../store/moment.ts'
import { loopToChange, loopWithReview } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { heldTasks } from '../store/task-queue.ts'
import type { Member } from '../workforce/member.ts'
import { type Ahead, acceptLoop, type Lease, type Result } from './lease.ts'
import { NextTasks, type Reserved } from './next-tasks.ts'
import { Reservations } from './reservations.ts'
import {
  beat,
  failUnusable,
  type GiveBack,
  type GiverBack,
  giveBack,
  leaveHeld,
  type Seen,
  submitAnswer,
} from './task-acts.ts'

type Act<T> = (seen: Seen, moment: Moment) => Unit<Result<T>>

const UNKNOWN = { ok: false, error: { kind: 'unknown' } } as const

/** What one worker can do with tasks, each act one transaction. Source: contract, worker API. */
export class WorkerTasks {
  readonly #store: Store
  readonly #keys: Keys
  readonly #next: NextTasks
  readonly reservations: Reservations

  constructor(store: Store, keys: Keys, now: () => Date) {
    this.#store = store
    this.#keys = keys
    this.reservations = new Reservations(now)
    this.#next = new NextTasks(store, this.reservations)
  }

  /** @param ahead  as in `NextTasks` */
  accept(worker: Member, taskId: string, ahead?: Ahead): Promise<Result<Lease>> {
    return this.#store.writeShared(
      moment => this.#find(worker, taskId, seen => acceptLoop(seen, worker, moment), moment),
      done => {
        if (!done.ok) return
        this.reservations.accepted(done.value.loop.id, worker.id)
        ahead?.(done.value)
      },
    )
  }

  /** As in `NextTasks`. */
  acceptNext(worker: Member, title?: string, ahead?: Ahead): Promise<Lease | undefined> {
    return this.#next.accept(worker, title, ahead)
  }

  /** As in `NextTasks`. */
  reserve(worker: Member, title?: string): Promise<Reserved | undefined> {
    return this.#next.reserve(worker, title)
  }

  unreserve(worker: Member, taskId: string): void {
    const loopId = this.#keys.loopIdOf(taskId)
    if (loopId !== undefined) this.reservations.giveUp(loopId, worker.id)
  }

  isReserved(worker: Member, taskId: string): boolean {
    const loopId = this.#keys.loopIdOf(taskId)
    return loopId !== undefined && this.reservations.isHeld(loopId, worker.id)
  }

  submit(worker: Member, taskId: string, leaseEpoch: number, answerContent: string): Promise<Result<null>> {
    const by = { workerId: worker.id, leaseEpoch }
    return this.#act(worker, taskId, (seen, moment) => submitAnswer(seen, by, answerContent, moment))
  }

  heartbeat(worker: Member, taskId: string, leaseEpoch: number, isActive: boolean) {
    const by = { workerId: worker.id, leaseEpoch, isActive }
    this.reservations.renew(worker.id)
    return this.#act(worker, taskId, (seen, moment) => beat(seen, by, moment))
  }

  /** @param reason  the worker's own words for declining */
  giveBack(worker: Member, taskId: string, how: GiveBack, leaseEpoch: number, reason?: string) {
    const by: GiverBack = { workerId: worker.id, leaseEpoch, ...(reason && { reason }) }
    if (how === 'leave') this.reservations.giveUpAll(worker.id)
    return this.#act(worker, taskId, (seen, moment) => giveBack(seen, how, by, moment))
  }

  /** Signing out leaves every task, which ends those of loops that are being stopped. Source: spec 8.3. */
  async leaveAll(worker: Member): Promise<void> {
    this.reservations.giveUpAll(worker.id)
    const held = await this.#store.read(() => heldTasks(worker.id, 0, 10_000))
    for (const { id } of held) await this.#store.writeShared(moment => leaveHeld(id, worker.id, moment))
  }

  /** As in `failUnusable`. */
  foundUnusable(loopId: number, reason: string): Promise<void> {
    return this.#store.writeShared(moment => failUnusable(loopId, reason, moment))
  }

  #act<T>(worker: Member, taskId: string, act: Act<T>): Promise<Result<T>> {
    return this.#store.writeShared(moment => this.#find(worker, taskId, act, moment))
  }

  *#find<T>(worker: Member, taskId: string, act: Act<T>, moment: Moment): Unit<Result<T>> {
    const seen = yield* this.visible(worker, taskId, loopToChange)
    return seen === undefined ? UNKNOWN : yield* act(seen, moment)
  }

  /** A task that this worker may know of: of their team, or one they have had a part in. Source: spec 2.5 T2, T3. */
  *visible(worker: Member, taskId: string, open = loopWithReview): Unit<Seen | undefined> {
    const id = this.#keys.loopIdOf(taskId)
    const opened = id === undefined ? undefined : yield* open(id, worker.id)
    if (opened === undefined || opened.loop.account_id !== worker.account_id) return undefined
    const { loop, review } = opened
    const own = assignmentOf(review, worker.id)
    const isTheirs = own !== undefined || worker.teams.includes(loop.workteam_id)
    return isTheirs ? { loop, review, own } : undefined
  }
}

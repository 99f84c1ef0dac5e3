import type { Keys } from '../keys.ts'
import type { Assignment } from '../review-task/assignment.ts'
import { direct } from '../review-task/direct.ts'
import { decline, type Holder, heartbeat, leave, release } from '../review-task/give-back.ts'
import { assignmentOf, type Review } from '../review-task/review.ts'
import { submit } from '../review-task/submit.ts'
import { answerOf, storeAnswer } from '../store/answers.ts'
import { noteReason } from '../store/history.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import type { Moment } from '../store/moment.ts'
import { changeLoop, loopToChange, loopWithReview } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { heldTasks } from '../store/task-queue.ts'
import type { Member } from '../workforce/member.ts'
import { acceptLoop, type Lease, type Result } from './lease.ts'
import { NextTasks } from './next-tasks.ts'
import { Reservations } from './reservations.ts'

/** A loop as one worker sees it: with everybody at work on it, and their own part. */
export type Seen = { loop: StoredLoop; review: Review; own: Assignment | undefined }

export type GiveBack = 'leave' | 'release' | 'decline'

type GiverBack = Holder & { reason?: string }
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

  async accept(worker: Member, taskId: string): Promise<Result<Lease>> {
    const taken = await this.#act(worker, taskId, (seen, moment) => acceptLoop(seen, worker, moment))
    if (taken.ok) this.reservations.withdraw(taken.value.loop.id)
    return taken
  }

  /** As in `NextTasks`. */
  acceptNext(worker: Member, title?: string): Promise<Lease | undefined> {
    return this.#next.accept(worker, title)
  }

  /** As in `NextTasks`. */
  reserve(worker: Member, title?: string): Promise<{ loop: StoredLoop; until: Date } | undefined> {
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

  /** The task page can't be shown to anybody: the loop fails, which no worker can mend. Source: spec 2.6 X4. */
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

function* submitAnswer(seen: Seen, holder: Holder, answerContent: string, moment: Moment): Unit<Result<null>> {
  const { loop, own } = seen
  const { workerId } = holder
  const isSameContent = own?.state === 'submitted' && (yield* answerOf(loop.id, workerId)) === answerContent
  const done = yield* changeLoop(seen, progress => submit(progress, { ...holder, isSameContent }, moment.at), moment)
  if (!done.ok) return done
  if (!done.isRepeat) yield* storeAnswer(loop.id, workerId, answerContent)
  return { ok: true, value: null }
}

type Beat = { expiresAt: Date; loopIsStopping: boolean }

function* beat(seen: Seen, by: Holder & { isActive: boolean }, moment: Moment): Unit<Result<Beat>> {
  const done = yield* changeLoop(seen, progress => heartbeat(progress, by, moment.at), moment)
  if (!done.ok) return done
  const { review } = done.progress
  const { deadline } = assignmentOf(review, by.workerId)!
  return { ok: true, value: { expiresAt: deadline, loopIsStopping: review.loop.status === 'Stopping' } }
}

const ACTS = { leave, release, decline }

function* giveBack(seen: Seen, how: GiveBack, by: GiverBack, moment: Moment): Unit<Result<{ taskIsKept?: boolean }>> {
  const done = yield* changeLoop(seen, progress => ACTS[how](progress, by, moment.at), moment)
  if (!done.ok) return done
  // The reason may follow, when the task is out of the way.
  if (seen.own?.state === 'declined' && by.reason) yield* noteReason(seen.loop.id, by.workerId, by.reason)
  // Who leaves a loop that is being stopped cannot come back, and has to be told.
  const { status } = done.progress.review.loop
  return { ok: true, value: how === 'leave' ? { taskIsKept: status === 'InProgress' } : {} }
}

function* leaveHeld(loopId: number, workerId: number, moment: Moment): Unit<void> {
  const opened = (yield* loopToChange(loopId, workerId))!
  const lease = assignmentOf(opened.review, workerId)
  if (lease === undefined) return
  const by = { workerId, leaseEpoch: lease.leaseEpoch }
  yield* changeLoop(opened, progress => leave(progress, by, moment.at), moment)
}

function* failUnusable(loopId: number, reason: string, moment: Moment): Unit<void> {
  const opened = (yield* loopToChange(loopId))!
  const event = { type: 'foundUnusable', reason } as const
  yield* changeLoop(opened, progress => direct(progress, event, moment.at, moment.upSince), moment)
}

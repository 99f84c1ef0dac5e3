import type { Keys } from '../keys.ts'
import { accept } from '../review-task/accept.ts'
import type { Assignment } from '../review-task/assignment.ts'
import { direct } from '../review-task/direct.ts'
import { decline, type GivenBack, type Holder, heartbeat, leave, release } from '../review-task/give-back.ts'
import { assignmentOf, type Progress, type Review, type TaskRefusal } from '../review-task/review.ts'
import { submit } from '../review-task/submit.ts'
import { answerOf, storeAnswer } from '../store/answers.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import type { Moment } from '../store/moment.ts'
import { changeLoop, loopById, loopToChange, reviewOf } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { heldTasks, nextTaskId } from '../store/task-queue.ts'
import type { WorkerRow } from '../store/workers.ts'
import { teamsOfWorker } from '../workforce/teams-of-worker.ts'

export type TaskError = TaskRefusal | { kind: 'unknown' }
export type Lease = { loop: StoredLoop; assignment: Assignment }
/** A loop as one worker sees it: with everybody at work on it, and their own part. */
export type Seen = { loop: StoredLoop; review: Review; own: Assignment | undefined }
export type Result<T> = { ok: true; value: T } | { ok: false; error: TaskError }

const UNKNOWN = { ok: false, error: { kind: 'unknown' } } as const

/** What one worker can do with tasks, each act one transaction. Source: contract, worker API. */
export class WorkerTasks {
  readonly #store: Store
  readonly #keys: Keys
  readonly #directoryIssuer: string

  constructor(store: Store, keys: Keys, directoryIssuer: string) {
    this.#store = store
    this.#keys = keys
    this.#directoryIssuer = directoryIssuer
  }

  accept(worker: WorkerRow, taskId: string): Promise<Result<Lease>> {
    return this.#act(worker, taskId, ({ loop, review }, moment) => acceptLoop(loop, worker, moment, review))
  }

  /** The oldest task that the worker may take; undefined when there is none. */
  acceptNext(worker: WorkerRow): Promise<Lease | undefined> {
    const issuer = this.#directoryIssuer
    return this.#store.writeShared(function* (moment) {
      const teams = yield* teamsOfWorker(worker, issuer)
      let id = yield* nextTaskId(worker.id, teams)
      // The oldest may have run out since housekeeping last looked; the one behind it may not.
      while (id !== undefined) {
        const loop = (yield* loopToChange(id))!
        const review = yield* reviewOf(loop, worker.id)
        // It may have been waited for, and come to this very worker meanwhile, who asked twice.
        const accepted = isDoneWith(assignmentOf(review, worker.id))
          ? undefined
          : yield* acceptLoop(loop, worker, moment, review)
        if (accepted?.ok) return accepted.value
        id = yield* nextTaskId(worker.id, teams, id)
      }
      return undefined
    })
  }

  submit(worker: WorkerRow, taskId: string, leaseEpoch: number, answerContent: string): Promise<Result<null>> {
    return this.#act(worker, taskId, function* ({ loop, review, own }, moment) {
      const isSameContent = own?.state === 'submitted' && (yield* answerOf(loop.id, worker.id)) === answerContent
      const by = { workerId: worker.id, leaseEpoch, isSameContent }
      const done = yield* changeLoop(loop, worker.id, progress => submit(progress, by, moment.at), moment, review)
      if (!done.ok) return done
      if (!done.isRepeat) yield* storeAnswer(loop.id, worker.id, answerContent)
      return { ok: true, value: null }
    })
  }

  heartbeat(worker: WorkerRow, taskId: string, leaseEpoch: number, isActive: boolean) {
    const by = { workerId: worker.id, leaseEpoch, isActive }
    return this.#handle(
      worker,
      taskId,
      (progress, moment) => heartbeat(progress, by, moment.at),
      ({ review }) => ({
        expiresAt: assignmentOf(review, worker.id)!.deadline,
        loopIsStopping: review.loop.status === 'Stopping',
      }),
    )
  }

  giveBack(worker: WorkerRow, taskId: string, how: 'leave' | 'release' | 'decline', leaseEpoch: number) {
    const act = { leave, release, decline }[how]
    const by: Holder = { workerId: worker.id, leaseEpoch }
    return this.#handle(
      worker,
      taskId,
      (progress, moment) => act(progress, by, moment.at),
      // Who leaves a loop that is being stopped cannot come back, and has to be told.
      ({ review }) => (how === 'leave' ? { taskIsKept: review.loop.status === 'InProgress' } : {}),
    )
  }

  /** Signing out leaves every task, which ends those of loops that are being stopped. Source: spec 8.3. */
  async leaveAll(worker: WorkerRow): Promise<void> {
    const held = await this.#store.read(() => heldTasks(worker.id, 0, 10_000))
    for (const { id } of held)
      await this.#store.writeShared(function* (moment) {
        const loop = (yield* loopToChange(id))!
        const lease = assignmentOf(yield* reviewOf(loop, worker.id), worker.id)
        if (lease === undefined) return
        const by = { workerId: worker.id, leaseEpoch: lease.leaseEpoch }
        yield* changeLoop(loop, worker.id, progress => leave(progress, by, moment.at), moment)
      })
  }

  /** The task page can't be shown to anybody: the loop fails, which no worker can mend. Source: spec 2.6 X4. */
  foundUnusable(loopId: number, reason: string): Promise<void> {
    return this.#store.writeShared(function* (moment) {
      const loop = (yield* loopToChange(loopId))!
      const event = { type: 'foundUnusable', reason } as const
      yield* changeLoop(loop, null, progress => direct(progress, event, moment.at, moment.upSince), moment)
    })
  }

  #handle<T>(
    worker: WorkerRow,
    taskId: string,
    act: (progress: Progress, moment: Moment) => GivenBack,
    show: (progress: Progress) => T,
  ): Promise<Result<T>> {
    return this.#act(worker, taskId, function* ({ loop, review }, moment) {
      const done = yield* changeLoop(loop, worker.id, progress => act(progress, moment), moment, review)
      return done.ok ? { ok: true, value: show(done.progress) } : done
    })
  }

  #act<T>(worker: WorkerRow, taskId: string, act: (seen: Seen, moment: Moment) => Unit<Result<T>>): Promise<Result<T>> {
    const find = () => this.visible(worker, taskId, loopToChange)
    return this.#store.writeShared(function* (moment) {
      const seen = yield* find()
      return seen === undefined ? UNKNOWN : yield* act(seen, moment)
    })
  }

  /** A task that this worker may know of: of their team, or one they have had a part in. Source: spec 2.5 T2, T3. */
  *visible(worker: WorkerRow, taskId: string, find = loopById): Unit<Seen | undefined> {
    const id = this.#keys.loopIdOf(taskId)
    const loop = id === undefined ? undefined : yield* find(id)
    if (loop === undefined || loop.account_id !== worker.account_id) return undefined
    const review = yield* reviewOf(loop, worker.id)
    const own = assignmentOf(review, worker.id)
    const isTheirs =
      own !== undefined || (yield* teamsOfWorker(worker, this.#directoryIssuer)).includes(loop.workteam_id)
    return isTheirs ? { loop, review, own } : undefined
  }
}

/** A part after which the same task is no new one for the worker. */
const isDoneWith = (own: Assignment | undefined): boolean =>
  own?.state === 'inWork' || own?.state === 'submitted' || own?.state === 'declined'

function* acceptLoop(loop: StoredLoop, worker: WorkerRow, moment: Moment, known?: Review): Unit<Result<Lease>> {
  const done = yield* changeLoop(loop, worker.id, progress => accept(progress, worker.id, moment.at), moment, known)
  return done.ok ? { ok: true, value: { loop, assignment: done.lease } } : done
}

import type { Assignment } from '../review-task/assignment.ts'
import { direct } from '../review-task/direct.ts'
import { decline, type Holder, heartbeat, leave, release } from '../review-task/give-back.ts'
import { assignmentOf } from '../review-task/review.ts'
import { submit } from '../review-task/submit.ts'
import { answerOf, storeAnswer } from '../store/answers.ts'
import { noteReason } from '../store/history.ts'
import type { Moment } from '../store/moment.ts'
import { changeLoop, loopToChange, type Opened } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Result } from './lease.ts'

/** A loop as one worker sees it: with everybody at work on it, and their own part. */
export type Seen = Opened & { own: Assignment | undefined }

export type GiveBack = 'leave' | 'release' | 'decline'
export type GiverBack = Holder & { reason?: string }

/** The same answer sent twice counts once. */
export function* submitAnswer(seen: Seen, holder: Holder, answerContent: string, moment: Moment): Unit<Result<null>> {
  const { loop, own } = seen
  const { workerId } = holder
  const isSameContent = own?.state === 'submitted' && (yield* answerOf(loop.id, workerId)) === answerContent
  const done = yield* changeLoop(seen, progress => submit(progress, { ...holder, isSameContent }, moment.at), moment)
  if (!done.ok) return done
  if (!done.isRepeat) yield* storeAnswer(loop.id, workerId, answerContent)
  return { ok: true, value: null }
}

type Beat = { expiresAt: Date; loopIsStopping: boolean }

/** A sign of life: the lease is longer by it, or was not theirs any more. */
export function* beat(seen: Seen, by: Holder & { isActive: boolean }, moment: Moment): Unit<Result<Beat>> {
  const done = yield* changeLoop(seen, progress => heartbeat(progress, by, moment.at), moment)
  if (!done.ok) return done
  const { review } = done.progress
  const { deadline } = assignmentOf(review, by.workerId)!
  return { ok: true, value: { expiresAt: deadline, loopIsStopping: review.loop.status === 'Stopping' } }
}

const ACTS = { leave, release, decline }

/** @param by  with the worker's own words for declining, if there are any */
export function* giveBack(
  seen: Seen,
  how: GiveBack,
  by: GiverBack,
  moment: Moment,
): Unit<Result<{ taskIsKept?: boolean }>> {
  const done = yield* changeLoop(seen, progress => ACTS[how](progress, by, moment.at), moment)
  if (!done.ok) return done
  // The reason may follow, when the task is out of the way.
  if (seen.own?.state === 'declined' && by.reason) yield* noteReason(seen.loop.id, by.workerId, by.reason)
  // Who leaves a loop that is being stopped cannot come back, and has to be told.
  const { status } = done.progress.review.loop
  return { ok: true, value: how === 'leave' ? { taskIsKept: status === 'InProgress' } : {} }
}

/** Gives a task back that the worker still has in hand, whatever lease that is. */
export function* leaveHeld(loopId: number, workerId: number, moment: Moment): Unit<void> {
  const opened = (yield* loopToChange(loopId, workerId))!
  const lease = assignmentOf(opened.review, workerId)
  if (lease === undefined) return
  const by = { workerId, leaseEpoch: lease.leaseEpoch }
  yield* changeLoop(opened, progress => leave(progress, by, moment.at), moment)
}

/** The task page can't be shown to anybody: the loop fails, which no worker can mend. Source: spec 2.6 X4. */
export function* failUnusable(loopId: number, reason: string, moment: Moment): Unit<void> {
  const opened = (yield* loopToChange(loopId))!
  const event = { type: 'foundUnusable', reason } as const
  yield* changeLoop(opened, progress => direct(progress, event, moment.at, moment.upSince), moment)
}

import { accept } from '../review-task/accept.ts'
import type { Assignment } from '../review-task/assignment.ts'
import type { TaskRefusal } from '../review-task/review.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import type { Moment } from '../store/moment.ts'
import { changeLoop, type Opened } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Member } from '../workforce/member.ts'

/** `unknown`: there is no such task for this worker. */
export type TaskError = TaskRefusal | { kind: 'unknown' }
export type Result<T> = { ok: true; value: T } | { ok: false; error: TaskError }
/** One worker's hold on a task. */
export type Lease = { loop: StoredLoop; assignment: Assignment }

export function* acceptLoop(opened: Opened, worker: Member, moment: Moment): Unit<Result<Lease>> {
  const done = yield* changeLoop(opened, progress => accept(progress, worker.id, moment.at), moment)
  return done.ok ? { ok: true, value: { loop: opened.loop, assignment: done.lease } } : done
}

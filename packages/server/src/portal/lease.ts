import { accept } from '../review-task/accept.ts'
import type { Assignment } from '../review-task/assignment.ts'
import type { TaskRefusal } from '../review-task/review.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import type { Moment } from '../store/moment.ts'
import { changeLoop, type Opened } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Member } from '../workforce/member.ts'
import { type PageSources, sourcesOf } from './page-sources.ts'

/** `unknown`: there is no such task for this worker. */
export type TaskError = TaskRefusal | { kind: 'unknown' }
export type Result<T> = { ok: true; value: T } | { ok: false; error: TaskError }
/** One worker's hold on a task, and what its page is made of. */
export type Lease = { loop: StoredLoop; assignment: Assignment; sources: PageSources }

/** What can be done with a task that is the worker's, before it is certain that it stays theirs: nobody may hear of it. */
export type Ahead = (lease: Lease) => void

export function* acceptLoop(opened: Opened, worker: Member, moment: Moment): Unit<Result<Lease>> {
  const { loop } = opened
  const done = yield* changeLoop(opened, progress => accept(progress, worker.id, moment.at), moment)
  if (!done.ok) return done
  return { ok: true, value: { loop, assignment: done.lease, sources: yield* sourcesOf(loop) } }
}

import type { LoopEvent, LoopRefusal } from '../human-loop/loop.ts'
import { step } from '../human-loop/step.ts'
import { isAway } from './assignment.ts'
import { atWork } from './pass-time.ts'
import { endWork, type Progress } from './review.ts'

export type Directed = { ok: true; progress: Progress } | { ok: false; error: LoopRefusal }

/**
 * Something happens to the loop as a whole (stop, delete, output written …), with what that means for the people on
 * it: a stop ends the task of everybody who is away, a loop that is over ends all of them.
 * Source: spec 2.4 S3, S6; contract, worker API (leave).
 */
export function direct(progress: Progress, event: LoopEvent, at: Date, upSince: Date): Directed {
  const stepped = step(progress.review.loop, event, at)
  if (!stepped.ok) return stepped
  const review = { ...progress.review, loop: stepped.loop }
  let now: Progress = { ...progress, review, facts: [...progress.facts, ...stepped.facts] }
  for (const one of atWork(review)) {
    const { status } = now.review.loop
    if (status === 'InProgress' || (status === 'Stopping' && !isAway(one, at, upSince))) continue
    now = endWork(now, one, 'returned', at)
  }
  return { ok: true, progress: now }
}

import { type Assignment, goneAt, isAway } from './assignment.ts'
import { endWork, type Progress, type Review, send } from './review.ts'

/**
 * Everything that has happened to a review merely because time passed until `at`: leases that ran out, workers who
 * left a stopping loop, a lifetime that ended. Done before every action, so that no action sees a stale picture.
 * Source: spec 2.4 S4, S6, S7, 2.6 X2.
 */
export function passTime(progress: Progress, at: Date, upSince: Date): Progress {
  let now = progress
  for (const one of atWork(progress.review)) {
    if (at >= one.deadline) now = endWork(now, one, 'timedOut', at)
    else if (now.review.loop.status === 'Stopping' && isAway(one, at, upSince)) now = endWork(now, one, 'returned', at)
  }
  const { loop } = now.review
  if (loop.status === 'InProgress' && !loop.isLifetimeOver && at >= loop.openUntil)
    now = send(now, { type: 'lifetimeEnded' }, at)
  return now
}

/** When `passTime` will next have something to do; null when time alone changes nothing more. */
export function nextDue(review: Review, upSince: Date): Date | null {
  const { loop } = review
  const times = atWork(review).map(one => one.deadline)
  if (loop.status === 'Stopping') times.push(...atWork(review).map(one => one.leftAt ?? goneAt(one, upSince)))
  if (loop.status === 'InProgress' && !loop.isLifetimeOver) times.push(loop.openUntil)
  if (loop.status === 'Deleting') times.push(loop.changedAt)
  return times.length === 0 ? null : new Date(Math.min(...times.map(time => time.getTime())))
}

export const atWork = (review: Review): Assignment[] => review.assignments.filter(one => one.state === 'inWork')

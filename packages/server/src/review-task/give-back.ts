import { type Assignment, paused, resumed } from './assignment.ts'
import { assignmentOf, endWork, leaseOf, type Progress, refusal, type TaskRefusal, withAssignment } from './review.ts'

export type Holder = { workerId: number; leaseEpoch: number }
export type GivenBack = { ok: true; progress: Progress } | { ok: false; error: TaskRefusal }

/** The worker gives the task back: others may take it, and so may they. Source: spec 2.5. */
export const release = (progress: Progress, by: Holder, at: Date): GivenBack => end(progress, by, 'returned', at)

/** The worker does not want the task: it is never shown to them again; others may take it. Source: spec 2.5. */
export const decline = (progress: Progress, by: Holder & { reason?: string }, at: Date): GivenBack =>
  end(progress, by, 'declined', at, by.reason)

function end(progress: Progress, by: Holder, state: 'returned' | 'declined', at: Date, reason?: string): GivenBack {
  const own = assignmentOf(progress.review, by.workerId)
  // Asked twice is normal after a dropped connection.
  if (own?.state === state && own.leaseEpoch === by.leaseEpoch) return { ok: true, progress }
  const lease = leaseOf(progress.review, by.workerId, by.leaseEpoch)
  if (lease === undefined) return { ok: false, error: refusal(progress.review, by.workerId) }
  return { ok: true, progress: endWork(progress, lease, state, at, reason) }
}

/**
 * "Stop and resume later": the lease runs on to its deadline and the worker may come back. In a loop that is being
 * stopped, whoever leaves cannot come back. Source: spec 2.4 S6, S7; contract, worker API.
 */
export function leave(progress: Progress, by: Holder, at: Date): GivenBack {
  const own = assignmentOf(progress.review, by.workerId)
  // Asked twice is normal after a dropped connection.
  if (own?.state === 'returned' && own.leaseEpoch === by.leaseEpoch) return { ok: true, progress }
  if (progress.review.loop.status === 'Stopping') return release(progress, by, at)
  const lease = leaseOf(progress.review, by.workerId, by.leaseEpoch)
  if (lease === undefined) return { ok: false, error: refusal(progress.review, by.workerId) }
  const left: Assignment = { ...paused(lease, at), leftAt: lease.leftAt ?? at }
  return { ok: true, progress: withAssignment(progress, left) }
}

/** A sign of life of the task page; an inactive worker counts as pausing. Source: spec 2.4 S7, 5.3. */
export function heartbeat(progress: Progress, by: Holder & { isActive: boolean }, at: Date): GivenBack {
  const lease = leaseOf(progress.review, by.workerId, by.leaseEpoch)
  if (lease === undefined) return { ok: false, error: refusal(progress.review, by.workerId) }
  const seen: Assignment = by.isActive ? resumed(lease, at) : { ...paused(lease, at), seenAt: at, leftAt: null }
  return { ok: true, progress: withAssignment(progress, seen) }
}

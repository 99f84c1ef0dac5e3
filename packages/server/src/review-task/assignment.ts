/**
 * One worker's part in one human loop.
 *
 * - `inWork`: holds the lease `leaseEpoch` until `deadline`
 * - `submitted`: answered, final
 * - `declined`: does not want it, final for this worker
 * - `returned`, `timedOut`: without an answer; may be taken again while the loop is open
 * Source: spec 2.5.
 */
export type Assignment = {
  workerId: number
  state: 'inWork' | 'submitted' | 'declined' | 'returned' | 'timedOut'
  /** Unique within the loop and growing: a submit under an older lease can never count. */
  leaseEpoch: number
  acceptedAt: Date
  deadline: Date
  /** Last sign of life of the task page. */
  seenAt: Date
  /** Since when the worker has been away by their own act ("stop and resume later"). */
  leftAt: Date | null
  /** Since when no work is counted: page hidden, worker idle, or away. */
  pausedAt: Date | null
  /** Sum of the pauses that are over, in milliseconds. */
  pausedMs: number
  submittedAt: Date | null
}

/** Heartbeats come every 30 s; silence that long starts the grace of a worker who may come back. Source: spec 2.4 S7. */
export const HEARTBEAT_MS = 30_000
export const GRACE_MS = 120_000

/** When a worker who says nothing more counts as gone. `upSince`: time in which the service was down does not count. */
export const goneAt = (assignment: Assignment, upSince: Date): Date =>
  new Date(Math.max(assignment.seenAt.getTime(), upSince.getTime()) + HEARTBEAT_MS + GRACE_MS)

/** Has the worker left the task without giving it up? */
export const isAway = (assignment: Assignment, at: Date, upSince: Date): boolean =>
  assignment.leftAt !== null || at >= goneAt(assignment, upSince)

/** Milliseconds of work so far, pauses left out. */
export function activeMs(assignment: Assignment, at: Date): number {
  const running = (assignment.pausedAt ?? at).getTime() - assignment.acceptedAt.getTime()
  return Math.max(0, running - assignment.pausedMs)
}

/** The worker is back: a pause or an absence ends. */
export function resumed(assignment: Assignment, at: Date): Assignment {
  const pausedMs =
    assignment.pausedAt === null
      ? assignment.pausedMs
      : assignment.pausedMs + at.getTime() - assignment.pausedAt.getTime()
  return { ...assignment, pausedMs, pausedAt: null, leftAt: null, seenAt: at }
}

export const paused = (assignment: Assignment, at: Date): Assignment => ({
  ...assignment,
  pausedAt: assignment.pausedAt ?? at,
})

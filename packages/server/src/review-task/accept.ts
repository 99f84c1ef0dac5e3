import { hasRoom } from '../human-loop/loop.ts'
import { type Assignment, resumed } from './assignment.ts'
import { assignmentOf, type Progress, send, type TaskRefusal, withAssignment } from './review.ts'

export type Accepted = { ok: true; progress: Progress; lease: Assignment } | { ok: false; error: TaskRefusal }

/**
 * A worker takes a task, or comes back to one they hold: then it is the same lease.
 * Source: spec 2.5 T1, T4; contract, worker API.
 */
export function accept(progress: Progress, workerId: number, at: Date): Accepted {
  const own = assignmentOf(progress.review, workerId)
  if (own?.state === 'inWork') {
    const lease = resumed(own, at)
    return { ok: true, progress: withAssignment(progress, lease), lease }
  }
  const { loop } = progress.review
  if (own?.state === 'submitted' || own?.state === 'declined') return { ok: false, error: { kind: 'gone' } }
  if (!hasRoom(loop)) return { ok: false, error: { kind: isFull(progress) ? 'leaseLost' : 'gone' } }
  return begin(progress, workerId, at)
}

/** Open, but every place that is left is held by somebody: it may become free again. */
function isFull({ review: { loop } }: Progress): boolean {
  return loop.status === 'InProgress' && !loop.isLifetimeOver && loop.answerCount < loop.taskCount
}

function begin(progress: Progress, workerId: number, at: Date): Accepted {
  const { review } = progress
  const leaseEpoch = review.lastEpoch + 1
  const lease: Assignment = {
    workerId,
    state: 'inWork',
    leaseEpoch,
    acceptedAt: at,
    deadline: new Date(at.getTime() + review.timeLimitSeconds * 1000),
    seenAt: at,
    leftAt: null,
    pausedAt: null,
    pausedMs: 0,
    submittedAt: null,
  }
  const noted = withAssignment({ ...progress, review: { ...review, lastEpoch: leaseEpoch } }, lease)
  const begun = send(noted, { type: 'workBegun' }, at)
  return { ok: true, lease, progress: { ...begun, taskFacts: [...begun.taskFacts, { type: 'Accepted', workerId }] } }
}

import { type HumanLoop, hasRoom, type LoopEvent, type LoopFact } from '../human-loop/loop.ts'
import { step } from '../human-loop/step.ts'
import type { Assignment } from './assignment.ts'

/** A human loop together with the people on it: what any decision about its tasks needs to see. */
export type Review = {
  loop: HumanLoop
  /** The newest lease epoch given out in this loop; 0 before the first. */
  lastEpoch: number
  timeLimitSeconds: number
  /** At least everybody who is at work, and the worker whom the action is about. */
  assignments: Assignment[]
}

/** What became of one worker's task; sent as an event where an installation asks for task events. Source: spec 6.1. */
export type TaskFact = {
  type: 'Accepted' | 'Submitted' | 'Declined' | 'Returned' | 'Expired'
  workerId: number
  /** The worker's own words for declining. */
  reason?: string
}

/** A review on its way through an action, with everything that has happened to it so far. */
export type Progress = { review: Review; facts: LoopFact[]; taskFacts: TaskFact[] }

export type TaskRefusal =
  /** Another worker's or a newer lease counts; the loop is still open. */
  | { kind: 'leaseLost' }
  /** Never again for this worker. */
  | { kind: 'gone' }

export const assignmentOf = (review: Review, workerId: number): Assignment | undefined =>
  review.assignments.find(one => one.workerId === workerId)

/** The lease under which the worker acts, if it is theirs and current. */
export function leaseOf(review: Review, workerId: number, leaseEpoch: number): Assignment | undefined {
  const own = assignmentOf(review, workerId)
  return own?.state === 'inWork' && own.leaseEpoch === leaseEpoch ? own : undefined
}

/** Which of the two ways a worker without a valid lease is told no. Source: contract, worker API. */
export function refusal(review: Review, workerId: number): TaskRefusal {
  const own = assignmentOf(review, workerId)
  const isOver = own?.state === 'submitted' || own?.state === 'declined'
  if (isOver) return { kind: 'gone' }
  const { status, isLifetimeOver, answerCount, taskCount } = review.loop
  const isOpen = status === 'InProgress' && !isLifetimeOver && answerCount < taskCount
  const holdsNewer = own?.state === 'inWork'
  return { kind: isOpen || holdsNewer ? 'leaseLost' : 'gone' }
}

/** May this worker be shown the task as one to take? Source: spec 2.5 T1, T2. */
export function isOfferedTo(review: Review, workerId: number): boolean {
  const own = assignmentOf(review, workerId)
  return hasRoom(review.loop) && own?.state !== 'submitted' && own?.state !== 'declined' && own?.state !== 'inWork'
}

/** Puts one worker's new part in place of the old one. */
export function withAssignment(progress: Progress, changed: Assignment): Progress {
  const others = progress.review.assignments.filter(one => one.workerId !== changed.workerId)
  return { ...progress, review: { ...progress.review, assignments: [...others, changed] } }
}

/**
 * Sends one event through the loop's step function.
 *
 * @throws Error when the lifecycle refuses an event that a task implies: the caller's own check has a hole
 */
export function send(progress: Progress, event: LoopEvent, at: Date): Progress {
  const stepped = step(progress.review.loop, event, at)
  if (!stepped.ok) throw new Error(`a task implied ${event.type} on a loop that is ${stepped.error.status}`)
  const facts = [...progress.facts, ...stepped.facts]
  return { ...progress, review: { ...progress.review, loop: stepped.loop }, facts }
}

/** Ends a worker's part without an answer. */
export function endWork(
  progress: Progress,
  own: Assignment,
  state: 'returned' | 'declined' | 'timedOut',
  at: Date,
  reason?: string,
) {
  const type = ({ returned: 'Returned', declined: 'Declined', timedOut: 'Expired' } as const)[state]
  const ended = withAssignment(progress, { ...own, state })
  const noted: Progress = {
    ...ended,
    taskFacts: [...ended.taskFacts, { type, workerId: own.workerId, ...(reason && { reason }) }],
  }
  return send(noted, { type: 'workEnded' }, at)
}

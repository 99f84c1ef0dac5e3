import type { LoopEventType, LoopStatus } from './lifecycle.ts'

/** Why a loop failed. `reason` is a sentence of at most 1024 characters. Source: spec 2.6 X1. */
export type Failure = { code: 'ValidationError' | 'Expired' | 'InternalError'; reason: string }

/** Where the loop's output object stands. `due`: delivery owes it; `givenUp`: 24 hours of trying were not enough. */
export type OutputState = 'none' | 'due' | 'written' | 'givenUp'

/** What decides over a human loop's future; everything else about it (input, texts, answers) is kept elsewhere. */
export type HumanLoop = {
  status: LoopStatus
  /** Grows by one with every change: whoever decided on an older one has to look again. */
  revision: number
  /** Answers wanted, from as many different workers: 1 to 3. */
  taskCount: number
  answerCount: number
  /** Workers who hold a task of the loop right now. */
  atWorkCount: number
  /** Until then tasks may be picked up. */
  openUntil: Date
  isLifetimeOver: boolean
  /** Its flow definition or account is going away: it is deleted as soon as it is finished. */
  isToBeRemoved: boolean
  output: OutputState
  failure: Failure | null
  changedAt: Date
  /** First moment it was Completed, Stopped, Failed or Deleted; retention counts from here. Source: spec 2.7 D11. */
  endedAt: Date | null
}

export type LoopEvent =
  | { type: Exclude<LoopEventType, 'foundUnusable' | 'faulted' | 'outputGivenUp'> }
  | { type: 'foundUnusable' | 'faulted' | 'outputGivenUp'; reason: string }

/** What others must hear of a step, in order. */
export type LoopFact =
  | { type: 'StatusChanged'; from: LoopStatus; to: LoopStatus; at: Date }
  /** The answers that exist are owed to the customer's bucket. */
  | { type: 'OutputDue' }

export type LoopRefusal = { kind: 'eventRefused'; status: LoopStatus; event: LoopEventType }

export type Step = { ok: true; loop: HumanLoop; facts: LoopFact[] } | { ok: false; error: LoopRefusal }

/** A loop as `StartHumanLoop` makes it. `lifetimeSeconds` counts from creation. Source: spec 2.2, 2.5 T5. */
export function startedLoop(start: { taskCount: number; lifetimeSeconds: number; at: Date }): HumanLoop {
  return {
    status: 'InProgress',
    revision: 1,
    taskCount: start.taskCount,
    answerCount: 0,
    atWorkCount: 0,
    openUntil: new Date(start.at.getTime() + start.lifetimeSeconds * 1000),
    isLifetimeOver: false,
    isToBeRemoved: false,
    output: 'none',
    failure: null,
    changedAt: start.at,
    endedAt: null,
  }
}

/** May one more worker take a task? Holders and answers use up the places. Source: spec 2.5 T1, T4. */
export const hasRoom = (loop: HumanLoop): boolean =>
  loop.status === 'InProgress' && !loop.isLifetimeOver && loop.answerCount + loop.atWorkCount < loop.taskCount

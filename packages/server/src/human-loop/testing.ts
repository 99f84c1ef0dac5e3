import type { LoopEventType, LoopStatus } from './lifecycle.ts'
import { type HumanLoop, type LoopEvent, startedLoop } from './loop.ts'

export const NOON = new Date('2031-04-05T12:00:00.000Z')

/** A loop of which only what matters is said. */
export const aLoop = (given: Partial<HumanLoop> = {}): HumanLoop => ({
  ...startedLoop({ taskCount: 1, lifetimeSeconds: 3600, at: NOON }),
  ...given,
})

/** A loop in a status that it can really be in: people are at work on a stopping one, finished ones have ended. */
export function aLoopThatIs(status: LoopStatus): HumanLoop {
  const endedAt = status === 'InProgress' || status === 'Stopping' ? null : NOON
  return aLoop({ status, endedAt, atWorkCount: endedAt === null ? 2 : 0, taskCount: 3 })
}

export const anEvent = (type: LoopEventType): LoopEvent =>
  type === 'foundUnusable' || type === 'faulted' || type === 'outputGivenUp' ? { type, reason: 'because' } : { type }

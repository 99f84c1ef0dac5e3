import { isFinished, LIFECYCLE, type LoopStatus } from './lifecycle.ts'
import type { Failure, HumanLoop, LoopEvent, LoopFact, Step } from './loop.ts'

/**
 * Applies one event to a human loop, together with everything that follows from it at the same moment.
 * The only way a status ever changes.
 *
 * @param at  when it happened; time is never asked for here
 * @returns the loop afterwards and what others must hear of it, or why the event was refused
 */
export function step(loop: HumanLoop, event: LoopEvent, at: Date): Step {
  const facts: LoopFact[] = []
  let now = loop
  for (let next: LoopEvent | undefined = event; next !== undefined; next = consequence(now)) {
    const to = LIFECYCLE[now.status][next.type]
    if (to === '!') return { ok: false, error: { kind: 'eventRefused', status: now.status, event: next.type } }
    if (to !== '.') facts.push({ type: 'StatusChanged', from: now.status, to, at })
    const noted = note(now, next)
    now = to === '.' ? noted : enter(noted, to, failureOf(next), at)
  }
  const moved = { ...now, revision: loop.revision + 1, changedAt: at }
  if (!owesOutput(moved)) return { ok: true, loop: moved, facts }
  // Owed before the status is heard of, so that delivery tries the object before it sends the event.
  return { ok: true, loop: { ...moved, output: 'due' }, facts: [{ type: 'OutputDue' }, ...facts] }
}

/** What the event itself says about the loop, whatever the status. */
function note(loop: HumanLoop, event: LoopEvent): HumanLoop {
  switch (event.type) {
    case 'workBegun':
      return { ...loop, atWorkCount: loop.atWorkCount + 1 }
    case 'answerSubmitted':
      return { ...loop, atWorkCount: loop.atWorkCount - 1, answerCount: loop.answerCount + 1 }
    case 'workEnded':
      return { ...loop, atWorkCount: loop.atWorkCount - 1 }
    case 'lifetimeEnded':
      return { ...loop, isLifetimeOver: true }
    case 'removalRequested':
      return { ...loop, isToBeRemoved: true }
    case 'outputWritten':
      return { ...loop, output: 'written' }
    case 'outputGivenUp':
      return { ...loop, output: 'givenUp' }
    case 'rewriteRequested':
      // Only what was given up can be owed again; asking twice owes it once.
      return loop.output === 'givenUp' ? { ...loop, output: 'none' } : loop
    default:
      return loop
  }
}

function enter(loop: HumanLoop, to: LoopStatus, failure: Failure | null, at: Date): HumanLoop {
  const endedAt = loop.endedAt ?? (isFinished(to) ? at : null)
  return { ...loop, status: to, endedAt, failure: loop.failure ?? failure }
}

/** The event that must follow at once because of how the loop stands now. */
function consequence(loop: HumanLoop): LoopEvent | undefined {
  const isIdle = loop.atWorkCount === 0
  if (loop.status === 'Stopping' && isIdle) return { type: 'workersDone' }
  if (loop.status === 'InProgress' && loop.isLifetimeOver && isIdle && loop.answerCount < loop.taskCount)
    return { type: 'expired' }
  if (loop.isToBeRemoved && isFinished(loop.status)) return { type: 'deleteRequested' }
  return undefined
}

/** A full set of answers is owed to the bucket; so is a partial one once nobody can add to it. Source: spec 2.7 D2, D3. */
const owesOutput = (loop: HumanLoop): boolean =>
  loop.output === 'none' && loop.answerCount > 0 && (loop.answerCount >= loop.taskCount || loop.endedAt !== null)

function failureOf(event: LoopEvent): Failure | null {
  switch (event.type) {
    case 'expired':
      return { code: 'Expired', reason: 'The human loop expired before enough workers had submitted an answer.' }
    case 'foundUnusable':
    case 'outputGivenUp':
      return { code: 'ValidationError', reason: shortened(event.reason) }
    case 'faulted':
      return { code: 'InternalError', reason: shortened(event.reason) }
    default:
      return null
  }
}

const shortened = (reason: string): string => (reason.length <= 1024 ? reason : `${reason.slice(0, 1023)}…`)

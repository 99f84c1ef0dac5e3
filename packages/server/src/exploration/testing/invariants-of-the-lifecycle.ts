import { isFinished, type LoopStatus } from '../../human-loop/lifecycle.ts'
import type { Invariant, MoveInvariant } from './invariant.ts'
import type { Transition } from './move.ts'
import { holds, stateOf, timelyStatus } from './specified.ts'
import { outcomeOf, statusAfter } from './specified-outcomes.ts'
import { dateOf, type Setting, type World } from './world.ts'

/** Written by hand from the specification, 2.2: which status may follow which. */
const MAY_FOLLOW: Record<LoopStatus, readonly LoopStatus[]> = {
  InProgress: ['Completed', 'Failed', 'Stopping'],
  Stopping: ['Stopped'],
  Stopped: ['Deleting'],
  Completed: ['Deleting'],
  Failed: ['Deleting'],
  Deleting: ['Deleted'],
  Deleted: [],
}

function workFitsStatus(_: Setting, { review: { loop } }: World): string | undefined {
  if (loop.status === 'Stopping' && loop.atWorkCount === 0) return 'Stopping, and nobody is at work'
  const isOver = loop.status !== 'InProgress' && loop.status !== 'Stopping'
  return isOver && loop.atWorkCount > 0 ? `${loop.status}, and somebody is at work` : undefined
}

function removalGoesOn(_: Setting, { review: { loop } }: World): string | undefined {
  const isWaiting = loop.status === 'InProgress' || isFinished(loop.status)
  return loop.isToBeRemoved && isWaiting ? `to be removed, but ${loop.status}` : undefined
}

function endIsKept(setting: Setting, { review: { loop }, ended }: World): string | undefined {
  const at = ended === null ? null : dateOf(setting, ended.tick).getTime()
  if ((loop.endedAt?.getTime() ?? null) !== at) return 'the time of the end is not that of the first ending'
  return loop.status === 'Deleted' && at === null ? 'deleted without an end' : undefined
}

function failureIsTold(_: Setting, { review: { loop }, ended }: World): string | undefined {
  if ((loop.failure !== null) !== (ended?.status === 'Failed')) return 'a failure is told exactly where a loop failed'
  return loop.failure !== null && loop.failure.reason === '' ? 'a failure without a reason' : undefined
}

export const LIFECYCLE_HELD: readonly Invariant[] = [
  { number: 16, check: workFitsStatus },
  { number: 19, check: removalGoesOn },
  { number: 20, check: endIsKept },
  { number: 21, check: failureIsTold },
]

/** Every step that was told is one that the specification knows, and together they lead where the loop is. */
function stepsAreKnown(_: Setting, { before, after, facts }: Transition): string | undefined {
  let status = before.review.loop.status
  for (const fact of facts) {
    if (fact.type !== 'StatusChanged') continue
    if (fact.from !== status) return `told as from ${fact.from}, but the loop was ${status}`
    if (!MAY_FOLLOW[status].includes(fact.to)) return `${status} became ${fact.to}`
    status = fact.to
  }
  const now = after.review.loop.status
  return now === status ? undefined : `the loop is ${now}, and what was told leads to ${status}`
}

function endIsFinal(_: Setting, { before, after }: Transition): string | undefined {
  if (before.ended === null) return undefined
  const now = after.review.loop.status
  const isKept = now === before.ended.status || now === 'Deleting' || now === 'Deleted'
  return isKept ? undefined : `ended as ${before.ended.status}, and is ${now}`
}

/** Where the move leads, and that time has been let catch up before it was kept. */
function goesWhereItMust(setting: Setting, { before, move, outcome, after }: Transition): string | undefined {
  const wanted = outcome === 'ok' ? statusAfter(setting, before, move) : undefined
  const now = after.review.loop.status
  if (wanted !== undefined && now !== wanted) return `the loop is ${now}, and ${wanted} is right`
  return undefined
}

function isTimely(setting: Setting, { before, after }: Transition): string | undefined {
  if (after.review === before.review) return undefined
  const { status, isLifetimeOver } = after.review.loop
  const wanted = timelyStatus(setting, after)
  if (status !== wanted) return `kept as ${status}, though time has made it ${wanted}`
  const isOver = after.tick >= setting.lifetimeTicks
  if (status === 'InProgress' && isLifetimeOver !== isOver) return 'the end of the lifetime is not noted when it is'
  for (const { workerId } of after.clients)
    if (stateOf(after, workerId) === 'inWork' && !holds(setting, after, workerId))
      return `worker ${workerId} is kept in work without a lease in force`
  return undefined
}

export const LIFECYCLE_MOVED: readonly MoveInvariant[] = [
  { number: 13, check: stepsAreKnown },
  { number: 14, check: endIsFinal },
  {
    number: 15,
    check: (setting, { before, move, outcome }) => {
      if (move.kind !== 'delete' && move.kind !== 'stop' && move.kind !== 'rewrite') return undefined
      const wanted = outcomeOf(setting, before, move)
      return outcome === wanted ? undefined : `answered ${outcome}, and ${wanted} is right`
    },
  },
  { number: 17, check: goesWhereItMust },
  { number: 18, check: isTimely },
]

import type { Assignment } from '../../review-task/assignment.ts'
import type { Invariant, MoveInvariant } from './invariant.ts'
import type { Transition } from './move.ts'
import { acceptOutcome, hasValidLease, holds, isAway, isOpen, stateOf } from './specified.ts'
import { outcomeOf } from './specified-outcomes.ts'
import { clientOf, dateOf, type Setting, type World } from './world.ts'

const ownOf = (world: World, workerId: number): Assignment | undefined =>
  world.review.assignments.find(one => one.workerId === workerId)

function placesSuffice({ taskCount }: Setting, { review: { loop } }: World): string | undefined {
  const used = loop.answerCount + loop.atWorkCount
  return used > taskCount ? `${used} places of ${taskCount} are used` : undefined
}

function epochsDiffer(_: Setting, { review }: World): string | undefined {
  const epochs = review.assignments.map(one => one.leaseEpoch)
  if (new Set(epochs).size < epochs.length) return `two workers share a lease epoch: ${epochs.join(', ')}`
  return epochs.some(epoch => epoch > review.lastEpoch) ? 'a lease is newer than the newest epoch' : undefined
}

/** Asked where time has caught up: the offer is what the next look at the list shows. */
function offersAreTrue(setting: Setting, world: World): string | undefined {
  const { review, upTick, tick } = world
  const facts = { review, facts: [], taskFacts: [] }
  const timely = setting.core.passTime(facts, dateOf(setting, tick), dateOf(setting, upTick)).review
  for (const { workerId } of world.clients) {
    const isOffered = setting.core.isOfferedTo(timely, workerId)
    const mayTake = acceptOutcome(setting, world, workerId) === 'ok' && !holds(setting, world, workerId)
    if (isOffered !== mayTake) return `worker ${workerId} is ${isOffered ? '' : 'not '}offered the task, wrongly`
  }
  return undefined
}

function notesAgree(setting: Setting, world: World): string | undefined {
  for (const own of world.review.assignments) {
    if (own.state !== 'inWork') continue
    const client = clientOf(world, own.workerId)
    if (own.deadline.getTime() !== dateOf(setting, client.deadlineTick).getTime()) return 'a deadline is not as agreed'
    if (own.seenAt.getTime() !== dateOf(setting, client.seenTick).getTime()) return 'a sign of life is not noted'
    if ((own.leftAt !== null) !== client.isAway) return `whether worker ${own.workerId} has left is not noted`
  }
  return undefined
}

export const LEASES: readonly Invariant[] = [
  { number: 6, check: placesSuffice },
  { number: 7, check: epochsDiffer },
  { number: 12, check: notesAgree },
]

export const OFFERS: readonly Invariant[] = [{ number: 10, check: offersAreTrue }]

function newLease(setting: Setting, { before, move, outcome, after }: Transition): string | undefined {
  if (move.kind !== 'accept' || outcome !== 'ok') return undefined
  const own = ownOf(after, move.workerId!)
  if (own?.state !== 'inWork') return 'accepted, but not in work'
  const isNew = !holds(setting, before, own.workerId)
  if (isNew && own.leaseEpoch !== after.review.lastEpoch) return 'a new lease without the newest epoch'
  if (isNew && own.leaseEpoch <= before.review.lastEpoch) return 'a new lease under an epoch that was used before'
  if (isNew && !isOpen(setting, before)) return 'work began on a loop that is not open'
  return isNew || own.leaseEpoch === ownOf(before, own.workerId)?.leaseEpoch
    ? undefined
    : 'the same lease, another epoch'
}

/** Why a lease may end: its holder's act, its deadline, an absence once the loop is stopped, or a loop that failed. */
function leasesLast(setting: Setting, { before, move, after }: Transition): string | undefined {
  if (after.review === before.review) return undefined
  for (const own of before.review.assignments) {
    if (own.state !== 'inWork') continue
    const now = ownOf(after, own.workerId)
    if (now?.state === 'inWork' && now.leaseEpoch === own.leaseEpoch) {
      if (now.deadline.getTime() !== own.deadline.getTime()) return 'the deadline of a lease moved'
      if (now.acceptedAt.getTime() !== own.acceptedAt.getTime()) return 'the acceptance of a lease moved'
      continue
    }
    const isOwnAct = move.workerId === own.workerId && hasValidLease(setting, before, own.workerId)
    const isLate = before.tick >= clientOf(before, own.workerId).deadlineTick
    const isLeft = after.review.loop.status !== 'InProgress' && isAway(setting, before, own.workerId)
    const isFailed = before.ended === null && after.ended?.status === 'Failed'
    if (!isOwnAct && !isLate && !isLeft && !isFailed) return `worker ${own.workerId} lost a lease that was in force`
  }
  return undefined
}

const ENDS: Record<string, string> = { release: 'returned', decline: 'declined' }

function givenBack(setting: Setting, { before, move, outcome, after }: Transition): string | undefined {
  const { kind } = move
  if (kind !== 'release' && kind !== 'decline' && kind !== 'leave' && kind !== 'heartbeat') return undefined
  const wanted = outcomeOf(setting, before, move)
  if (outcome !== wanted) return `answered ${outcome}, and ${wanted} is right`
  if (outcome !== 'ok') return undefined
  const state = stateOf(after, move.workerId!)
  const isStopping = before.review.loop.status === 'Stopping'
  const isOver = stateOf(before, move.workerId!) === 'returned'
  const ending = kind === 'leave' && (isStopping || isOver) ? 'returned' : (ENDS[kind] ?? 'inWork')
  return state === ending ? undefined : `the worker's part is ${state}, and ${ending} is right`
}

export const LEASES_MOVED: readonly MoveInvariant[] = [
  { number: 7, check: newLease },
  {
    number: 8,
    check: (setting, { before, move, outcome }) => {
      if (move.kind !== 'accept') return undefined
      const wanted = acceptOutcome(setting, before, move.workerId!)
      return outcome === wanted ? undefined : `accepting was answered ${outcome}, and ${wanted} is right`
    },
  },
  { number: 9, check: leasesLast },
  { number: 11, check: givenBack },
]

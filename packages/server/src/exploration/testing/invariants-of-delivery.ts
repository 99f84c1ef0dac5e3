import { isDue } from './delivery-moves.ts'
import type { Invariant, MoveInvariant } from './invariant.ts'
import type { Setting, World } from './world.ts'

function outputIsOwedOnce({ taskCount }: Setting, world: World): string | undefined {
  const { answered, ended, outputsOwed, rewrites } = world
  const isOwed = answered.length > 0 && (answered.length >= taskCount || ended !== null)
  const wanted = Number(isOwed) + rewrites
  if (outputsOwed !== wanted) return `the output was owed ${outputsOwed} times, and ${wanted} is right`
  const isNone = world.review.loop.output === 'none'
  return isNone === isOwed ? `the output is ${world.review.loop.output}` : undefined
}

function objectIsWhole(_: Setting, { bucket, answered }: World): string | undefined {
  if (bucket === null) return undefined
  if (answered.length === 0) return 'an output object without an answer'
  const missing = answered.filter(worker => !bucket.includes(worker))
  return missing.length > 0 ? `the object lacks the answers of ${missing.join(', ')}` : undefined
}

function completedIsDelivered({ taskCount }: Setting, { bucket, review, ended }: World): string | undefined {
  const isCompleted = review.loop.status === 'Completed' || ended?.status === 'Completed'
  if (!isCompleted || bucket?.length === taskCount) return undefined
  return 'Completed before the object with all answers was in the bucket'
}

function oneEventOwed(_: Setting, { eventsOwed, ended }: World): string | undefined {
  const wanted = ended === null ? '' : ended.status
  return eventsOwed.join() === wanted ? undefined : `events owed: ${eventsOwed.join(', ')}; right is: ${wanted}`
}

/** An output that is owed again may come after the event: it was tried before. */
function heardInOrder(_: Setting, world: World): string | undefined {
  for (const events of world.heard) {
    if (events.some(status => status !== world.ended?.status)) return `heard of ${events.join(', ')}`
    const isTried = !world.outbox.some(row => row.kind === 'output' && row.tries === 0)
    if (events.length > 0 && !isTried && world.bucket === null && world.rewrites === 0)
      return 'the event came before the object was tried'
  }
  return undefined
}

/** Nothing is under way any more: whoever was to hear has heard, and what was to be written is written. */
function quietIsSettled(_: Setting, world: World): string | undefined {
  if (world.outbox.length > 0 || world.ended === null) return undefined
  if (world.heard.some(events => events.length === 0)) return 'a sink never heard of the end'
  const { output } = world.review.loop
  if (output === 'givenUp') return undefined
  if (world.answered.length > 0 && world.bucket === null) return 'the answers never reached the bucket'
  return output === 'due' ? 'an output is due, and nobody owes it' : undefined
}

function outboxMoves(_: Setting, world: World): string | undefined {
  if (world.outbox.length === 0 || world.outbox.some(row => isDue(world, row))) return undefined
  return 'the outbox waits for itself'
}

export const DELIVERY: readonly Invariant[] = [
  { number: 22, check: outputIsOwedOnce },
  { number: 23, check: objectIsWhole },
  { number: 24, check: completedIsDelivered },
  { number: 25, check: oneEventOwed },
  { number: 26, check: heardInOrder },
  { number: 27, check: quietIsSettled },
  { number: 28, check: outboxMoves },
]

export const DELIVERY_MOVED: readonly MoveInvariant[] = [
  {
    number: 23,
    check: (_, { before, after }) =>
      before.bucket !== null && after.answered.length > before.bucket.length
        ? 'an answer was accepted after the object was written'
        : undefined,
  },
]

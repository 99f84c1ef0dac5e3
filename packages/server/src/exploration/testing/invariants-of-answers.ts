import type { Invariant, MoveInvariant } from './invariant.ts'
import { hasValidLease } from './specified.ts'
import { outcomeOf } from './specified-outcomes.ts'
import type { Setting, World } from './world.ts'

const inState = (world: World, state: string): number =>
  world.review.assignments.reduce((count, one) => count + (one.state === state ? 1 : 0), 0)

function oneAnswerEach(_: Setting, { answered }: World): string | undefined {
  const isDouble = answered.some((worker, i) => answered.indexOf(worker) !== i)
  return isDouble ? `a worker has two accepted answers: ${answered.join(', ')}` : undefined
}

function neverTooMany({ taskCount }: Setting, { answered }: World): string | undefined {
  return answered.length > taskCount ? `${answered.length} answers where ${taskCount} were wanted` : undefined
}

function countsAgree(_: Setting, world: World): string | undefined {
  const { answerCount, atWorkCount } = world.review.loop
  const submitted = inState(world, 'submitted')
  if (answerCount !== submitted || answerCount !== world.answered.length)
    return `the loop counts ${answerCount} answers, ${submitted} assignments are submitted, ${world.answered.length} stored`
  const atWork = inState(world, 'inWork')
  return atWorkCount === atWork ? undefined : `the loop counts ${atWorkCount} at work, ${atWork} assignments are`
}

export const ANSWERS: readonly Invariant[] = [
  { number: 1, check: oneAnswerEach },
  { number: 2, check: neverTooMany },
  { number: 3, check: countsAgree },
]

const isSubmit = (kind: string): boolean => kind.startsWith('submit')

export const ANSWERS_MOVED: readonly MoveInvariant[] = [
  {
    number: 4,
    check: (setting, { before, move, outcome }) =>
      isSubmit(move.kind) &&
      outcome === 'ok' &&
      (move.kind === 'submitForeign' || !hasValidLease(setting, before, move.workerId!))
        ? 'a submit counted that was not made under the lease in force'
        : undefined,
  },
  {
    number: 5,
    check: (setting, { before, move, outcome, after }) => {
      if (!isSubmit(move.kind)) return undefined
      const wanted = outcomeOf(setting, before, move)
      if (outcome !== wanted) return `the submit was answered ${outcome}, and ${wanted} is right`
      const isCounted = after.answered.length > before.answered.length
      return isCounted === (outcome === 'ok') ? undefined : `answered ${outcome}, yet counted: ${isCounted}`
    },
  },
]

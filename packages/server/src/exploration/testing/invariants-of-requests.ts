import type { Assignment } from '../../review-task/assignment.ts'
import type { TaskFact } from '../../review-task/review.ts'
import { canonical } from './canonical.ts'
import type { MoveInvariant } from './invariant.ts'
import type { Transition } from './move.ts'
import type { Setting } from './world.ts'

/** A client that got no answer asks again at once: answered as the first time, and nothing more happens. */
function againIsTheSame(setting: Setting, { before, move, outcome, after }: Transition): string | undefined {
  if (!move.isRetried || after === before || (outcome !== 'ok' && outcome !== 'repeat')) return undefined
  const again = move.make(after)
  if (again === undefined) return 'cannot be asked again'
  if (again.outcome !== 'ok' && again.outcome !== 'repeat') return `asked again, it is answered ${again.outcome}`
  if (again.facts.length + again.taskFacts.length > 0) return 'asked again, it is told again'
  return canonical(setting, again.after) === canonical(setting, after) ? undefined : 'asked again, it does more'
}

/** Nobody who decided on an older picture of the loop may overwrite this one. */
function revisionGrows(_: Setting, { before, after }: Transition): string | undefined {
  const was = before.review.loop
  const now = after.review.loop
  if (now.revision < was.revision) return 'the revision went back'
  return now !== was && now.revision === was.revision ? 'the loop changed, and its revision did not' : undefined
}

const TOLD: Record<Assignment['state'], TaskFact['type']> = {
  inWork: 'Accepted',
  submitted: 'Submitted',
  declined: 'Declined',
  returned: 'Returned',
  timedOut: 'Expired',
}

/** The last that is told of a worker is what became of their part; of whom nothing is told, nothing became. */
function partsAreTold(_: Setting, { before, after, taskFacts }: Transition): string | undefined {
  if (after.review === before.review && taskFacts.length === 0) return undefined
  for (const own of after.review.assignments) {
    const was = before.review.assignments.find(one => one.workerId === own.workerId)
    const told = taskFacts.filter(fact => fact.workerId === own.workerId).at(-1)?.type
    const isChanged = was?.state !== own.state || was.leaseEpoch !== own.leaseEpoch
    const wanted = isChanged ? TOLD[own.state] : undefined
    if (told !== wanted)
      return `of worker ${own.workerId} ${told ?? 'nothing'} is told, and ${wanted ?? 'nothing'} is right`
  }
  return undefined
}

export const REQUESTS_MOVED: readonly MoveInvariant[] = [
  { number: 33, check: againIsTheSame },
  { number: 34, check: revisionGrows },
  { number: 35, check: partsAreTold },
]

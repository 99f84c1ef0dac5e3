import type { Invariant, MoveInvariant } from './invariant.ts'
import { ANSWERS, ANSWERS_MOVED } from './invariants-of-answers.ts'
import { DELIVERY, DELIVERY_MOVED } from './invariants-of-delivery.ts'
import { LEASES, LEASES_MOVED, OFFERS } from './invariants-of-leases.ts'
import { REQUESTS_MOVED } from './invariants-of-requests.ts'
import { LIFECYCLE_HELD, LIFECYCLE_MOVED } from './invariants-of-the-lifecycle.ts'
import { MEASURES, TIME } from './invariants-of-time.ts'
import type { Transition } from './move.ts'
import type { Setting, World } from './world.ts'

/** Held against the observer's books, which worlds alike in canonical form need not share: asked after every move. */
const OF_BOOKS: readonly Invariant[] = [...ANSWERS, ...LEASES, ...LIFECYCLE_HELD, ...DELIVERY, ...MEASURES]
/** Asked once for all worlds that are alike. */
const OF_WORLDS: readonly Invariant[] = [...OFFERS, ...TIME]
const OF_MOVES: readonly MoveInvariant[] = [
  ...ANSWERS_MOVED,
  ...LEASES_MOVED,
  ...LIFECYCLE_MOVED,
  ...DELIVERY_MOVED,
  ...REQUESTS_MOVED,
]

/** No move throws, and none writes into what it was given: said by the search, where reviews are frozen. */
export const THROWS = 36

export const NUMBERS: readonly number[] = [
  ...new Set([...OF_BOOKS, ...OF_WORLDS, ...OF_MOVES].map(one => one.number).concat(THROWS)),
].sort((a, b) => a - b)

export const complaintAbout = (setting: Setting, world: World): string | undefined =>
  firstComplaint(OF_WORLDS, setting, world)

function firstComplaint(of: readonly Invariant[], setting: Setting, world: World): string | undefined {
  for (const { number, check } of of) {
    const complaint = check(setting, world)
    if (complaint !== undefined) return `invariant ${number}: ${complaint}`
  }
  return undefined
}

export function complaintAboutMove(setting: Setting, transition: Transition): string | undefined {
  for (const { number, check } of OF_MOVES) {
    const complaint = check(setting, transition)
    if (complaint !== undefined) return `invariant ${number}: ${complaint} (${transition.move.says})`
  }
  return transition.after === transition.before ? undefined : firstComplaint(OF_BOOKS, setting, transition.after)
}

import { FAULT_POINTS, type FaultPoint } from '../packages/server/src/fault-points.ts'
import type { Chance } from './chance.ts'

export const CONDITIONS = [
  'plain',
  'disk full',
  'object store down',
  'sink answers 500',
  'sink slow',
  'sink cuts connections',
] as const
export type Condition = (typeof CONDITIONS)[number]

/** One life of the service and how it is to end. */
export type Round = {
  condition: Condition
  /** Where it dies; undefined: at a random moment. */
  fault?: { point: FaultPoint; count: number }
  /** The round is there to hit this point at least once in the run, and is repeated until it has. */
  mustHit?: boolean
  /** Before it begins everything comes to rest and 31 days pass. */
  isPurge?: boolean
  /** Milliseconds from its start to its death; a fault point that is not reached gets some more time. */
  afterMs: number
}

const PURGE_EVERY = 40

/** What can be reached while little succeeds. */
const REACHABLE: Partial<Record<Condition, FaultPoint[]>> = {
  'disk full': ['before-commit'],
  'object store down': ['before-commit', 'after-commit-before-acknowledge', 'after-event-before-forget'],
}
const ANYWHERE = FAULT_POINTS.filter(point => !point.startsWith('purge'))

/** Every named point once, then chance: half random moments, half named points, under one condition after the other. */
export function planOf(kills: number, chance: Chance): Round[] {
  const rounds: Round[] = ANYWHERE.map(point => ({
    condition: 'plain',
    fault: { point, count: chance.between(1, 60) },
    mustHit: true,
    afterMs: 6_000,
  }))
  rounds.push(...purgeRounds(chance).map(round => ({ ...round, mustHit: true })))
  for (let i = 0; rounds.length < kills; i++) {
    rounds.push(chanceRound(CONDITIONS[(i + 1) % CONDITIONS.length]!, chance))
    if (rounds.length % PURGE_EVERY === 0 && rounds.length + 2 <= kills) rounds.push(...purgeRounds(chance))
  }
  return rounds
}

/** A purge that died half done is done again at the next start, so the second death needs no second purge. */
const purgeRounds = (chance: Chance): Round[] => [
  { condition: 'plain', isPurge: true, fault: { point: 'purge-middle', count: chance.between(1, 10) }, afterMs: 3_000 },
  { condition: 'plain', fault: { point: 'purge-before-scrub', count: 1 }, afterMs: 3_000 },
]

/** The same again, for a point that was not hit: what it needs has to be there. */
export const again = (round: Round): Round => ({ ...round, isPurge: round.fault?.point.startsWith('purge') ?? false })

/** Commits come faster than deliveries; early deaths are more frequent than late ones. */
function faultAt(point: FaultPoint, chance: Chance): { point: FaultPoint; count: number } {
  const most = point.includes('commit') ? 400 : 120
  return { point, count: 1 + Math.floor(most * chance.next() ** 2) }
}

function chanceRound(condition: Condition, chance: Chance): Round {
  // Some die while they are still starting.
  const afterMs = chance.happens(15) ? chance.between(50, 700) : chance.between(700, 3_000)
  if (chance.happens(50)) return { condition, afterMs }
  return { condition, afterMs, fault: faultAt(chance.pick(REACHABLE[condition] ?? ANYWHERE), chance) }
}

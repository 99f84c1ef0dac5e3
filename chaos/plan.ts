import { FAULT_POINTS, type FaultPoint } from '../packages/server/src/fault-points.ts'
import type { Chance } from './chance.ts'
import type { DatabaseKind } from './database.ts'

const AROUND = ['object store down', 'sink answers 500', 'sink slow', 'sink cuts connections'] as const
/** A server's disk is the server's own: full, it looks to a node like a server that is away. */
const CONDITIONS = {
  sqlite: ['plain', 'disk full', ...AROUND],
  postgres: ['plain', 'database restarts', 'connections cut', 'node paused', ...AROUND],
} as const
export type Condition = (typeof CONDITIONS)[DatabaseKind][number]

/** One life of the service and how it is to end. */
export type Round = {
  condition: Condition
  /** Where it dies; undefined: at a random moment. */
  fault?: { point: FaultPoint; count: number }
  /** The round is there to hit this point at least once in the run, and is repeated until it has. */
  mustHit?: boolean
  /** Before it begins everything comes to rest and 31 days pass. */
  isPurge?: boolean
  /** What the other node does meanwhile, where there is one. `dies`: at a random moment. */
  peer: 'up' | 'down' | 'dies'
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

/** Alone, so that no other node gets there first. */
const ALONE = { condition: 'plain', peer: 'down' } as const

/** Every named point once, then chance: half random moments, half named points, under one condition after the other. */
export function planOf(kills: number, chance: Chance, database: DatabaseKind): Round[] {
  const conditions = CONDITIONS[database]
  const rounds: Round[] = ANYWHERE.map(point => ({
    ...ALONE,
    fault: { point, count: chance.between(1, 60) },
    mustHit: true,
    afterMs: 6_000,
  }))
  rounds.push(...purgeRounds(chance).map(round => ({ ...round, mustHit: true })))
  for (let i = 0; killsIn(rounds) < kills; i++) {
    const round = chanceRound(conditions[(i + 1) % conditions.length]!, chance)
    rounds.push(database === 'sqlite' ? round : { ...round, ...amongNodes(round, chance) })
    if (rounds.length % PURGE_EVERY === 0 && killsIn(rounds) + 2 <= kills) rounds.push(...purgeRounds(chance))
  }
  return rounds
}

const killsIn = (rounds: Round[]): number => rounds.length + rounds.filter(round => round.peer === 'dies').length

/** A purge that died half done is done again at the next start, so the second death needs no second purge. */
const purgeRounds = (chance: Chance): Round[] => [
  { ...ALONE, isPurge: true, fault: { point: 'purge-middle', count: chance.between(1, 10) }, afterMs: 3_000 },
  { ...ALONE, fault: { point: 'purge-before-scrub', count: 1 }, afterMs: 3_000 },
]

/** A node that is away from the database, or paused, for long must have the time for it. */
function amongNodes({ condition, afterMs }: Round, chance: Chance): Pick<Round, 'peer' | 'afterMs'> {
  if (condition === 'node paused') return { peer: 'up', afterMs: chance.between(2_000, 14_000) }
  const peer = chance.happens(60) ? 'up' : chance.pick(['down', 'dies'] as const)
  return { peer, afterMs: condition === 'database restarts' ? afterMs + 2_000 : afterMs }
}

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
  if (chance.happens(50)) return { condition, peer: 'down', afterMs }
  return { condition, peer: 'down', afterMs, fault: faultAt(chance.pick(REACHABLE[condition] ?? ANYWHERE), chance) }
}

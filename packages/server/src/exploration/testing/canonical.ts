import { STATUSES } from '../../human-loop/lifecycle.ts'
import type { Assignment } from '../../review-task/assignment.ts'
import { type Client, dateOf, type Owed, type Setting, type World } from './world.ts'

const OUTPUTS = ['none', 'due', 'written', 'givenUp']
const FAILURES = [undefined, 'ValidationError', 'Expired', 'InternalError']
const STATES = ['none', 'submitted', 'declined', 'returned', 'timedOut']
const ENDINGS = [undefined, 'Completed', 'Stopped', 'Failed']
const GRACE_MS = 150_000

/** No sound world has an outbox like that: it is looked at, but never taken for another. */
export const MONSTER = -1

/**
 * A number that two worlds share exactly when the same can happen to them from here on: times count from now, epochs
 * only as the worker's own or an older one, and workers change places. Fits into the 53 bits of a whole number.
 * What the invariants tie to something else (counts, ends, the observer's books) is left out.
 */
export function canonical(setting: Setting, world: World): number {
  if (world !== lastWorld) {
    lastKey = keyOf(setting, world)
    lastWorld = world
  }
  return lastKey
}

// A world is asked about twice in a row: as the outcome of a move, and as a place to go on from.
let lastWorld: World | undefined
let lastKey = 0

function keyOf(setting: Setting, world: World): number {
  const { loop } = world.review
  if (world.outbox.length > 1 + setting.sinkCount) return MONSTER
  let key = workersKey(setting, world)
  const add = (digit: number, base: number): void => {
    key = key * base + digit
  }
  add(STATUSES.indexOf(loop.status), STATUSES.length)
  add(Number(loop.isLifetimeOver) * 2 + Number(loop.isToBeRemoved), 4)
  add(OUTPUTS.indexOf(loop.output), 4)
  add(FAILURES.indexOf(loop.failure?.code), 4)
  const isTimed = loop.status === 'InProgress' && !loop.isLifetimeOver
  add(isTimed ? ticksUntil(setting, world, loop.openUntil) : 0, setting.lifetimeTicks + 1)
  for (let i = 0; i <= setting.sinkCount; i++) add(rowDigit(world.outbox[i]), 3 + setting.sinkCount)
  add(world.bucket === null ? 0 : 1, 2)
  for (const events of world.heard) add(Math.min(events.length, 2), 3)
  // Whether time has passed since the end: a later act must not date it anew.
  add(ENDINGS.indexOf(world.ended?.status) * 2 + Number(world.tick > (world.ended?.tick ?? world.tick)), 8)
  // Nought is kept for the empty places of a set.
  return key + 1
}

const ticksUntil = (setting: Setting, world: World, moment: Date): number =>
  Math.max(0, Math.ceil((moment.getTime() - dateOf(setting, world.tick).getTime()) / setting.tickMs))

/** The status that an event tells is that of the first ending. */
function rowDigit(row: Owed | undefined): number {
  if (row === undefined) return 0
  return row.kind === 'output' ? 1 + row.tries : 3 + row.sink
}

function workersKey(setting: Setting, world: World): number {
  const base = 16 + (setting.limitTicks + 1) * (Math.ceil(GRACE_MS / setting.tickMs) + 1) * 12
  const codes = world.clients.map(client => {
    const own = world.review.assignments.find(one => one.workerId === client.workerId)
    return workerCode(setting, world, client, own)
  })
  // Nothing tells workers apart but what they did.
  codes.sort((a, b) => a - b)
  return codes.reduce((key, code) => key * base + code, 0)
}

function workerCode(setting: Setting, world: World, client: Client, own: Assignment | undefined): number {
  const belief = client.serial === 0 ? 0 : client.serial === client.leaseSerial ? 1 : 2
  if (own?.state !== 'inWork') return STATES.indexOf(own?.state ?? 'none') * 3 + belief
  const graceTicks = Math.ceil(GRACE_MS / setting.tickMs)
  const seen = Math.max(own.seenAt.getTime(), dateOf(setting, world.upTick).getTime())
  const silent = Math.min(graceTicks, Math.round((dateOf(setting, world.tick).getTime() - seen) / setting.tickMs))
  let code = ticksUntil(setting, world, own.deadline) * (graceTicks + 1) + silent
  code = (code * 2 + Number(own.leftAt !== null)) * 2 + Number(own.pausedAt !== null)
  return 16 + code * 3 + belief
}

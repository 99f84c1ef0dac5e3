import type { LoopStatus } from '../../human-loop/lifecycle.ts'
import { NOON } from '../../human-loop/testing.ts'
import type { Review } from '../../review-task/review.ts'
import type { Core } from './core.ts'

/** How large a world is explored. Time goes in ticks, so that every order of its moments is met in finite space. */
export type Setting = {
  name: string
  core: Core
  taskCount: number
  workerCount: number
  sinkCount: number
  tickMs: number
  /** A lease's time limit and the loop's lifetime, in ticks. */
  limitTicks: number
  lifetimeTicks: number
  /** Is the review frozen after every change, so that a function that writes into its arguments throws? */
  isFrozen: boolean
}

/** What waits in the outbox. `tries` is 0 or 1: only whether an output was tried before matters. */
export type Owed = { kind: 'output'; tries: 0 | 1 } | { kind: 'event'; sink: number; status: LoopStatus }

/**
 * One worker, as their browser and an attentive observer see it. The observer keeps its own books on the lease, so
 * that what the core has noted can be held against them.
 */
export type Client = {
  workerId: number
  /** The lease that the browser believes in: its epoch as the core said it, its serial as the observer counted it. */
  epoch: number
  serial: number
  /** The newest lease that the worker was given, whether or not the answer arrived. */
  leaseSerial: number
  deadlineTick: number
  seenTick: number
  isAway: boolean
  isPaused: boolean
  workedTicks: number
}

export type World = {
  tick: number
  /** When the service last started. */
  upTick: number
  review: Review
  clients: readonly Client[]
  outbox: readonly Owed[]
  /** Workers whose answers are in the output object; null while there is none. */
  bucket: readonly number[] | null
  /** What arrived at each sink, in order. */
  heard: readonly (readonly LoopStatus[])[]
  // From here on: the observer's books.
  lastSerial: number
  /** Workers whose answers were stored, in order. */
  answered: readonly number[]
  /** Every status event and every output ever owed. */
  eventsOwed: readonly LoopStatus[]
  outputsOwed: number
  /** How often an output that was given up was asked for again. */
  rewrites: number
  /** The first ending. */
  ended: { status: LoopStatus; tick: number } | null
}

const dates = new Map<number, Date>()

/** The moment of a tick. Dates are shared: making them anew is a third of the work otherwise. */
export function dateOf(setting: Setting, tick: number): Date {
  const ms = tick * setting.tickMs
  let date = dates.get(ms)
  if (date === undefined) {
    date = new Date(NOON.getTime() + ms)
    dates.set(ms, date)
  }
  return date
}

export function startWorld(setting: Setting): World {
  const { core, taskCount, tickMs, limitTicks, lifetimeTicks, workerCount, sinkCount } = setting
  const lifetimeSeconds = (lifetimeTicks * tickMs) / 1000
  const loop = core.startedLoop({ taskCount, lifetimeSeconds, at: dateOf(setting, 0) })
  const review = { loop, lastEpoch: 0, timeLimitSeconds: (limitTicks * tickMs) / 1000, assignments: [] }
  return {
    tick: 0,
    upTick: 0,
    review: setting.isFrozen ? frozen(review) : review,
    clients: Array.from({ length: workerCount }, (_, i) => aClient(i + 1)),
    outbox: [],
    bucket: null,
    heard: Array.from({ length: sinkCount }, () => []),
    lastSerial: 0,
    answered: [],
    eventsOwed: [],
    outputsOwed: 0,
    rewrites: 0,
    ended: null,
  }
}

const aClient = (workerId: number): Client => ({
  workerId,
  epoch: 0,
  serial: 0,
  leaseSerial: 0,
  deadlineTick: 0,
  seenTick: 0,
  isAway: false,
  isPaused: false,
  workedTicks: 0,
})

export const clientOf = (world: World, workerId: number): Client => world.clients[workerId - 1]!

export const withClient = (world: World, client: Client): World => ({
  ...world,
  clients: world.clients.map(one => (one.workerId === client.workerId ? client : one)),
})

export function frozen(review: Review): Review {
  Object.freeze(review.loop)
  for (const one of review.assignments) Object.freeze(one)
  Object.freeze(review.assignments)
  return Object.freeze(review)
}

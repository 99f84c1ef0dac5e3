import type { Progress, Review } from '../../review-task/review.ts'
import type { Invariant } from './invariant.ts'
import { clientOf, dateOf, type Setting, type World } from './world.ts'

/** Later than any deadline, lifetime or grace of an explored world. */
const MUCH_LATER_TICKS = 100

function atTime(setting: Setting, world: World, at: Date, review: Review = world.review): Progress {
  return setting.core.passTime({ review, facts: [], taskFacts: [] }, at, dateOf(setting, world.upTick))
}

/** Until just before the due time nothing changes, at it something does; without one nothing ever does. */
function dueIsExact(setting: Setting, world: World): string | undefined {
  const { review, tick, upTick } = world
  const due = setting.core.nextDue(review, dateOf(setting, upTick))
  const last = due === null ? dateOf(setting, tick + MUCH_LATER_TICKS) : new Date(due.getTime() - 1)
  if (atTime(setting, world, last).review !== review)
    return due === null ? 'time changes something that is never due' : 'time changes something before it is due'
  if (due === null || review.loop.status === 'Deleting') return undefined
  return atTime(setting, world, due).review === review ? 'nothing changes when something is due' : undefined
}

/** Once time has caught up, there is nothing left for it to do. */
function catchingUpIsOnce(setting: Setting, world: World): string | undefined {
  const at = dateOf(setting, world.tick)
  const once = atTime(setting, world, at).review
  return atTime(setting, world, at, once).review === once ? undefined : 'catching up twice changes more than once'
}

/** A service that slept through several due times ends where one that was awake ends. */
function lateIsAsGood(setting: Setting, world: World): string | undefined {
  const much = dateOf(setting, world.tick + MUCH_LATER_TICKS)
  const late = atTime(setting, world, much).review.loop
  let { review } = world
  for (let rounds = 0; rounds < 12; rounds++) {
    const due = setting.core.nextDue(review, dateOf(setting, world.upTick))
    if (due === null || review.loop.status === 'Deleting') break
    review = atTime(setting, world, due, review).review
  }
  const { loop } = review
  const isSame = late.status === loop.status && late.failure?.code === loop.failure?.code && late.output === loop.output
  return isSame ? undefined : `on time the loop becomes ${loop.status}, but ${late.status} when time is noticed late`
}

/** A loop that is not over waits for time, for delivery, or for its customer, never for nothing. */
function nothingIsStuck(setting: Setting, world: World): string | undefined {
  const { status } = world.review.loop
  if (status !== 'InProgress' && status !== 'Stopping' && status !== 'Deleting') return undefined
  const isOwed = world.outbox.some(row => row.kind === 'output')
  const isDue = setting.core.nextDue(world.review, dateOf(setting, world.upTick)) !== null
  return isOwed || isDue ? undefined : `${status} for ever: neither time nor delivery will change it`
}

function workIsMeasured(setting: Setting, world: World): string | undefined {
  for (const own of world.review.assignments) {
    if (own.state !== 'inWork' && own.state !== 'submitted') continue
    const counted = clientOf(world, own.workerId).workedTicks * setting.tickMs
    // Of an answer the output tells the whole time less the pauses that are over.
    const noted =
      own.submittedAt === null
        ? setting.core.activeMs(own, dateOf(setting, world.tick))
        : own.submittedAt.getTime() - own.acceptedAt.getTime() - own.pausedMs
    if (noted !== counted) return `worker ${own.workerId} worked for ${counted} ms, and ${noted} ms are noted`
  }
  return undefined
}

export const TIME: readonly Invariant[] = [
  { number: 29, check: dueIsExact },
  { number: 30, check: catchingUpIsOnce },
  { number: 30, check: lateIsAsGood },
  { number: 31, check: nothingIsStuck },
]

export const MEASURES: readonly Invariant[] = [{ number: 32, check: workIsMeasured }]

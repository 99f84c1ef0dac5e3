import type { LoopStatus } from '../../human-loop/lifecycle.ts'
import type { Outcome } from './change.ts'
import { clientOf, type Setting, type World } from './world.ts'

/**
 * What the specification says about a world, told from the observer's books alone: no function and no time of the core
 * is asked. Whatever time has brought about until now counts, whether or not the core has noticed.
 */

/** A heartbeat's 30 s and the grace of 120 s. Source: spec 2.4 S7. */
const SILENCE_MS = 150_000

/** Has the worker gone away, by their own act or by silence while the service was up? Source: spec 2.4 S7. */
export function isAway(setting: Setting, world: World, workerId: number): boolean {
  const client = clientOf(world, workerId)
  const silentTicks = world.tick - Math.max(client.seenTick, world.upTick)
  return client.isAway || silentTicks * setting.tickMs >= SILENCE_MS
}

const isInWork = (world: World, workerId: number): boolean =>
  world.review.assignments.some(one => one.workerId === workerId && one.state === 'inWork')

/** Is the worker's newest lease in force? Source: spec 2.4 S4, S6, 2.5. */
export function holds(setting: Setting, world: World, workerId: number): boolean {
  if (!isInWork(world, workerId) || world.tick >= clientOf(world, workerId).deadlineTick) return false
  return world.review.loop.status !== 'Stopping' || !isAway(setting, world, workerId)
}

export const holders = (setting: Setting, world: World): number =>
  world.clients.reduce((count, one) => count + (holds(setting, world, one.workerId) ? 1 : 0), 0)

/** May tasks still be picked up? Source: spec 2.5 T4, 2.6 X2. */
export const isOpen = (setting: Setting, world: World): boolean =>
  world.review.loop.status === 'InProgress' && world.tick < setting.lifetimeTicks

/** The status once time has caught up. Source: spec 2.2, 2.4 S2, 2.6 X2, 2.10. */
export function timelyStatus(setting: Setting, world: World): LoopStatus {
  const { status, isToBeRemoved } = world.review.loop
  const isIdle = holders(setting, world) === 0
  if (status === 'Stopping' && isIdle) return isToBeRemoved ? 'Deleting' : 'Stopped'
  const isShort = world.answered.length < setting.taskCount
  if (status === 'InProgress' && isIdle && isShort && world.tick >= setting.lifetimeTicks) return 'Failed'
  return status
}

export const stateOf = (world: World, workerId: number): string =>
  world.review.assignments.find(one => one.workerId === workerId)?.state ?? 'none'

/** Never again for this worker? Source: spec 2.5 T1. */
export function isFinal(world: World, workerId: number): boolean {
  return world.answered.includes(workerId) || stateOf(world, workerId) === 'declined'
}

/** What accepting must be answered with. Source: contract, worker API; spec 2.5 T1, T4. */
export function acceptOutcome(setting: Setting, world: World, workerId: number): Outcome {
  if (holds(setting, world, workerId)) return 'ok'
  const answers = world.answered.length
  if (isFinal(world, workerId) || !isOpen(setting, world) || answers >= setting.taskCount) return 'gone'
  return answers + holders(setting, world) < setting.taskCount ? 'ok' : 'leaseLost'
}

/** How somebody is told no who acts without a valid lease. Source: contract, worker API. */
export function refusalOutcome(setting: Setting, world: World, workerId: number): Outcome {
  if (isFinal(world, workerId)) return 'gone'
  const isOpenForAnswers = isOpen(setting, world) && world.answered.length < setting.taskCount
  return isOpenForAnswers || holds(setting, world, workerId) ? 'leaseLost' : 'gone'
}

/** Does the browser believe in the lease that is in force? */
export function hasValidLease(setting: Setting, world: World, workerId: number): boolean {
  const { serial, leaseSerial } = clientOf(world, workerId)
  return serial === leaseSerial && holds(setting, world, workerId)
}

import { type Change, change } from './change.ts'
import type { Move } from './move.ts'
import { holds, stateOf } from './specified.ts'
import { type Client, clientOf, type Setting, type World, withClient } from './world.ts'

const NAMES = ['', 'Ann', 'Bob', 'Eve']

/** What one worker and their browser can do. Requests and answers may get lost: then the browser knows less. */
export function workerMoves(setting: Setting, workerId: number): Move[] {
  const move = (kind: Move['kind'], does: string, make: Move['make'], isRetried = true): Move => ({
    kind,
    workerId,
    says: `${NAMES[workerId]} ${does}`,
    isRetried,
    make,
  })
  const act = (how: 'release' | 'decline' | 'leave') => (world: World) => giveBack(setting, world, workerId, how)
  const beat = (isActive: boolean) => (world: World) => heartbeat(setting, world, workerId, isActive)
  return [
    move('accept', 'accepts the task (or comes back to it)', world => accept(setting, world, workerId, true)),
    move('accept', 'accepts the task, but the answer gets lost', world => accept(setting, world, workerId, false)),
    move('submit', 'submits an answer', world => submitOwn(setting, world, workerId, true)),
    move('submitOther', 'submits another answer', world => submitOther(setting, world, workerId)),
    move('submitForeign', "submits under a colleague's lease", world => submitForeign(setting, world, workerId), false),
    move('release', 'releases the task', act('release')),
    move('decline', 'declines the task', act('decline')),
    move('leave', 'leaves to resume later', act('leave')),
    move('heartbeat', 'is seen working', beat(true)),
    move('heartbeat', 'is seen idle', beat(false)),
  ]
}

function accept(setting: Setting, world: World, workerId: number, isAnswered: boolean): Change {
  const done = change(setting, world, workerId, (progress, at) => setting.core.accept(progress, workerId, at))
  if (done.outcome !== 'ok') return done
  const own = done.after.review.assignments.find(one => one.workerId === workerId)
  const before = clientOf(world, workerId)
  const isNew = !holds(setting, world, workerId)
  const serial = isNew ? world.lastSerial + 1 : before.leaseSerial
  const client: Client = {
    ...before,
    leaseSerial: serial,
    deadlineTick: isNew ? world.tick + setting.limitTicks : before.deadlineTick,
    seenTick: world.tick,
    isAway: false,
    isPaused: false,
    workedTicks: isNew ? 0 : before.workedTicks,
  }
  const informed = isAnswered ? { ...client, epoch: own?.leaseEpoch ?? 0, serial } : client
  const after = { ...withClient(done.after, informed), lastSerial: Math.max(world.lastSerial, serial) }
  return { ...done, after }
}

/** @param isSameContent  is it what the worker's stored answer, if any, says? */
function submit(
  setting: Setting,
  world: World,
  by: { workerId: number; leaseEpoch: number; isSameContent: boolean },
): Change {
  const done = change(setting, world, by.workerId, (progress, at) => setting.core.submit(progress, by, at))
  if (done.outcome !== 'ok') return done
  const answered = [...done.after.answered, by.workerId]
  const client = { ...clientOf(done.after, by.workerId), isPaused: true }
  return { ...done, after: withClient({ ...done.after, answered }, client) }
}

function submitOwn(setting: Setting, world: World, workerId: number, isSameContent: boolean): Change | undefined {
  const { epoch } = clientOf(world, workerId)
  if (epoch === 0) return undefined
  const hasAnswered = stateOf(world, workerId) === 'submitted'
  return submit(setting, world, { workerId, leaseEpoch: epoch, isSameContent: hasAnswered && isSameContent })
}

/** Before there is an answer, all contents are alike. */
const submitOther = (setting: Setting, world: World, workerId: number): Change | undefined =>
  stateOf(world, workerId) === 'submitted' ? submitOwn(setting, world, workerId, false) : undefined

/** Epochs that are not the worker's own: a colleague's, and one that nobody has been given yet. */
function submitForeign(setting: Setting, world: World, workerId: number): Change | undefined {
  const epoch = world.review.assignments.find(one => one.workerId !== workerId)?.leaseEpoch
  const leaseEpoch = epoch ?? world.review.lastEpoch + 1
  return submit(setting, world, { workerId, leaseEpoch, isSameContent: stateOf(world, workerId) === 'submitted' })
}

function giveBack(
  setting: Setting,
  world: World,
  workerId: number,
  how: 'release' | 'decline' | 'leave',
): Change | undefined {
  const client = clientOf(world, workerId)
  if (client.epoch === 0) return undefined
  const by = { workerId, leaseEpoch: client.epoch }
  const done = change(setting, world, workerId, (progress, at) => setting.core[how](progress, by, at))
  if (how !== 'leave' || done.outcome !== 'ok' || stateOf(done.after, workerId) !== 'inWork') return done
  return { ...done, after: withClient(done.after, { ...clientOf(done.after, workerId), isAway: true, isPaused: true }) }
}

function heartbeat(setting: Setting, world: World, workerId: number, isActive: boolean): Change | undefined {
  const client = clientOf(world, workerId)
  if (client.epoch === 0) return undefined
  const by = { workerId, leaseEpoch: client.epoch, isActive }
  const done = change(setting, world, workerId, (progress, at) => setting.core.heartbeat(progress, by, at))
  if (done.outcome !== 'ok') return done
  const seen = { ...client, seenTick: world.tick, isAway: false, isPaused: !isActive }
  return { ...done, after: withClient(done.after, seen) }
}

import { isFinished, type LoopStatus } from '../../human-loop/lifecycle.ts'
import type { Outcome } from './change.ts'
import type { Move } from './move.ts'
import { acceptOutcome, hasValidLease, holds, isAway, refusalOutcome, stateOf, timelyStatus } from './specified.ts'
import { clientOf, type Setting, type World } from './world.ts'

/** How a move must be answered. Source: contract, worker API; spec 2.3. */
export function outcomeOf(setting: Setting, world: World, move: Move): Outcome {
  if (move.workerId !== null) return workerOutcome(setting, world, move.kind, move.workerId)
  const status = timelyStatus(setting, world)
  if (move.kind === 'stop') return status === 'Deleted' ? 'eventRefused' : 'ok'
  if (move.kind === 'delete') return isFinished(status) || status === 'Deleting' ? 'ok' : 'eventRefused'
  if (move.kind === 'rewrite') return isRewritable(status) ? 'ok' : 'eventRefused'
  return 'ok'
}

/** An output can have been given up, and its answers still be there. Source: spec 2.7 D8. */
const isRewritable = (status: LoopStatus): boolean =>
  status === 'Stopped' || status === 'Failed' || status === 'Deleting'

function workerOutcome(setting: Setting, world: World, kind: Move['kind'], workerId: number): Outcome {
  if (kind === 'accept') return acceptOutcome(setting, world, workerId)
  const refused = refusalOutcome(setting, world, workerId)
  if (kind === 'submitForeign') return refused
  if (hasValidLease(setting, world, workerId)) return 'ok'
  const { serial, leaseSerial } = clientOf(world, workerId)
  if (serial !== leaseSerial) return refused
  // Under the worker's newest lease, which is over: only what ended it may be said again.
  const state = timelyState(setting, world, workerId)
  if (kind === 'submit' && state === 'submitted') return 'repeat'
  if (kind === 'release' && state === 'returned') return 'ok'
  if (kind === 'decline' && state === 'declined') return 'ok'
  return kind === 'leave' && state === 'returned' ? 'ok' : refused
}

/** The state of a worker's part once time has caught up. */
export function timelyState(setting: Setting, world: World, workerId: number): string {
  const state = stateOf(world, workerId)
  if (state !== 'inWork' || holds(setting, world, workerId)) return state
  return world.tick >= clientOf(world, workerId).deadlineTick ? 'timedOut' : 'returned'
}

/** Where a loop must be after a move that is about the loop itself; undefined where the move is not. */
export function statusAfter(setting: Setting, world: World, move: Move): LoopStatus | undefined {
  const status = timelyStatus(setting, world)
  switch (move.kind) {
    case 'stop':
      return status === 'InProgress' ? stopped(setting, world, 'Stopped') : status
    case 'remove':
      if (status === 'InProgress') return stopped(setting, world, 'Deleting')
      return isFinished(status) ? 'Deleting' : status
    case 'delete':
      return isFinished(status) ? 'Deleting' : status
    case 'fail':
      return status === 'InProgress' ? 'Failed' : status
    case 'housekeeping':
      return status === 'Deleting' ? 'Deleted' : status
    case 'rewrite':
      return status
    case 'tick':
    case 'restart':
    case 'event':
      return world.review.loop.status
    default:
      return undefined
  }
}

/** A stop waits for workers who are there, not for those who have left. Source: spec 2.2, 2.4 S2, S6. */
function stopped(setting: Setting, world: World, otherwise: LoopStatus): LoopStatus {
  const isThere = (workerId: number) => holds(setting, world, workerId) && !isAway(setting, world, workerId)
  return world.clients.some(one => isThere(one.workerId)) ? 'Stopping' : otherwise
}

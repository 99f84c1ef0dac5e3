import type { LoopEvent } from '../../human-loop/loop.ts'
import { type Change, change } from './change.ts'
import type { Move } from './move.ts'
import { stateOf } from './specified.ts'
import { dateOf, type Setting, type World } from './world.ts'

/** What happens to the loop as a whole: by its customer, by the service, by time. */
export function loopMoves(setting: Setting): Move[] {
  const move = (kind: Move['kind'], says: string, make: Move['make'], isRetried = false): Move => ({
    kind,
    workerId: null,
    says,
    isRetried,
    make,
  })
  const tell = (event: LoopEvent) => (world: World) => direct(setting, world, event)
  return [
    move('stop', 'the customer stops the loop', tell({ type: 'stopRequested' }), true),
    move('delete', 'the customer deletes the loop', tell({ type: 'deleteRequested' }), true),
    move('remove', 'its flow definition goes away', tell({ type: 'removalRequested' }), true),
    move('fail', 'its template turns out to be unusable', tell({ type: 'foundUnusable', reason: 'no template' }), true),
    move('rewrite', 'the operator has the output written again', world => rewrite(setting, world), true),
    move('housekeeping', 'housekeeping looks at the loop', world => housekeeping(setting, world)),
    move('tick', 'time passes', world => tick(world)),
    move('restart', 'the service crashes and starts again', world => restart(world)),
  ]
}

const direct = (setting: Setting, world: World, event: LoopEvent): Change =>
  change(setting, world, null, (progress, at, upSince) => setting.core.direct(progress, event, at, upSince))

function rewrite(setting: Setting, world: World): Change {
  const done = direct(setting, world, { type: 'rewriteRequested' })
  const isAgain = done.outcome === 'ok' && world.review.loop.output === 'givenUp'
  return isAgain ? { ...done, after: { ...done.after, rewrites: world.rewrites + 1 } } : done
}

/** As `Housekeeping`: only loops whose due time has come; a deleted one is cleaned up. */
function housekeeping(setting: Setting, world: World): Change | undefined {
  const due = setting.core.nextDue(world.review, dateOf(setting, world.upTick))
  if (due === null || due > dateOf(setting, world.tick)) return undefined
  return change(setting, world, null, (progress, at, upSince) =>
    progress.review.loop.status === 'Deleting'
      ? setting.core.direct(progress, { type: 'cleanedUp' }, at, upSince)
      : { ok: true, progress },
  )
}

const happens = (after: World): Change => ({ outcome: 'ok', after, facts: [], taskFacts: [] })

function tick(world: World): Change {
  const clients = world.clients.map(one => {
    const isCounted = stateOf(world, one.workerId) === 'inWork' && !one.isPaused
    return isCounted ? { ...one, workedTicks: one.workedTicks + 1 } : one
  })
  return happens({ ...world, tick: world.tick + 1, clients })
}

/** Nothing is kept in memory that the store does not have; only since when the service runs is new. */
const restart = (world: World): Change | undefined =>
  world.upTick === world.tick ? undefined : happens({ ...world, upTick: world.tick })

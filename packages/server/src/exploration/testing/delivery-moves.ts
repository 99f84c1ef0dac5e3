import type { LoopEvent } from '../../human-loop/loop.ts'
import { type Change, change } from './change.ts'
import type { Move } from './move.ts'
import type { Owed, Setting, World } from './world.ts'

/** What delivery does with the outbox. It may crash between the act and its report; then the act is repeated. */
export function deliveryMoves(setting: Setting): Move[] {
  const move = (kind: Move['kind'], says: string, make: Move['make']): Move => ({
    kind,
    workerId: null,
    says,
    isRetried: false,
    make,
  })
  const output = (make: (world: World) => Change) => (world: World) =>
    dueOutput(world) === undefined ? undefined : make(world)
  return [
    move(
      'output',
      'the object is written',
      output(world => settle(setting, written(world), { type: 'outputWritten' })),
    ),
    move(
      'output',
      'the object is written, then delivery crashes',
      output(world => happens(written(world))),
    ),
    move(
      'output',
      'the bucket refuses the object',
      output(world => happens(tried(world))),
    ),
    move('output', 'delivery gives the object up', world => giveUp(setting, world)),
    ...Array.from({ length: setting.sinkCount }, (_, sink) => [
      move('event', `the event arrives at sink ${sink}`, world => send(world, sink, true)),
      move('event', `the event arrives at sink ${sink}, then delivery crashes`, world => send(world, sink, false)),
    ]).flat(),
  ]
}

const happens = (after: World): Change => ({ outcome: 'ok', after, facts: [], taskFacts: [] })

/** As `dueDeliveries`: nothing overtakes its own sink, and no event an output that has not been tried. */
export function isDue(world: World, row: Owed): boolean {
  const earlier = world.outbox.slice(0, world.outbox.indexOf(row))
  const sinkOf = (one: Owed) => (one.kind === 'output' ? -1 : one.sink)
  return !earlier.some(one => sinkOf(one) === sinkOf(row) || (one.kind === 'output' && one.tries === 0))
}

const dueOutput = (world: World): Owed | undefined =>
  world.outbox.find(row => row.kind === 'output' && isDue(world, row))

/** The object holds the answers that there are when it is written. */
const written = (world: World): World => ({ ...world, bucket: [...world.answered] })

const without = (world: World, row: Owed | undefined): World => ({
  ...world,
  outbox: world.outbox.filter(one => one !== row),
})

function settle(setting: Setting, world: World, event: LoopEvent): Change {
  return change(setting, without(world, dueOutput(world)), null, (progress, at, upSince) =>
    setting.core.direct(progress, event, at, upSince),
  )
}

function tried(world: World): World {
  const row = dueOutput(world)
  return { ...world, outbox: world.outbox.map(one => (one === row ? { kind: 'output', tries: 1 } : one)) }
}

/** After a day of trying, or untried when the account is closed. */
function giveUp(setting: Setting, world: World): Change | undefined {
  if (dueOutput(world) === undefined) return undefined
  return settle(setting, world, { type: 'outputGivenUp', reason: 'no such bucket' })
}

function send(world: World, sink: number, isReported: boolean): Change | undefined {
  const row = world.outbox.find(one => one.kind === 'event' && one.sink === sink && isDue(world, one))
  if (row?.kind !== 'event') return undefined
  const heard = world.heard.map((events, i) => (i === sink ? [...events, row.status] : events))
  const sent = { ...world, heard }
  return happens(isReported ? without(sent, row) : sent)
}

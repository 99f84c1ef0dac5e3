// The store against the pure model, in lockstep: whatever is done to both, the database holds what the model says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LoopEvent } from '../human-loop/loop.ts'
import { DATABASES } from '../store/testing/databases.ts'
import type { Act } from './testing/store/acts.ts'
import { Deliver, Housekeep, Next, Restart, Together, Wait } from './testing/store/commands.ts'
import { House } from './testing/store/house.ts'
import { Model } from './testing/store/model.ts'

const which = fc.constantFrom(0, 1)
const onTask = { worker: fc.nat(2), loop: fc.nat(5), isOldEpoch: fc.constantFrom(false, false, false, true) }
const events: LoopEvent[] = [
  { type: 'stopRequested' },
  { type: 'stopRequested' },
  { type: 'deleteRequested' },
  { type: 'removalRequested' },
  { type: 'foundUnusable', reason: 'no template' },
  { type: 'rewriteRequested' },
]

const start = fc.record({ type: fc.constant('start' as const), flowId: fc.constantFrom(1, 2, 3) })
const accept = fc.record({ type: fc.constant('accept' as const), ...onTask })
const submit = fc.record({
  type: fc.constant('submit' as const),
  content: fc.constantFrom('{"a":1}', '{"a":2}'),
  ...onTask,
})
const giveBack = fc.record({ type: fc.constantFrom('release', 'decline', 'leave'), ...onTask })
const beat = fc.record({ type: fc.constant('heartbeat' as const), isActive: fc.boolean(), ...onTask })
const tell = fc.record({ type: fc.constant('tell' as const), loop: fc.nat(5), event: fc.constantFrom(...events) })
const broken = fc.record({ type: fc.constant('break' as const), loop: fc.nat(5) })

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: start },
  { weight: 8, arbitrary: accept },
  { weight: 7, arbitrary: submit },
  { weight: 4, arbitrary: giveBack },
  { weight: 3, arbitrary: beat },
  { weight: 3, arbitrary: tell },
  { weight: 1, arbitrary: broken },
)

const some = fc.array(act, { minLength: 1, maxLength: 6 })

const ends = fc.constantFrom<('arrives' | 'fails' | 'givenUp')[]>('arrives', 'arrives', 'fails', 'givenUp')
const delivery = fc.tuple(which, ends, fc.boolean()).map(([one, end, isOutput]) => new Deliver(one, end, isOutput))

const commands = fc.commands(
  [
    fc.tuple(which, some).map(([one, acts]) => new Together(one, [acts, []])),
    fc.tuple(which, some, some).map(([one, ...acts]) => new Together(one, acts)),
    fc.tuple(which, fc.integer({ min: 1, max: 3 })).map(([one, worker]) => new Next(one, worker)),
    fc.constantFrom(1, 1_000, 150_000, 150_000, 450_000, 600_000, 2_592_000_000).map(ms => new Wait(ms)),
    which.map(one => new Housekeep(one)),
    delivery,
    delivery,
    which.map(one => new Restart(one)),
  ],
  { size: 'large', maxCommands: 60 },
)

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

for (const { name, fresh } of DATABASES)
  test(`${name}: two writers on one database, many loops and workers: the store holds what the model says`, async t => {
    t.diagnostic(`SEED=${seed} plays the same again`)
    let played = 0
    const property = fc.asyncProperty(commands, fc.boolean(), async (list, sendsTaskEvents) => {
      const house = await new House(await fresh(), sendsTaskEvents).open()
      try {
        await fc.asyncModelRun(() => ({ model: new Model(sendsTaskEvents), real: house }), list)
      } finally {
        await house.close()
      }
      played++
    })
    await fc.assert(property, { seed, numRuns: name === 'SQLite' ? 40 : 12, endOnFailure: false })
    assert.ok(played >= 12)
  })

for (const { name, fresh } of DATABASES)
  test(`${name}: an event waits until the object was tried, not until it has arrived`, async () => {
    const model = new Model(false)
    const house = await new House(await fresh()).open()
    const onLoop = { worker: 0, loop: 0, isOldEpoch: false }
    const story = [
      new Together(0, [[{ type: 'start', flowId: 1 }], [{ type: 'accept', ...onLoop }]]),
      new Together(1, [[{ type: 'submit', content: '{}', ...onLoop }], []]),
      new Together(1, [[{ type: 'tell', loop: 0, event: { type: 'stopRequested' } }], []]),
      new Deliver(0, 'fails', true),
      new Deliver(0, 'arrives', false),
    ]
    try {
      for (const command of story) await command.run(model, house)
      assert.deepEqual(
        model.outbox.map(row => row.sink),
        ['bucket', 'hook'],
      )
    } finally {
      await house.close()
    }
  })

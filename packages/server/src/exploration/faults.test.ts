// Would the exploration notice? Each fault is one line of the core made wrong.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { explore, type Violation } from './testing/explore.ts'
import { FAULTS_OF_TASKS, FAULTS_OF_THE_LOOP, type Fault, HARMLESS } from './testing/faults.ts'
import { Nursery } from './testing/faulty-core.ts'
import { SMALL, settingOf } from './testing/settings.ts'
import { storyOf } from './testing/story.ts'

/** Every fault that is noticed at all is noticed among the first thousand; harmless ones go on to here. */
const STATES = 8_000

const nursery = new Nursery()
after(() => nursery.clear())

/** The first violation in the small worlds, as a story. */
async function noticed(fault: Fault): Promise<{ violation: Violation; story: string } | undefined> {
  const core = await nursery.sow(fault)
  for (const size of SMALL) {
    const setting = settingOf(size, core)
    const { violation } = await explore(setting, STATES)
    if (violation !== undefined) return { violation, story: storyOf(setting, violation) }
  }
  return undefined
}

describe('the exploration notices that', () => {
  for (const fault of [...FAULTS_OF_THE_LOOP, ...FAULTS_OF_TASKS])
    test(fault.breaks, async () => {
      const found = await noticed(fault)
      assert.ok(found, `nothing was noticed of '${fault.put}' in place of '${fault.find}' in ${fault.file}`)
      assert.match(found.violation.complaint, /^invariant \d+: /)
    })
})

describe('it makes no difference that', () => {
  for (const fault of HARMLESS)
    test(`${fault.breaks}, because ${fault.because}`, async () => {
      const found = await noticed(fault)
      assert.equal(found?.story, undefined)
    })
})

test('a violation is told as the shortest story that leads to it', async () => {
  const fault = FAULTS_OF_THE_LOOP.find(one => one.breaks === 'a stopped loop becomes Completed')
  const found = await noticed(fault!)
  assert.deepEqual(found?.story.split('\n'), [
    'TaskCount 1, 2 workers (one answer):',
    '  1. 12:00:00 Ann accepts the task (or comes back to it) [worker 1 inWork under lease 1]',
    '  2. 12:00:00 Ann submits an answer [output due; worker 1 submitted under lease 1]',
    '  3. 12:00:00 the customer stops the loop [loop Stopped]',
    '  4. 12:00:00 the object is written [loop Completed; output written]',
    'VIOLATED: invariant 13: Stopped became Completed (the object is written)',
  ])
})

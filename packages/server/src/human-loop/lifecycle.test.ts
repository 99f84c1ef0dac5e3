import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { EVENTS, isFinished, LIFECYCLE, type LoopEventType, type LoopStatus, STATUSES } from './lifecycle.ts'
import { step } from './step.ts'
import { aLoop, aLoopThatIs, anEvent, NOON } from './testing.ts'

/**
 * Written by hand from the specification's tables of transitions (2.2) and of errors by status (2.3), not drawn from
 * the code: for every status, where each event leads. What is not named leaves the status as it is.
 */
const EXPECTED: Record<LoopStatus, { to: Partial<Record<LoopEventType, LoopStatus>>; refuses: LoopEventType[] }> = {
  InProgress: {
    to: {
      outputWritten: 'Completed',
      expired: 'Failed',
      outputGivenUp: 'Failed',
      foundUnusable: 'Failed',
      faulted: 'Failed',
      stopRequested: 'Stopping',
      removalRequested: 'Stopping',
    },
    refuses: ['deleteRequested', 'cleanedUp', 'rewriteRequested'],
  },
  Stopping: {
    to: { workersDone: 'Stopped' },
    refuses: ['workBegun', 'deleteRequested', 'cleanedUp', 'rewriteRequested'],
  },
  Stopped: {
    to: { deleteRequested: 'Deleting', removalRequested: 'Deleting' },
    refuses: ['workBegun', 'answerSubmitted', 'cleanedUp'],
  },
  Completed: {
    to: { deleteRequested: 'Deleting', removalRequested: 'Deleting' },
    refuses: ['workBegun', 'answerSubmitted', 'cleanedUp', 'rewriteRequested'],
  },
  Failed: {
    to: { deleteRequested: 'Deleting', removalRequested: 'Deleting' },
    refuses: ['workBegun', 'answerSubmitted', 'cleanedUp'],
  },
  Deleting: { to: { cleanedUp: 'Deleted' }, refuses: ['workBegun', 'answerSubmitted'] },
  Deleted: {
    to: {},
    refuses: ['workBegun', 'answerSubmitted', 'stopRequested', 'deleteRequested', 'rewriteRequested'],
  },
}

const events = Object.keys(EVENTS) as LoopEventType[]

for (const status of STATUSES)
  describe(`a loop that is ${status}`, () => {
    const { to, refuses } = EXPECTED[status]
    for (const event of events) {
      const goal = to[event]
      const outcome = refuses.includes(event) ? 'refuses' : goal === undefined ? `stays when` : `becomes ${goal} when`
      test(`${outcome} ${event}`, () => {
        assert.equal(LIFECYCLE[status][event], refuses.includes(event) ? '!' : (goal ?? '.'))
        // Enough people are at work that nothing further follows from one event by itself.
        const stepped = step(aLoopThatIs(status), anEvent(event), NOON)
        if (refuses.includes(event))
          return assert.deepEqual(stepped, { ok: false, error: { kind: 'eventRefused', status, event } })
        assert.ok(stepped.ok)
        assert.equal(stepped.loop.status, goal ?? status)
      })
    }
  })

test('only these seven statuses exist, and every cell of the table has been looked at', () => {
  assert.deepEqual(Object.keys(EXPECTED), [...STATUSES])
  assert.equal(STATUSES.length * events.length, 105)
})

describe('a stop', () => {
  test('ends at once when nobody has started', () => {
    const stepped = step(aLoop(), { type: 'stopRequested' }, NOON)
    assert.ok(stepped.ok)
    assert.equal(stepped.loop.status, 'Stopped')
    assert.deepEqual(
      stepped.facts.map(fact => fact.type === 'StatusChanged' && fact.to),
      ['Stopping', 'Stopped'],
    )
  })

  test('waits for a worker, whose answer is then owed to the bucket before the event', () => {
    const working = aLoop({ atWorkCount: 1, taskCount: 2 })
    const stopping = step(working, { type: 'stopRequested' }, NOON)
    assert.ok(stopping.ok)
    assert.equal(stopping.loop.status, 'Stopping')
    const stopped = step(stopping.loop, { type: 'answerSubmitted' }, NOON)
    assert.ok(stopped.ok)
    assert.equal(stopped.loop.status, 'Stopped')
    assert.deepEqual(
      stopped.facts.map(fact => fact.type),
      ['OutputDue', 'StatusChanged'],
    )
  })

  test('of a loop whose answers are all in but not written gives Stopped, and the answers are still written', () => {
    const answered = step(aLoop({ atWorkCount: 1 }), { type: 'answerSubmitted' }, NOON)
    assert.ok(answered.ok)
    assert.equal(answered.loop.status, 'InProgress')
    assert.equal(answered.loop.output, 'due')
    const stopped = step(answered.loop, { type: 'stopRequested' }, NOON)
    assert.ok(stopped.ok)
    assert.equal(stopped.loop.status, 'Stopped')
    const written = step(stopped.loop, { type: 'outputWritten' }, NOON)
    assert.ok(written.ok)
    assert.equal(written.loop.status, 'Stopped')
    assert.equal(written.loop.output, 'written')
  })
})

test('an output that was given up is owed again when somebody asks, once however often they ask', () => {
  const waiting = step(aLoop({ atWorkCount: 1 }), { type: 'answerSubmitted' }, NOON)
  assert.ok(waiting.ok)
  const failed = step(waiting.loop, { type: 'outputGivenUp', reason: 'no bucket' }, NOON)
  assert.ok(failed.ok)
  assert.equal(failed.loop.status, 'Failed')
  const again = step(failed.loop, { type: 'rewriteRequested' }, NOON)
  assert.ok(again.ok)
  assert.deepEqual(again.facts, [{ type: 'OutputDue' }])
  const twice = step(again.loop, { type: 'rewriteRequested' }, NOON)
  assert.ok(twice.ok)
  assert.deepEqual(twice.facts, [])
  const written = step(twice.loop, { type: 'outputWritten' }, NOON)
  assert.ok(written.ok)
  assert.deepEqual([written.loop.status, written.loop.output], ['Failed', 'written'])
})

test('partial answers are held back until the last one is in', () => {
  const first = step(aLoop({ taskCount: 2, atWorkCount: 2 }), { type: 'answerSubmitted' }, NOON)
  assert.ok(first.ok)
  assert.deepEqual(first.facts, [])
  const second = step(first.loop, { type: 'answerSubmitted' }, NOON)
  assert.ok(second.ok)
  assert.deepEqual(second.facts, [{ type: 'OutputDue' }])
})

test('when the lifetime ends the loop waits for the worker who still holds a task, then expires with what there is', () => {
  const late = step(aLoop({ taskCount: 2, atWorkCount: 1 }), { type: 'lifetimeEnded' }, NOON)
  assert.ok(late.ok)
  assert.equal(late.loop.status, 'InProgress')
  const answered = step(late.loop, { type: 'answerSubmitted' }, NOON)
  assert.ok(answered.ok)
  assert.equal(answered.loop.status, 'Failed')
  assert.equal(answered.loop.failure?.code, 'Expired')
  assert.equal(answered.facts[0]?.type, 'OutputDue')
})

test('a loop whose flow definition goes away is stopped, and deleted as soon as it is over', () => {
  const idle = step(aLoop(), { type: 'removalRequested' }, NOON)
  assert.ok(idle.ok)
  assert.equal(idle.loop.status, 'Deleting')
  const busy = step(aLoop({ atWorkCount: 1 }), { type: 'removalRequested' }, NOON)
  assert.ok(busy.ok)
  assert.equal(busy.loop.status, 'Stopping')
  const done = step(busy.loop, { type: 'answerSubmitted' }, NOON)
  assert.ok(done.ok)
  assert.equal(done.loop.status, 'Deleting')
  assert.deepEqual(
    done.facts.map(fact => (fact.type === 'StatusChanged' ? fact.to : fact.type)),
    ['OutputDue', 'Stopped', 'Deleting'],
  )
})

test('a failure reason longer than the API allows is shortened', () => {
  const failed = step(aLoop(), { type: 'foundUnusable', reason: 'x'.repeat(5000) }, NOON)
  assert.ok(failed.ok)
  assert.equal(failed.loop.failure?.reason.length, 1024)
})

/** Plays events one after the other; those that are refused change nothing. */
function replay(loop: ReturnType<typeof aLoop>, arriving: LoopEventType[]) {
  return arriving.reduce((now, type) => {
    const stepped = step(now, anEvent(type), NOON)
    return stepped.ok ? stepped.loop : now
  }, loop)
}

// Events of workers imply that somebody is at work, which a finished loop rules out.
const fromOutside = events.filter(event => !['workBegun', 'answerSubmitted', 'workEnded'].includes(event))

test('a finished loop never becomes anything but deleted, whatever arrives and however often', () => {
  const finished = fc.constantFrom<LoopStatus>('Completed', 'Failed', 'Stopped')
  fc.assert(
    fc.property(finished, fc.array(fc.constantFrom(...fromOutside)), (status, arriving) => {
      const { status: after } = replay(aLoopThatIs(status), arriving)
      assert.ok(after === status || after === 'Deleting' || after === 'Deleted', `${status} became ${after}`)
    }),
  )
})

test('time of the end is that of the first ending and never moves', () => {
  const later = new Date(NOON.getTime() + 60_000)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fromOutside)), arriving => {
      const stopped = step(aLoop(), { type: 'stopRequested' }, NOON)
      assert.ok(stopped.ok)
      let now = stopped.loop
      for (const type of arriving) {
        const stepped = step(now, anEvent(type), later)
        if (stepped.ok) now = stepped.loop
      }
      assert.deepEqual(now.endedAt, NOON)
      assert.ok(isFinished(now.status) || now.status === 'Deleting' || now.status === 'Deleted')
    }),
  )
})

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { NextLook } from './next-look.ts'

/** A look whose clock the test moves, and what it has done by then. */
function watched(context: TestContext) {
  const { timers } = context.mock
  timers.enable({ apis: ['setTimeout'] })
  const seen = { dueInMs: null as number | null, asked: 0, looked: 0 }
  const nextDueMs = async () => {
    seen.asked++
    return seen.dueInMs
  }
  const next = new NextLook(nextDueMs, () => seen.looked++, 5_000)
  /** Something has changed, and this is what is due next by the time it is asked. */
  const change = async (dueInMs: number | null) => {
    seen.dueInMs = dueInMs
    next.plan()
    await pass(500)
  }
  const pass = async (ms: number) => {
    timers.tick(ms)
    // Asking is no matter of time.
    await new Promise(resolve => setImmediate(resolve))
  }
  return { next, seen, pass, change }
}

test('many changes are one question', async context => {
  const { next, seen, pass } = watched(context)
  for (let i = 0; i < 100; i++) next.plan()
  await pass(500)
  assert.equal(seen.asked, 1)
  next.plan()
  await pass(500)
  assert.equal(seen.asked, 2)
  assert.equal(seen.looked, 0)
})

test('it looks when something is due, and not for what somebody else will see anyway', async context => {
  const { seen, pass, change } = watched(context)
  await change(1_000)
  await pass(999)
  assert.equal(seen.looked, 0)
  await pass(1)
  assert.equal(seen.looked, 1)
  await change(5_000)
  await pass(10_000)
  assert.equal(seen.looked, 1)
})

test('what comes nearer meanwhile is looked for in its time, overdue things at once', async context => {
  const { seen, pass, change } = watched(context)
  await change(4_000)
  await change(-20)
  await pass(0)
  assert.equal(seen.looked, 1)
  await pass(10_000)
  assert.equal(seen.looked, 1, 'the later look was for the same thing')
})

test('nothing is looked for after a stop', async context => {
  const { next, seen, pass, change } = watched(context)
  await change(100)
  next.stop()
  next.plan()
  await pass(10_000)
  assert.equal(seen.looked, 0)
})

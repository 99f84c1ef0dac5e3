import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiErrorKind, Beat, Lease, Result } from './api-types.ts'
import { Activity } from './heartbeat.ts'
import { HeldLease } from './held-lease.ts'
import { handTimers } from './testing/hand-timers.ts'

const LEASE: Lease = {
  taskId: 't1',
  leaseEpoch: 1,
  acceptedAt: '2024-05-01T10:00:00Z',
  expiresAt: '2024-05-01T11:00:00Z',
  title: 'Check this',
  description: '',
  frameUrl: 'http://localhost/frame',
}
const LATER = '2024-05-01T12:00:00Z'
const fine: Result<Beat> = { ok: true, value: { expiresAt: LATER, loopIsStopping: false } }
const failed = (kind: ApiErrorKind): Result<Beat> => ({ ok: false, error: { kind, message: kind } })

/** A lease at a service whose answers, and whatever else decides, a test may change. */
function aLease() {
  const timers = handTimers()
  const now = { answer: fine, isOver: false, endsWithLease: true }
  const heard: string[] = []
  const held = new HeldLease({
    api: {
      heartbeat: async () => {
        heard.push('beat')
        return now.answer
      },
    },
    timers,
    activity: new Activity(timers, () => true),
    isOver: () => now.isOver,
    onGone: ({ kind }) => {
      heard.push(kind)
      return now.endsWithLease
    },
    onChange: () => heard.push('changed'),
  })
  return { held, timers, now, heard }
}

test('a lease that was just given is not asked about at once; one that is older is', async () => {
  for (const [isFresh, first] of [
    [true, []],
    [false, ['beat', 'changed']],
  ] as const) {
    const { held, timers, heard } = aLease()
    held.start(LEASE, isFresh)
    await timers.pass(1000)
    assert.deepEqual(heard, first)
    await timers.pass(1500)
    assert.deepEqual(heard, ['beat', 'changed'])
    assert.equal(held.lease?.expiresAt, LATER)
  }
})

test('a line that breaks leaves the lease as it was known last', async () => {
  const { held, timers, now } = aLease()
  held.start(LEASE, false)
  await timers.pass(0)
  for (const [kind, connection] of [
    ['offline', 'lost'],
    ['unavailable', 'lost'],
    ['signedOut', 'signedOut'],
  ] as const) {
    now.answer = failed(kind)
    await timers.pass(30_000)
    assert.deepEqual([held.connection, held.lease?.expiresAt], [connection, LATER])
  }
  now.answer = fine
  await timers.pass(30_000)
  assert.equal(held.connection, 'fine')
})

test('a lease that is gone is told; when something else decides about the work, it counts as a lost line', async () => {
  const { held, timers, now, heard } = aLease()
  now.answer = failed('leaseLost')
  held.start(LEASE, false)
  await timers.pass(0)
  assert.deepEqual([heard, held.connection], [['beat', 'leaseLost'], 'fine'])
  now.endsWithLease = false
  await timers.pass(30_000)
  assert.deepEqual(heard.slice(2), ['beat', 'leaseLost', 'changed'])
  assert.equal(held.connection, 'lost')
})

test('a beat that was under way while the work ended says nothing any more', async () => {
  const { held, timers, now, heard } = aLease()
  held.start(LEASE, false)
  now.isOver = true
  await timers.pass(0)
  assert.deepEqual(heard, ['beat'])
  assert.equal(held.lease?.expiresAt, LEASE.expiresAt)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as after } from 'node:timers/promises'
import type { ApiError, Lease, Reserved, Result } from './api-types.ts'
import { NextTask } from './next-task.ts'

const RESERVED = { taskId: 't2', title: 't2', frameUrl: 'http://localhost/frame' } as Reserved
const LEASE = { taskId: 't2', leaseEpoch: 1 } as Lease
const GONE: Result<never> = { ok: false, error: { kind: 'gone', message: 'gone' } as ApiError }

/** A task stands ready behind the current one; the service answers its acceptance when it is told to. */
async function standingReady() {
  const reply = Promise.withResolvers<Result<Lease>>()
  const givenBack: string[] = []
  /** Whether its page was still there, each time it was given back. */
  const stood: boolean[] = []
  const next: NextTask = new NextTask(
    {
      reserve: async () => ({ ok: true, value: RESERVED }),
      unreserve: async taskId => {
        givenBack.push(taskId)
        stood.push(isShown)
        return { ok: true, value: undefined }
      },
      accept: () => reply.promise,
    },
    // As the portal does it: shown again with what is there then, after the code that changed it.
    () =>
      queueMicrotask(() => {
        isShown = next.reserved !== undefined
      }),
  )
  let isShown = false
  await next.look()
  next.frameIsReady('t2')
  return { next, reply, givenBack, stood }
}

test('a task that is withdrawn is forgotten, and whoever hears of it looks for another', async () => {
  const { next } = await standingReady()
  assert.equal(next.withdraw(['t1', 't3']), false)
  assert.equal(next.withdraw(['t1', 't2']), true)
  assert.equal(next.reserved, undefined)
})

test('news of its own acceptance may come before the reply: its page stays, and is in front afterwards', async () => {
  const { next, reply } = await standingReady()
  const taking = next.take()
  assert.equal(next.withdraw(['t2']), false)
  assert.equal(next.reserved, RESERVED)
  reply.resolve({ ok: true, value: LEASE })
  assert.deepEqual(await taking, { lease: LEASE, reserved: RESERVED, isReady: true })
  assert.equal(next.reserved, undefined)
})

test('a task that somebody else got is given up', async () => {
  const { next, reply, givenBack } = await standingReady()
  const taking = next.take()
  reply.resolve(GONE)
  assert.equal(await taking, undefined)
  assert.equal(next.reserved, undefined)
  await after(0)
  assert.deepEqual(givenBack, ['t2'])
  await next.look()
  assert.equal(next.withdraw(['t2']), true)
})

test('its page is taken away before the service hears: it asks for nothing that is not its worker’s any more', async () => {
  const { next, givenBack, stood } = await standingReady()
  next.giveUp()
  await after(0)
  assert.deepEqual([givenBack, stood], [['t2'], [false]])
})

test('whoever leaves the portal tells the service at once: there is no later', async () => {
  const { next, givenBack } = await standingReady()
  next.giveUp(true)
  assert.deepEqual(givenBack, ['t2'])
  await after(0)
  assert.deepEqual(givenBack, ['t2'])
})

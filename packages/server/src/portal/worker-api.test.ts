// What the worker API answers while what it has seen of the database is still on its way to disk.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import fastify from 'fastify'
import { systemClock } from '../clock.ts'
import type { Early } from '../store/sql.ts'
import type { PortalParts } from './portal-parts.ts'
import type { Admission } from './session.ts'
import { workerApi } from './worker-api.ts'

const ANN = { id: 1, name: 'Ann', issuer: 'i', sub: 's', teams: [] }

/** A portal whose database says that of whoever asks, and has it on disk when `flush` is called. */
async function aPortal(admitted: unknown) {
  const { promise: flushed, resolve: flush, reject: fail } = Promise.withResolvers<void>()
  const readEarly = async (): Promise<Early<Admission>> => ({ value: admitted as Admission, flushed })
  const services = {
    store: { readEarly, onWake: () => {}, read: async () => ({ history: 0, loops: 0 }) },
    clock: systemClock(),
    trustedProxies: [],
    keys: { workerId: () => 'w' },
  }
  const app = fastify()
  app.register(workerApi({ services, sessions: {}, tasks: {}, pages: {} } as unknown as PortalParts))
  return { app, flush, fail }
}

for (const [who, admitted, status] of [
  ['a worker', { worker: ANN, sessionId: undefined }, 200],
  ['somebody who was signed out a moment ago', 'signedOut', 401],
] as const)
  test(`${who} is not answered before what was seen of them is on disk`, async () => {
    const { app, flush } = await aPortal(admitted)
    let answered: number | undefined
    const answer = app.inject('/session').then(({ statusCode }) => {
      answered = statusCode
    })
    await pause(50)
    assert.equal(answered, undefined)
    flush()
    await answer
    assert.equal(answered, status)
    await app.close()
  })

test('nobody is told what a database that could not be flushed has seen', async () => {
  const { app, fail } = await aPortal({ worker: ANN, sessionId: undefined })
  const answer = app.inject('/session')
  fail(new Error('no disk'))
  const { statusCode, body } = await answer
  assert.match(body, /no disk/)
  assert.equal(statusCode, 500)
  assert.ok(!body.includes('Ann'))
  await app.close()
})

test('nor does the stream of news begin before', async () => {
  const { app, flush } = await aPortal({ worker: ANN, sessionId: undefined })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  let begun = false
  const stream = fetch(`${address}/changes`).then(response => {
    begun = true
    return response
  })
  await pause(100)
  assert.equal(begun, false)
  flush()
  await (await stream).body?.cancel()
  await app.close()
})

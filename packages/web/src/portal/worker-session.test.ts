import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiErrorKind, Result, Session } from './api-types.ts'
import type { Kept } from './kept-work.ts'
import { handTimers } from './testing/hand-timers.ts'
import { memoryWork } from './testing/memory-work.ts'
import { WorkerSession } from './worker-session.ts'

const ADA: Session = { worker: { name: 'Ada', id: 'ada' }, csrfToken: 'c', serverTime: '2024-05-01T10:00:00Z' }
const UNSENT: Kept = { taskId: 't1', leaseEpoch: 1, title: 'Check this', answer: { a: 1 } }
const fine = <Value>(value: Value): Result<Value> => ({ ok: true, value })
const failed = (kind: ApiErrorKind): Result<never> => ({ ok: false, error: { kind, message: kind } })

type Answers = {
  session: Result<Session>
  signOut?: Result<undefined>
  /** When an answer that was kept arrives. */
  arrival?: Promise<void>
}

/** A session on a service that answers as told. */
function aSession(answers: Answers, ...kept: Kept[]) {
  const timers = handTimers()
  const states: string[] = []
  const sent: Kept[] = []
  const workers: string[] = []
  const session = new WorkerSession({
    api: {
      session: async () => answers.session,
      signOut: async () => answers.signOut ?? fine(undefined),
      submit: async () => fine(await answers.arrival),
    },
    timers,
    keptWorkOf: workerId => {
      workers.push(workerId)
      return memoryWork(...kept)
    },
    onState: ({ name }) => states.push(name),
    onWaiting: () => {},
    onSent: one => sent.push(one),
  })
  return { session, timers, states, sent, workers }
}

test('a service that is away is asked again until it answers, and then no more', async () => {
  const answers: Answers = { session: failed('offline') }
  const { session, timers, states } = aSession(answers)
  await session.read()
  await timers.pass(16_000)
  assert.deepEqual(states, ['unreachable', 'unreachable'])
  answers.session = fine(ADA)
  await timers.pass(200_000)
  assert.deepEqual(states, ['unreachable', 'unreachable', 'ready'])
  assert.deepEqual(session.state, { name: 'ready', session: ADA })
})

test('nobody is signed in: that is final, and not asked again', async () => {
  const { session, timers, states, workers } = aSession({ session: failed('signedOut') })
  await session.read()
  await timers.pass(200_000)
  assert.deepEqual(states, ['signedOut'])
  assert.deepEqual(workers, [])
})

test('what this device kept of the worker is there when the portal is, and sent', async () => {
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>()
  const { session, timers, sent, workers } = aSession({ session: fine(ADA), arrival }, UNSENT)
  await session.read()
  assert.deepEqual([workers, session.state.name], [['ada'], 'ready'])
  assert.deepEqual(session.outbox.of('t1'), { kept: UNSENT })
  arrive()
  await timers.pass(100)
  assert.deepEqual(sent, [UNSENT])
  assert.equal(session.outbox.of('t1'), undefined)
})

test('signing out takes the service; one that knows of nobody is as good', async () => {
  for (const [signOut, isOut] of [
    [fine(undefined), true],
    [failed('signedOut'), true],
    [failed('offline'), false],
  ] as const) {
    const { session } = aSession({ session: fine(ADA), signOut })
    await session.read()
    assert.equal(await session.signOut(), isOut)
    assert.equal(session.state.name, isOut ? 'signedOut' : 'ready')
  }
})

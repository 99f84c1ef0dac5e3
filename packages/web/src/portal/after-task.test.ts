import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterTask } from './after-task.ts'
import type { Lease, Reserved, Result } from './api-types.ts'
import { messages } from './messages/messages.ts'
import type { Route } from './routes.ts'
import type { Farewell } from './task-phase.ts'
import type { Opening } from './visits.ts'

const aLease = (taskId: string): Lease => ({
  taskId,
  leaseEpoch: 1,
  acceptedAt: '2024-05-01T10:00:00Z',
  expiresAt: '2024-05-01T11:00:00Z',
  title: taskId,
  description: '',
  frameUrl: 'http://localhost/frame',
})
const RESERVED: Reserved = {
  taskId: 't2',
  title: 't2',
  description: '',
  reservedUntil: '2024-05-01T10:10:00Z',
  frameUrl: 'http://localhost/frame',
}
const LIST: Route = { page: 'list' }

/** What is behind the task, and what the service says is next. */
type Ahead = {
  behind?: { lease: Lease; reserved: Reserved; isReady: boolean }
  given?: Result<Lease | undefined>
}

/** Where a worker comes to, with what, and what they hear, in order. */
async function leaving(how: Farewell, { behind, given = { ok: true, value: undefined } }: Ahead = {}) {
  const happened: unknown[] = []
  const gone: [Route, Opening][] = []
  await afterTask(how, aLease('t1'), {
    next: { take: async () => behind },
    api: {
      nextTask: async kind => {
        happened.push(`asked for ${kind}`)
        return given
      },
    },
    kind: 'Invoices',
    say: text => happened.push(text),
    go: (route, opening) => gone.push([route, opening]),
  })
  assert.equal(gone.length, 1)
  const [route, { replaces, ...opening }] = gone[0]!
  assert.ok(replaces, 'going back must not open the task again')
  return { route, opening, happened }
}

test('after an answer comes the task that stands ready behind, in its own page', async () => {
  const lease = aLease('t2')
  const { route, opening, happened } = await leaving('submitted', {
    behind: { lease, reserved: RESERVED, isReady: true },
  })
  assert.deepEqual(route, { page: 'task', taskId: 't2' })
  assert.deepEqual(opening, { lease, reserved: RESERVED })
  assert.deepEqual(happened, [messages.left.submitted], 'the service is not asked')
})

test('a page that is not complete yet is opened anew', async () => {
  const lease = aLease('t2')
  const { opening } = await leaving('submitted', { behind: { lease, reserved: RESERVED, isReady: false } })
  assert.deepEqual(opening, { lease })
})

test('whoever goes on from a task with one behind it is there before anything is drawn again', async () => {
  const seen: string[] = []
  const behind = { lease: aLease('t2'), reserved: RESERVED, isReady: true }
  await afterTask('submitted', undefined, {
    next: { take: async () => behind },
    api: { nextTask: async () => ({ ok: true, value: undefined }) },
    kind: undefined,
    // As a Lit element does, whose updates are microtasks.
    say: () => queueMicrotask(() => seen.push('drawn')),
    go: () => seen.push('there'),
  })
  assert.deepEqual(seen, ['there', 'drawn'])
})

test('with nothing behind, the service says what is next of the kind chosen', async () => {
  const lease = aLease('t3')
  const { route, opening, happened } = await leaving('submitted', { given: { ok: true, value: lease } })
  assert.deepEqual([route, opening], [{ page: 'task', taskId: 't3' }, { lease }])
  assert.deepEqual(happened, [messages.left.submitted, 'asked for Invoices'])
})

test('the list says that all is done only when the service said so', async () => {
  const failed = { ok: false, error: { kind: 'offline', message: '' } } as const
  for (const [given, isFinished] of [
    [{ ok: true, value: undefined }, true],
    [failed, false],
  ] as const) {
    const { route, opening } = await leaving('submitted', { given })
    assert.deepEqual([route, opening], [LIST, { notice: messages.answerSent, isFinished }])
  }
})

test('a task that was given back leads to the list; a declined one, whose reason may follow, comes along', async () => {
  for (const how of ['released', 'left', 'leftForGood', 'leftTooLate', 'declined'] as const) {
    const { route, opening, happened } = await leaving(how)
    const declined = how === 'declined' ? aLease('t1') : undefined
    assert.deepEqual([route, opening], [LIST, { notice: messages.left[how], declined }])
    assert.deepEqual(happened, [messages.left[how]])
  }
})

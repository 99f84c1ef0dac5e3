import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DraftState, PortalMessage } from '../../../crowd-elements/src/task-frame/messages.ts'
import type { ApiErrorKind, Lease, Result } from './api-types.ts'
import { Activity } from './heartbeat.ts'
import type { Kept } from './kept-work.ts'
import { type TaskApi, TaskSession } from './task-session.ts'
import { handTimers } from './testing/hand-timers.ts'
import { memoryWork } from './testing/memory-work.ts'

const LEASE: Lease = {
  taskId: 't1',
  leaseEpoch: 1,
  acceptedAt: '2024-05-01T10:00:00Z',
  expiresAt: '2024-05-01T11:00:00Z',
  title: 'Check this',
  description: '',
  frameUrl: 'http://localhost/frame',
}
const fine = <Value>(value: Value): Result<Value> => ({ ok: true, value })
const failed = (kind: ApiErrorKind): { ok: false; error: { kind: ApiErrorKind; message: string } } => ({
  ok: false,
  error: { kind, message: kind },
})

type Calls = { name: string; what?: unknown }[]

/** A session on a service that answers as told; by default everything works. */
async function aSession(
  answers: Partial<Record<keyof TaskApi, (...given: never[]) => unknown>> = {},
  given?: Lease,
  typed: DraftState | null = { n: 1 },
  kept?: Kept,
) {
  const timers = handTimers()
  const calls: Calls = []
  const toFrame: PortalMessage[] = []
  const usual = {
    accept: () => fine(LEASE),
    heartbeat: () => fine({ expiresAt: LEASE.expiresAt, loopIsStopping: false }),
    saveDraft: () => fine(undefined),
    draft: () => fine(undefined),
    submit: () => fine(undefined),
    leave: () => fine(undefined),
    release: () => fine(undefined),
    decline: () => fine(undefined),
  }
  const api = Object.fromEntries(
    Object.entries({ ...usual, ...answers }).map(([name, answer]) => [
      name,
      async (...args: unknown[]) => {
        calls.push({ name, what: args[1] })
        return (answer as (...args: unknown[]) => unknown)(...args)
      },
    ]),
  ) as unknown as TaskApi
  api.serverNow = timers.now
  const keptWork = memoryWork(kept)
  const session = new TaskSession({
    api,
    timers,
    activity: new Activity(timers, () => true),
    keptWork,
    sendToFrame: message => {
      toFrame.push(message)
      // A page that is asked for its draft says what was typed last.
      if (message.type === 'collect' && typed !== null)
        void session.receive({ handloop: 1, type: 'draft', draft: typed })
    },
    onChange: () => {},
    explain: ({ kind }) => `because ${kind}`,
  })
  await session.open('t1', given)
  const made = (name: string) => calls.filter(call => call.name === name)
  return { session, timers, toFrame, made, calls, keptWork }
}

const STORED = { draft: { value: 7 }, savedAt: '2024-05-01T09:00:00Z' }
const ready = { handloop: 1, type: 'ready' } as const
const draft = (value: number) => ({ handloop: 1, type: 'draft', draft: { value } }) as const
const submit = { handloop: 1, type: 'submit', answerContent: { a: 1 } } as const

describe('opening', () => {
  test('accepts the task, or shows why not', async () => {
    assert.equal((await aSession()).session.phase.name, 'working')
    for (const kind of ['notFound', 'leaseLost', 'gone', 'offline'] as const) {
      const { session, made } = await aSession({ accept: () => failed(kind) })
      assert.deepEqual(session.phase, { name: 'closed', error: { kind, message: kind } })
      assert.equal(made('heartbeat').length, 0)
    }
  })

  test('a lease that is at hand is not asked for again', async () => {
    const { session, made } = await aSession({}, LEASE)
    assert.equal(session.phase.name, 'working')
    assert.equal(made('accept').length, 0)
  })
})

describe('drafts', () => {
  test('the stored draft goes to the frame once it is ready', async () => {
    const { session, toFrame } = await aSession({ draft: () => fine(STORED) })
    await session.receive(ready)
    assert.deepEqual(toFrame, [{ handloop: 1, type: 'restore', draft: { value: 7 } }])
  })

  test('of what this device kept and what the service has, the later one goes to the frame', async () => {
    const local = (at: string): Kept => ({
      taskId: 't1',
      leaseEpoch: 1,
      title: 'Check this',
      draft: { value: { value: 8 }, atMs: Date.parse(at) },
    })
    for (const [at, value] of [
      ['2024-05-01T09:30:00Z', 8],
      ['2024-05-01T08:30:00Z', 7],
    ] as const) {
      const { session, toFrame } = await aSession({ draft: () => fine(STORED) }, undefined, null, local(at))
      await session.receive(ready)
      assert.deepEqual(toFrame, [{ handloop: 1, type: 'restore', draft: { value } }])
    }
  })

  test('this device keeps a draft until the service has it, and an answer likewise', async () => {
    let isUp = false
    const answer = () => (isUp ? fine(undefined) : failed('offline'))
    const { session, timers, keptWork } = await aSession({ saveDraft: answer, submit: answer })
    await session.receive(ready)
    await session.receive(draft(5))
    await timers.pass(4000)
    assert.deepEqual(keptWork.kept.get('t1')?.draft?.value, { value: 5 })
    isUp = true
    await timers.pass(20_000)
    assert.equal(keptWork.kept.size, 0)
    isUp = false
    void session.receive(submit)
    await timers.pass(500)
    assert.deepEqual(keptWork.kept.get('t1')?.answer, { a: 1 })
    isUp = true
    await timers.pass(20_000)
    assert.equal(session.phase.name, 'over')
    assert.equal(keptWork.kept.size, 0)
  })

  test('what a fresh page reports before it got its draft back is not saved over it', async () => {
    const { session, timers, made } = await aSession({ draft: () => fine(STORED) })
    await session.receive(draft(0))
    await session.receive(ready)
    await timers.pass(10_000)
    assert.equal(made('saveDraft').length, 0)
  })

  test('while the stored draft cannot be read nothing is saved over it; later it is restored', async () => {
    let isUp = false
    const { session, timers, made, toFrame } = await aSession({
      draft: () => (isUp ? fine(STORED) : failed('unavailable')),
    })
    await session.receive(ready)
    await session.receive(draft(0))
    await timers.pass(4000)
    assert.equal(made('saveDraft').length, 0)
    isUp = true
    await timers.pass(10_000)
    assert.deepEqual(toFrame, [{ handloop: 1, type: 'restore', draft: { value: 7 } }])
  })

  test('only the latest is saved, at most every few seconds', async () => {
    const { session, timers, made } = await aSession()
    await session.receive(ready)
    for (let value = 0; value < 100; value++) {
      await session.receive(draft(value))
      await timers.pass(100)
    }
    await timers.pass(5000)
    const saved = made('saveDraft')
    assert.ok(saved.length >= 3 && saved.length <= 5, `${saved.length} saves in 15 s`)
    assert.deepEqual(saved.at(-1)?.what, { value: 99 })
  })

  test('a frame that reloads itself gets back what it reported last', async () => {
    const { session, toFrame } = await aSession()
    await session.receive(ready)
    await session.receive(draft(5))
    await session.receive(ready)
    assert.deepEqual(toFrame.at(-1), { handloop: 1, type: 'restore', draft: { value: 5 } })
  })

  test('a save that fails for a while is repeated with what is latest then', async () => {
    let isUp = false
    const { session, timers, made } = await aSession({ saveDraft: () => (isUp ? fine(undefined) : failed('offline')) })
    await session.receive(ready)
    await session.receive(draft(1))
    await timers.pass(4000)
    await session.receive(draft(2))
    isUp = true
    await timers.pass(30_000)
    assert.deepEqual(
      made('saveDraft').map(({ what }) => what),
      [{ value: 1 }, { value: 2 }],
    )
  })
})

describe('submitting', () => {
  test('an accepted answer tells the frame and ends the page', async () => {
    const { session, toFrame, made } = await aSession()
    await session.receive(submit)
    assert.deepEqual(session.phase, { name: 'over', how: 'submitted' })
    assert.deepEqual(toFrame, [{ handloop: 1, type: 'accepted' }])
    assert.deepEqual(
      made('submit').map(({ what }) => what),
      [{ a: 1 }],
    )
  })

  test('no line: the answer is kept and sent again with pauses, the same one, never two at once', async () => {
    let running = 0
    let most = 0
    let tries = 0
    const { session, timers, toFrame, made } = await aSession({
      submit: async () => {
        most = Math.max(most, ++running)
        await Promise.resolve()
        running--
        return ++tries < 4 ? failed(tries === 2 ? 'unavailable' : 'offline') : fine(undefined)
      },
    })
    void session.receive(submit)
    await timers.pass(500)
    assert.equal(session.phase.name, 'notSent')
    assert.equal(session.hasUnsentAnswer, true)
    void session.receive(submit)
    await timers.pass(60_000)
    assert.deepEqual(session.phase, { name: 'over', how: 'submitted' })
    assert.deepEqual(
      made('submit').map(({ what }) => what),
      [{ a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }],
    )
    assert.equal(most, 1)
    assert.deepEqual(toFrame, [{ handloop: 1, type: 'accepted' }])
  })

  test('a try can be asked for instead of waiting', async () => {
    let isUp = false
    const { session, timers } = await aSession({ submit: () => (isUp ? fine(undefined) : failed('offline')) })
    void session.receive(submit)
    await timers.pass(20_000)
    isUp = true
    session.tryAgain()
    await timers.pass(0)
    assert.equal(session.phase.name, 'over')
  })

  test('refused for its content: the frame hears why and the work goes on', async () => {
    const { session, toFrame, timers, made } = await aSession({ submit: () => failed('invalid') })
    await session.receive(ready)
    await session.receive(submit)
    assert.equal(session.phase.name, 'working')
    assert.equal(session.problem?.about, 'answer')
    assert.deepEqual(toFrame.at(-1), { handloop: 1, type: 'refused', message: 'because invalid' })
    await session.receive(draft(3))
    await timers.pass(5000)
    assert.deepEqual(made('saveDraft').at(-1)?.what, { value: 3 })
  })

  for (const kind of ['leaseLost', 'gone', 'notFound'] as const)
    test(`too late (${kind}): the work stays, is kept as a draft, and every further submit is refused without asking`, async () => {
      const { session, toFrame, timers, made } = await aSession({ submit: () => failed(kind) })
      await session.receive(ready)
      await session.receive(draft(9))
      await session.receive(submit)
      assert.deepEqual(session.phase, { name: 'ended', error: { kind, message: kind } })
      assert.deepEqual(
        made('saveDraft').map(({ what }) => what),
        [{ value: 9 }],
      )
      await session.receive(submit)
      assert.equal(made('submit').length, 1)
      assert.deepEqual(toFrame.filter(({ type }) => type === 'refused').length, 2)
      const beats = made('heartbeat').length
      await timers.pass(120_000)
      assert.equal(made('heartbeat').length, beats)
    })
})

describe('heartbeat', () => {
  test('brings the deadline and the news that the review is being stopped', async () => {
    const { session, timers } = await aSession({
      heartbeat: () => fine({ expiresAt: '2024-05-01T10:30:00Z', loopIsStopping: true }),
    })
    await timers.pass(0)
    assert.equal(session.lease?.expiresAt, '2024-05-01T10:30:00Z')
    assert.equal(session.loopIsStopping, true)
  })

  test('a lost line is shown and forgotten when it is back; a lost lease ends the work', async () => {
    let answer: Result<unknown> = failed('offline')
    const { session, timers } = await aSession({ heartbeat: () => answer })
    await timers.pass(0)
    assert.equal(session.connection, 'lost')
    answer = failed('signedOut')
    await timers.pass(30_000)
    assert.equal(session.connection, 'signedOut')
    answer = fine({ expiresAt: LEASE.expiresAt, loopIsStopping: false })
    await timers.pass(30_000)
    assert.equal(session.connection, 'fine')
    answer = failed('leaseLost')
    await timers.pass(30_000)
    assert.equal(session.phase.name, 'ended')
  })

  test('is not asked for while an answer is on its way, of which the news may come before the reply', async () => {
    let arrive: (reply: unknown) => void = () => {}
    const reply = new Promise(resolve => {
      arrive = resolve
    })
    const { session, made } = await aSession({ submit: () => reply })
    await session.check()
    const before = made('heartbeat').length
    void session.receive(submit)
    await session.check()
    assert.equal(made('heartbeat').length, before)
    arrive(failed('invalid'))
    await new Promise(resolve => setImmediate(resolve))
    await session.check()
    assert.equal(made('heartbeat').length, before + 1)
  })

  test('says when nobody is at work', async () => {
    const { timers, made } = await aSession()
    await timers.pass(6 * 60_000)
    const said = made('heartbeat').map(({ what }) => what)
    assert.equal(said[0], true)
    assert.equal(said.at(-1), false)
  })
})

describe('parting', () => {
  test('stop and resume later saves what the page holds at that moment', async () => {
    const { session, made } = await aSession({}, undefined, { a: 'just typed' })
    await session.receive(ready)
    await session.receive(draft(1))
    await session.stopAndResumeLater()
    assert.deepEqual(made('saveDraft').at(-1)?.what, { a: 'just typed' })
  })

  test('going elsewhere does too, before the page is taken away', async () => {
    const { session, made } = await aSession({}, undefined, { a: 'just typed' })
    await session.receive(ready)
    await session.receive(draft(1))
    await session.collect()
    session.close(true)
    assert.deepEqual(made('saveDraft').at(-1)?.what, { a: 'just typed' })
    assert.equal(made('leave').length, 1)
  })

  test('a page that does not answer is not waited for', async () => {
    const { session, timers } = await aSession({}, undefined, null)
    await session.receive(ready)
    const leaving = session.stopAndResumeLater()
    await timers.pass(300)
    await leaving
    assert.deepEqual(session.phase, { name: 'over', how: 'left' })
  })

  test('stop and resume later saves the work first', async () => {
    const { session, calls } = await aSession()
    await session.receive(ready)
    await session.receive(draft(1))
    await session.stopAndResumeLater()
    assert.deepEqual(
      calls.map(({ name }) => name).filter(name => name === 'saveDraft' || name === 'leave'),
      ['saveDraft', 'leave'],
    )
    assert.deepEqual(session.phase, { name: 'over', how: 'left' })
  })

  const endings = [
    ['a review that goes on', fine({ taskIsKept: true }), 'left'],
    ['a review that is being stopped', fine({ taskIsKept: false }), 'leftForGood'],
    ['a task that is no longer theirs', failed('gone'), 'leftTooLate'],
  ] as const
  for (const [what, answer, how] of endings)
    test(`who leaves ${what} hears what became of the task`, async () => {
      const { session } = await aSession({ leave: () => answer })
      await session.stopAndResumeLater()
      assert.deepEqual(session.phase, { name: 'over', how })
    })

  test('release and decline end the page, also when the task is gone already', async () => {
    const { session } = await aSession({ release: () => failed('gone') })
    await session.release()
    assert.deepEqual(session.phase, { name: 'over', how: 'released' })
    const other = await aSession()
    await other.session.decline('')
    assert.deepEqual(other.session.phase, { name: 'over', how: 'declined' })
  })

  test('without a line nothing happens but an explanation', async () => {
    const { session } = await aSession({ decline: () => failed('offline') })
    await session.decline('')
    assert.equal(session.phase.name, 'working')
    assert.equal(session.problem?.about, 'action')
  })

  test('going elsewhere in the portal leaves the task; closing the tab only saves', async () => {
    const inside = await aSession()
    inside.session.close(true)
    assert.equal(inside.made('leave').length, 1)
    const closing = await aSession()
    await closing.session.receive(ready)
    await closing.session.receive(draft(1))
    closing.session.saveBeforeUnload()
    assert.equal(closing.made('leave').length, 0)
    assert.equal(closing.made('saveDraft').length, 1)
  })
})

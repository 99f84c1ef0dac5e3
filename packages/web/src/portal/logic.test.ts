import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { accepted } from './frame-channel.ts'
import { Activity, Heartbeat } from './heartbeat.ts'
import { lengthText } from './lengths.ts'
import { en } from './messages/en.ts'
import { messagesFor } from './messages/messages.ts'
import { Poll } from './poll.ts'
import { portalBase, routeOf, urlOf } from './routes.ts'
import { arrivals, loadTasks } from './task-pages.ts'
import { handTimers } from './testing/hand-timers.ts'
import { clockText, isoDuration, markPassed, secondsLeft } from './time-left.ts'

describe('the time left', () => {
  test('counts seconds down to zero and never below', () => {
    assert.deepEqual(
      [2020, 2000, 1990, 20, 0, -5000].map(ms => secondsLeft(ms, 0)),
      [2, 2, 2, 0, 0, 0],
    )
  })

  test('reads as a clock, and as a duration for machines', () => {
    assert.deepEqual([0, 59, 60, 545, 3599, 3600, 36_005].map(clockText), [
      '0:00',
      '0:59',
      '1:00',
      '9:05',
      '59:59',
      '1:00:00',
      '10:00:05',
    ])
    assert.equal(isoDuration(3605), 'PT1H0M5S')
  })

  test('passes the marks at five minutes, one minute and the end once each, also after a sleep', () => {
    assert.equal(markPassed(301, 300), 300)
    assert.equal(markPassed(300, 299), undefined)
    assert.equal(markPassed(61, 60), 60)
    assert.equal(markPassed(1, 0), 0)
    assert.equal(markPassed(0, 0), undefined)
    assert.equal(markPassed(400, 30), 60)
    assert.equal(markPassed(400, 0), 0)
  })
})

test('a time limit reads in hours, minutes and seconds, without empty parts', () => {
  assert.deepEqual(
    [0, 45, 600, 5400, 28_800, 3661].map(s => lengthText(s, en)),
    ['0 s', '45 s', '10 min', '1 h 30 min', '8 h', '1 h 1 min 1 s'],
  )
})

describe('routes', () => {
  const base = 'http://127.0.0.1:4600/prefix/worker/'
  test('a task and the list have addresses that can be reloaded', () => {
    for (const taskId of ['abc', 'a/b c?#ü'])
      assert.deepEqual(routeOf(urlOf({ page: 'task', taskId }, base), base), { page: 'task', taskId })
    for (const url of [
      base,
      `${base}?x=1`,
      `${base}tasks`,
      `${base}tasks/a/b`,
      `${base}tasks/%zz`,
      'http://127.0.0.1:4600/other',
    ])
      assert.deepEqual(routeOf(url, base), { page: 'list' })
  })

  test('the base comes from the shell, with or without the last part', () => {
    for (const shell of [base, base.slice(0, -1), `${base}tasks/1`, 'http://127.0.0.1:4600/prefix/'])
      assert.equal(portalBase(shell), base, shell)
    assert.equal(portalBase('https://review.example/worker/worker/'), 'https://review.example/worker/worker/')
  })
})

describe('messages from the frame', () => {
  const frame = { name: 'the frame' }
  const origin = { contentOrigin: 'http://localhost:4600', isSandboxed: false }
  const arrival = { data: { handloop: 1, type: 'ready' }, origin: origin.contentOrigin, source: frame }

  test('only from its window, from its origin, and in the agreed shape', () => {
    assert.deepEqual(accepted(arrival, frame, origin), arrival.data)
    assert.equal(accepted({ ...arrival, source: { name: 'another' } }, frame, origin), undefined)
    assert.equal(accepted({ ...arrival, source: null }, null, origin), undefined)
    for (const wrong of ['null', 'http://127.0.0.1:4600', 'http://localhost:4601', ''])
      assert.equal(accepted({ ...arrival, origin: wrong }, frame, origin), undefined)
    for (const data of [
      undefined,
      'ready',
      { type: 'ready' },
      { handloop: 2, type: 'ready' },
      { handloop: 1, type: 'toString' },
      { handloop: 1, type: 'submit' },
      { handloop: 1, type: 'submit', answerContent: [] },
    ])
      assert.equal(accepted({ ...arrival, data }, frame, origin), undefined)
  })

  test('a sandboxed frame has the origin null, and no other', () => {
    const sandboxed = { ...origin, isSandboxed: true }
    assert.deepEqual(accepted({ ...arrival, origin: 'null' }, frame, sandboxed), arrival.data)
    assert.equal(accepted(arrival, frame, sandboxed), undefined)
  })
})

describe('heartbeat and activity', () => {
  test('beats at once, every 30 s, and not after the end', async () => {
    const timers = handTimers()
    const beats: number[] = []
    const heart = new Heartbeat(timers, async () => void beats.push(timers.now()))
    heart.start()
    await timers.pass(65_000)
    heart.stop()
    await timers.pass(120_000)
    assert.deepEqual(
      beats.map(at => at - beats[0]!),
      [0, 30_000, 60_000],
    )
  })

  test('a beat that takes long is not overtaken by the next', async () => {
    const timers = handTimers()
    let running = 0
    let most = 0
    const heart = new Heartbeat(timers, () => {
      most = Math.max(most, ++running)
      return new Promise(resolve => timers.after(100_000, () => resolve(void running--)))
    })
    heart.start()
    await timers.pass(50_000)
    void heart.now()
    await timers.pass(500_000)
    assert.equal(most, 1)
  })

  test('nobody is at work in a hidden page, or five minutes after the last sign of life', () => {
    let nowMs = 0
    let isVisible = true
    const timers = { now: () => nowMs, after: () => () => {} }
    const activity = new Activity(timers, () => isVisible)
    assert.equal(activity.isActive, true)
    isVisible = false
    assert.equal(activity.isActive, false)
    isVisible = true
    nowMs = 5 * 60_000 + 1
    assert.equal(activity.isActive, false)
    activity.seen()
    assert.equal(activity.isActive, true)
  })
})

describe('looking for new tasks', () => {
  test('every 15 s, slower while it fails, and not while nobody can see it', async () => {
    const timers = handTimers()
    const start = timers.now()
    const looks: number[] = []
    let works = true
    let isVisible = true
    const poll = new Poll(
      timers,
      () => isVisible,
      async () => {
        looks.push((timers.now() - start) / 1000)
        return works
      },
    )
    poll.start()
    await timers.pass(31_000)
    works = false
    await timers.pass(90_000)
    isVisible = false
    await timers.pass(600_000)
    assert.deepEqual(looks, [15, 30, 45, 75])
    poll.stop()
  })

  const task = (taskId: string) => ({
    taskId,
    title: '',
    description: '',
    keywords: [],
    timeLimitSeconds: 1,
    createdAt: '',
    state: 'available' as const,
  })
  test('pages are followed as far as somebody has opened them', async () => {
    const pages: Record<string, { tasks: ReturnType<typeof task>[]; nextToken?: string }> = {
      '': { tasks: [task('a')], nextToken: '1' },
      1: { tasks: [task('b')], nextToken: '2' },
      2: { tasks: [task('c')] },
    }
    const api = { tasks: async (token = '') => ({ ok: true as const, value: pages[token]! }) }
    assert.deepEqual(await loadTasks(api, 2), { ok: true, value: { tasks: [task('a'), task('b')], nextToken: '2' } })
    assert.deepEqual(await loadTasks(api, 9), { ok: true, value: { tasks: [task('a'), task('b'), task('c')] } })
    assert.equal(arrivals([task('a')], [task('b'), task('a'), task('c')]), 2)
  })
})

test('a language we do not speak, or none at all, gets English', () => {
  assert.equal(messagesFor(['xx', 'en-GB']).tasks, 'Tasks')
  assert.equal(messagesFor([]).tasks, 'Tasks')
})

test('the script is at most 60 KB on the wire', () => {
  const entryPoints = [join(import.meta.dirname, 'main.ts')]
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  assert.ok(gzipSync(outputFiles[0]!.contents).length < 60 * 1024)
})

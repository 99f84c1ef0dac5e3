import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import type { Rendered } from './engine.ts'
import type { Waiting } from './given-jobs.ts'
import { RenderThread } from './render-thread.ts'
import { aGrant } from './testing/rendering.ts'

/** The engine ends it itself, and the thread goes on. */
const ENDLESS = '{% for a in (1..1000000) %}{% for b in (1..1000000) %}{% endfor %}{% endfor %}'
/** Nothing ends it but the end of the thread. */
const FOR_SECONDS = '{% assign x = (1..7000000) | where: "a.b.c" %}{{ x }}'

let thread: RenderThread
let back: Waiting[]
/** On a busy machine anything may take long. */
let isGivenAgain: boolean
beforeEach(() => {
  back = []
  isGivenAgain = false
  thread = new RenderThread({
    back: jobs => {
      if (isGivenAgain) for (const waiting of jobs) thread.give(waiting)
      else back.push(...jobs)
    },
    free: () => {},
  })
})
afterEach(() => thread.close())

function give(template: string): Promise<Rendered> {
  const request = { template, inputJson: '{}', grant: aGrant }
  const rendered = new Promise<Rendered>((resolve, reject) =>
    thread.give({ job: { kind: 'render', request }, resolve, reject }),
  )
  // What is still there in the end is rejected.
  rendered.catch(() => {})
  return rendered
}

test('small jobs are taken ahead and done in their order, but nothing behind a large one', async () => {
  isGivenAgain = true
  await give('warm')
  const order: string[] = []
  const all: Promise<unknown>[] = []
  while (thread.hasRoom) {
    const name = `page ${all.length}`
    all.push(give(name).then(({ content }) => order.push(content)))
  }
  await Promise.all(all)
  assert.ok(all.length > 8, `${all.length} jobs`)
  assert.deepEqual(
    order,
    Array.from(all.keys(), i => `page ${i}`),
  )
  const large = give('x'.repeat(300_000))
  assert.ok(!thread.hasRoom)
  assert.equal((await large).content.length, 300_000)
  assert.ok(thread.hasRoom)
})

test('what was handed back is not done, and who comes behind it does not wait for it', async () => {
  const endless = give(ENDLESS)
  void give(FOR_SECONDS)
  assert.equal((await endless).errors[0]?.code, 'ResourceLimitExceeded')
  assert.deepEqual(
    back.map(({ job }) => job.kind === 'render' && job.request.template),
    [FOR_SECONDS],
  )
  isGivenAgain = true
  assert.deepEqual(await give('a page'), { content: 'a page', errors: [] })
  assert.equal(thread.jobs, 0)
})

test('when a thread ends in the middle, only the job that it was at is to blame', async () => {
  const overrun = give(FOR_SECONDS)
  const behind = ['first', 'second']
  for (const name of behind) void give(name)
  assert.equal((await overrun).errors[0]?.code, 'ResourceLimitExceeded')
  assert.deepEqual(
    back.map(({ job }) => job.kind === 'render' && job.request.template),
    behind,
  )
  assert.equal((await give('a new thread')).content, 'a new thread')
})

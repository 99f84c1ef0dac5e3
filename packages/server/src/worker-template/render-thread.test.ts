import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rendered } from './engine.ts'
import { RenderThread, type Waiting } from './render-thread.ts'
import { aGrant } from './testing/rendering.ts'

/** The engine ends it itself, and the thread goes on. */
const ENDLESS = '{% for a in (1..1000000) %}{% for b in (1..1000000) %}{% endfor %}{% endfor %}'
/** Nothing ends it but the end of the thread. */
const FOR_SECONDS = '{% assign x = (1..7000000) | where: "a.b.c" %}{{ x }}'

test('what was handed back is not done, and who comes behind it does not wait for it', async () => {
  const back: Waiting[] = []
  const thread = new RenderThread({ back: jobs => back.push(...jobs), free: () => {} })
  const outcomes: Record<string, Rendered> = {}
  const give = (name: string, template: string) =>
    new Promise<void>(done => {
      const job = { kind: 'render' as const, request: { template, inputJson: '{}', grant: aGrant } }
      const resolve = (rendered: Rendered) => {
        outcomes[name] = rendered
        done()
      }
      // What is still there in the end is rejected.
      thread.give({ job, resolve, reject: () => done() })
    })
  try {
    const endless = give('endless', ENDLESS)
    void give('for seconds', FOR_SECONDS)
    await endless
    assert.deepEqual([back.length, outcomes.endless?.errors[0]?.code], [1, 'ResourceLimitExceeded'])
    await give('page', 'a page')
    assert.deepEqual(outcomes.page, { content: 'a page', errors: [] })
    assert.deepEqual([back.length, Object.keys(outcomes)], [1, ['endless', 'page']])
    assert.equal(thread.jobs, 0)
  } finally {
    await thread.close()
  }
})

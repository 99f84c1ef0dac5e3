// A client stops loops while a worker is in the middle of their tasks.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { statusOf } from '../fixtures.ts'
import { atDesk } from './testing/desk.ts'
import { house } from './testing/house.ts'
import { button, heading, rows, startWorking, submit, task } from './testing/portal.ts'

const NOTE = '<crowd-form><crowd-input name="note" label="Note"></crowd-input></crowd-form>'
const HEARTBEAT = 30_000

describe('a client stops the loop while the worker is in the middle', () => {
  test('the page says so in plain words, the worker submits, and the answer is in the bucket', () =>
    atDesk(
      { template: NOTE, isAlone: true, config: { TaskCount: 2 } },
      async ({ page, loops, stop, becomes, answers }) => {
        await page.clock.install()
        await startWorking(page)
        await stop(loops[0]!)
        await page.clock.runFor(HEARTBEAT)
        await tellsOfStop(page).waitFor()
        await task(page).getByLabel('Note').fill('finished all the same')
        assert.equal(await statusOf(house.client, loops[0]!), 'Stopping')
        await submit(page).click()
        await heading(page, 'No more tasks').waitFor()
        await becomes(loops[0]!, 'Stopped')
        assert.deepEqual(await answers(loops[0]!), [{ note: 'finished all the same' }])
      },
    ))

  for (const isTold of [true, false])
    test(`who stops for now ${isTold ? 'after' : 'before'} being told has ended the task, is told so, and cannot come back`, () =>
      atDesk({ template: NOTE, mayComplain: /status of 410/ }, async ({ page, loops, stop, becomes }) => {
        await startWorking(page)
        const address = page.url()
        await stop(loops[0]!)
        if (isTold) {
          await comesBackToTheTab(page)
          await tellsOfStop(page).waitFor()
        }
        await button(page, 'Stop and resume later').click()
        await page.getByText('This review was being stopped, so the task ended when you left it.').first().waitFor()
        await heading(page, 'No tasks right now').waitFor()
        assert.equal(await rows(page).count(), 0)
        await becomes(loops[0]!, 'Stopped')
        await page.goto(address)
        await heading(page, /^This task is no longer available/).waitFor()
      }))

  test('a task that nobody has started vanishes from the list', () =>
    atDesk({ template: NOTE, inputs: [{}, {}] }, async ({ page, loops, stop, becomes }) => {
      await rows(page).nth(1).waitFor()
      await stop(loops[0]!)
      await becomes(loops[0]!, 'Stopped')
      await page.reload()
      await rows(page).waitFor()
      assert.equal(await rows(page).count(), 1)
    }))
})

const tellsOfStop = (page: Page) =>
  page.getByText('This review is being stopped. You can still finish and submit this task')

/** A test cannot put a tab behind another one; the portal is told that its tab can be seen again. */
const comesBackToTheTab = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

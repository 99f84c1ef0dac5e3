// A worker's ways out of a task, and back into it.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../until.ts'
import { atDesk } from './testing/desk.ts'
import { house } from './testing/house.ts'
import { button, heading, rows, startWorking, submit, task } from './testing/portal.ts'

const NOTE = '<crowd-form><crowd-input name="note" label="Note"></crowd-input></crowd-form>'
const note = (page: Page) => task(page).getByLabel('Note')
const reads = (page: Page, text: string) =>
  until(
    () => note(page).inputValue(),
    value => value === text,
  )
const badge = (page: Page) => rows(page).getByText('In work')

describe('leaving a task', () => {
  test('by “Stop and resume later”: it is marked in the list, and the work is there on coming back', () =>
    atDesk({ template: NOTE }, async ({ page, loops, becomes, answers }) => {
      await startWorking(page)
      await note(page).fill('half a thought')
      await button(page, 'Stop and resume later').click()
      await page.getByText('The task is kept for you. You find it in the list.').first().waitFor()
      await badge(page).waitFor()
      await startWorking(page)
      await reads(page, 'half a thought')
      await note(page).press('End')
      await page.keyboard.type(', now whole')
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      await becomes(loops[0]!, 'Completed')
      assert.deepEqual(await answers(loops[0]!), [{ note: 'half a thought, now whole' }])
    }))

  test('by reloading the page: the same lease goes on with the same work, and the time left has not begun again', () =>
    atDesk({ template: NOTE, config: { TaskTimeLimitInSeconds: 600 } }, async ({ page }) => {
      const opened = page.waitForResponse(/\/accept$/)
      await startWorking(page)
      const { frameUrl: _, ...lease } = await (await opened).json()
      await note(page).fill('kept')
      await isKept(page, 'kept')
      const timeLeft = await page.getByRole('timer').textContent()
      await until(
        () => page.getByRole('timer').textContent(),
        text => text !== timeLeft,
      )
      const openedAgain = page.waitForResponse(/\/accept$/)
      await page.reload()
      await reads(page, 'kept')
      const { frameUrl: __, ...sameLease } = await (await openedAgain).json()
      assert.deepEqual(sameLease, lease)
      assert.match((await page.getByRole('timer').textContent())!, /^\s*Time left 9:[345]\d\s*$/)
    }))

  test('by “Release task”: the task is in the list again, for this worker too, without a mark', () =>
    atDesk({ template: NOTE }, async ({ page }) => {
      await startWorking(page)
      await button(page, 'Release task').click()
      await page.getByText('You gave the task back.').first().waitFor()
      await rows(page).waitFor()
      assert.equal(await badge(page).count(), 0)
      await startWorking(page)
    }))

  test('by “Decline task”: it is gone from this worker’s list for good, and others may take it', () =>
    atDesk({ template: NOTE, mayComplain: /status of 410/ }, async ({ page, context }) => {
      await startWorking(page)
      const address = page.url()
      await button(page, 'Decline task').click()
      await heading(page, 'No tasks right now').waitFor()
      await page.getByText('It will not be offered to you again.').first().waitFor()
      await page.goto(address)
      await heading(page, /no longer available/).waitFor()
      const other = await (await context.browser()!.newContext()).newPage()
      await other.goto(await house.service.cli('worker', 'add', 'other'))
      await button(other, 'Sign in').click()
      await rows(other).waitFor()
      await other.context().close()
    }))

  test('by signing out: the session ends, the work is kept', () =>
    atDesk({ template: NOTE, isAlone: true, mayComplain: /status of 401/ }, async ({ page, worker }) => {
      await startWorking(page)
      await note(page).fill('for tomorrow')
      await isKept(page, 'for tomorrow')
      await button(page, 'Stop and resume later').click()
      await button(page, 'Sign out').click()
      await heading(page, 'You are signed out').waitFor()
      await page.reload()
      await heading(page, 'You are signed out').waitFor()
      await page.goto(await house.service.cli('worker', 'link', worker))
      await button(page, 'Sign in').click()
      await badge(page).waitFor()
      await startWorking(page)
      await reads(page, 'for tomorrow')
    }))

  test('by going Back past the list, to the link that is used up: it shows the way to the tasks', () =>
    // A browser complains of every page that is gone.
    atDesk({ template: NOTE, mayComplain: /410/ }, async ({ page, worker }) => {
      await page.goto(await house.service.cli('worker', 'link', worker))
      await button(page, 'Sign in').click()
      await heading(page, 'Tasks').waitFor()
      await page.goBack()
      await heading(page, 'This link no longer works').waitFor()
      await page.getByRole('link', { name: 'Go to the tasks' }).click()
      await startWorking(page)
      await note(page).waitFor()
    }))
})

/** Waits until the service has the work; the page goes away for a moment, so that it is sent at once. */
async function isKept(page: Page, text: string): Promise<void> {
  const draft = () =>
    page.evaluate(async () => {
      window.dispatchEvent(new Event('pagehide'))
      const taskId = location.pathname.split('/').at(-1)
      return (await fetch(`/worker/api/tasks/${taskId}/draft`)).text()
    })
  await until(draft, kept => kept.includes(text))
}

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accessibilityFaults } from './testing/browser.ts'
import { button, heading, note, onPage, openTask, row, service, submit, until } from './testing/portal-page.ts'

describe('working', () => {
  test('start, answer, the next task, and at the end the words that there is none', async () => {
    service.reset('First form', 'Second form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await heading(page, 'First form').waitFor()
      await page.getByText('Time left').waitFor()
      assert.match((await page.getByRole('timer').textContent()) ?? '', /Time left (1:00:00|59:5\d)/)
      assert.deepEqual(await accessibilityFaults(page), [])
      await note(page).fill('fine')
      await submit(page).click()
      await heading(page, 'Second form').waitFor()
      await note(page).fill('also fine')
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      assert.deepEqual(
        service.tasks.map(task => task.answer),
        [{ note: 'fine' }, { note: 'also fine' }],
      )
      assert.equal(page.url(), service.portalUrl)
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  })

  test('"Start next task" takes the oldest, and says when there is none', async () => {
    service.reset('Oldest form')
    await onPage(async page => {
      await button(page, 'Start next task').click()
      await note(page).waitFor()
      await heading(page, 'Oldest form').waitFor()
      await button(page, 'Decline task').click()
      await page.getByText('You declined the task').first().waitFor()
      assert.equal(service.task('Oldest form').isGone, true)
      await button(page, 'Start next task').click()
      await heading(page, 'No more tasks').waitFor()
    })
  })

  test('with the keyboard alone', async () => {
    service.reset('First form')
    await onPage(async page => {
      await row(page, 'First form').waitFor()
      // The heading has the focus; what follows it is "Start next task", then the row's own button.
      for (let tabs = 0; tabs < 2; tabs++) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await note(page).waitFor()
      const focused = page.locator('h1:focus')
      assert.equal(await focused.textContent(), 'First form')
      await until('the field has the focus', async () => {
        await page.keyboard.press('Tab')
        return note(page).evaluate(field => field === document.activeElement)
      })
      await page.keyboard.type('by keyboard')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await heading(page, 'No more tasks').waitFor()
      assert.deepEqual(service.task('First form').answer, { note: 'by keyboard' })
    })
  })

  test('a reload keeps lease and work; so does stopping and resuming later', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await note(page).fill('half done')
      await page.reload()
      await until('the work is back', async () => (await note(page).inputValue()) === 'half done')
      await note(page).fill('more than half done')
      await button(page, 'Stop and resume later').click()
      await row(page, 'First form').getByText('In work').waitFor()
      assert.equal(service.made('POST', 'leave').length, 1)
      await openTask(page, 'First form')
      await until('the work is back', async () => (await note(page).inputValue()) === 'more than half done')
      assert.equal(service.task('First form').leaseEpoch, 1)
    })
  })

  test('a released task is back in the list for everybody', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await button(page, 'Release task').click()
      await row(page, 'First form').waitFor()
      assert.equal(service.task('First form').state, 'available')
      assert.equal(await row(page, 'First form').getByText('In work').count(), 0)
    })
  })

  test("the browser's Back leaves the task and keeps the work", async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      // Typed a moment ago, and the frame hasn't said so yet.
      await note(page).evaluate(field => {
        ;(field as HTMLInputElement).value = 'before going back'
      })
      await page.goBack()
      await heading(page, 'Tasks').waitFor()
      await until('the task was left', () => service.made('POST', 'leave').length === 1)
      assert.deepEqual(service.task('First form').draft, { note: 'before going back' })
    })
  })

  test('five minutes and one minute before the end it is said aloud; at the end the service is asked', async () => {
    service.reset('First form')
    service.task('First form').timeLimitSeconds = 360
    await onPage(async page => {
      await openTask(page, 'First form')
      await page.clock.fastForward(62_000)
      await page.getByRole('status').getByText('5 minutes left.').waitFor()
      await page.clock.fastForward(240_000)
      await page.getByRole('status').getByText('One minute left.').waitFor()
      service.task('First form').isGone = true
      await page.clock.fastForward(62_000)
      await page.getByRole('alert').getByText('no longer open').waitFor()
    })
  })

  test('a review that is being stopped says what that means for this task', async () => {
    service.reset('First form')
    service.loopIsStopping = true
    await onPage(async page => {
      await openTask(page, 'First form')
      const words = 'This review is being stopped. You can still finish and submit this task; if you leave it, it ends.'
      await page.getByRole('status').getByText(words).waitFor()
    })
  })

  test('a hidden page is a pause', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await until('a beat of somebody at work', () =>
        service.made('POST', 'heartbeat').some(({ body }) => body.isActive === true),
      )
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
        document.dispatchEvent(new Event('visibilitychange'))
      })
      await until('a beat of a pause', () =>
        service.made('POST', 'heartbeat').some(({ body }) => body.isActive === false),
      )
    })
  })
})

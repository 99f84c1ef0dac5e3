import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accessibilityFaults } from './testing/browser.ts'
import { button, frame, heading, note, onPage, openTask, row, service, submit, until } from './testing/portal-page.ts'

describe('a worker’s day', () => {
  test('shows how much was done and how long it took, and kinds to choose from', async () => {
    service.reset('Parcel', 'Letter', 'Parcel')
    service.today = { answers: 12, workedSeconds: 2040 }
    service.kinds = ['Letter', 'Parcel']
    await onPage(async page => {
      await page.getByText('Today: 12 answers in 34 min, 2 min 50 s each').waitFor()
      await page.getByLabel('Kind of task').selectOption('Letter')
      await row(page, 'Parcel').first().waitFor({ state: 'detached' })
      assert.equal(await row(page, 'Letter').count(), 1)
      assert.deepEqual(await accessibilityFaults(page), [])
      await button(page, 'Start next task').click()
      await submit(page).waitFor()
      await until(
        'the next task is asked for by kind',
        () => service.made('POST', 'tasks/next')[0]?.body.title === 'Letter',
      )
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      await page.getByLabel('Kind of task').selectOption('All kinds')
      await row(page, 'Parcel').first().waitFor()
    })
  })

  test('“No more tasks” notices at once what the service tells', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      service.reset('Just arrived')
      service.tell({ tasks: true })
      await page.clock.runFor(600)
      await row(page, 'Just arrived').waitFor()
      await heading(page, 'No more tasks').waitFor({ state: 'detached' })
    })
  })

  test('a stop is said in plain words at the moment it happens', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await until('it listens', () => service.made('POST', 'heartbeat').length > 0)
      service.loopIsStopping = true
      service.tell({ held: ['task-0'] })
      await page.getByRole('status').getByText('This review is being stopped.').waitFor()
    })
  })

  test('a declined task is left at once, and a reason may follow', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await button(page, 'Decline task').click()
      const reason = page.getByLabel('Why did you decline it? (optional)')
      await reason.waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
      service.faults.set('decline', 503)
      await reason.fill('The photo is too dark.')
      await button(page, 'Send reason').click()
      await page.getByRole('alert').getByText('could not be sent').waitFor()
      service.faults.clear()
      await button(page, 'Send reason').click()
      await page.getByRole('status').getByText('Your reason was sent').waitFor()
      assert.equal(service.task('First form').reason, 'The photo is too dark.')
    })
  })

  test('keys: a help over everything, keys of the portal also inside the task, and a single key that can be turned off', async () => {
    service.reset('First form')
    await onPage(async page => {
      await row(page, 'First form').waitFor()
      await page.keyboard.press('?')
      const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
      await help.waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
      await page.getByLabel('A single key opens this help').uncheck()
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      assert.equal(await help.isVisible(), false)
      await page.keyboard.press('Alt+Shift+KeyH')
      await page.getByLabel('A single key opens this help').check()
      await button(page, 'Close').click()
      await page.keyboard.press('Alt+Shift+KeyN')
      await note(page).waitFor()
      await page.keyboard.press('Alt+Shift+KeyF')
      await page.keyboard.press('Tab')
      await page.keyboard.type('by keys ?')
      assert.equal(await note(page).inputValue(), 'by keys ?')
      assert.equal(await help.isVisible(), false)
      await frame(page)
        .locator('body')
        .evaluate(() => parent.postMessage({ handloop: 1, type: 'shortcut', code: 'KeyL' }, '*'))
      await page.getByText('The task is kept for you.').first().waitFor()
    })
  })

  test('time that runs short is said in time, once', async () => {
    service.reset('First form')
    service.task('First form').timeLimitSeconds = 600
    await onPage(async page => {
      await openTask(page, 'First form')
      assert.equal(await page.getByText('Less than').count(), 0)
      await page.clock.fastForward(485_000)
      await page.getByRole('status').getByText('Less than 2 min left. Submit before the time is up').waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  })
})

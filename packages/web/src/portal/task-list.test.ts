import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accessibilityFaults } from './testing/browser.ts'
import { button, heading, onPage, row, service } from './testing/portal-page.ts'

describe('the task list', () => {
  test('shows what a worker needs to choose, and passes the accessibility check', async () => {
    service.reset('Check a form', 'Look at a photo')
    await onPage(async page => {
      await heading(page, 'Tasks').waitFor()
      const first = row(page, 'Check a form')
      await first.waitFor()
      for (const text of ['correct what the machine has read', 'handwriting', '1 h', 'May 1, 2024'])
        await first.getByText(text).first().waitFor()
      assert.equal(await button(page, 'Start working').count(), 2)
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`fits a small screen in ${colorScheme} colours, also from right to left`, async () => {
      service.reset('Check a form', `Look at ${'averylongwordwithoutanyplacetobreak'.repeat(3)}`)
      service.tasks[1]!.state = 'inWork'
      await onPage(
        async page => {
          await row(page, 'Check a form').waitFor()
          await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
          assert.deepEqual(await accessibilityFaults(page), [])
          const [width, view] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
          assert.equal(width, view)
        },
        { look: { viewport: { width: 390, height: 844 }, colorScheme } },
      )
    })

  test('further pages come when asked for', async () => {
    service.reset(...Array.from({ length: 45 }, (_, index) => `Form ${index}.`))
    await onPage(async page => {
      await row(page, 'Form 19.').waitFor()
      assert.equal(await row(page, 'Form 20.').count(), 0)
      await button(page, 'Show more tasks').click()
      await row(page, 'Form 39.').waitFor()
      await button(page, 'Show more tasks').click()
      await row(page, 'Form 44.').waitFor()
      await button(page, 'Show more tasks').waitFor({ state: 'detached' })
    })
  })

  test('new tasks appear by themselves and are said politely', async () => {
    service.reset()
    await onPage(async page => {
      await heading(page, 'No tasks right now').waitFor()
      service.reset('Just arrived')
      await page.clock.fastForward(16_000)
      await row(page, 'Just arrived').waitFor()
      await page.getByRole('status').getByText('One new task has arrived.').waitFor()
    })
  })

  test('a list that cannot be loaded says so and can be asked for again', async () => {
    service.reset('Check a form')
    service.faults.set('tasks', 503)
    await onPage(async page => {
      await page.getByRole('alert').getByText('could not be loaded').waitFor()
      service.faults.clear()
      await button(page, 'Try again').click()
      await row(page, 'Check a form').waitFor()
    })
  })
})

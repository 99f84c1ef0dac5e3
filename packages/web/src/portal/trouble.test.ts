import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accessibilityFaults } from './testing/browser.ts'
import { button, frame, heading, note, onPage, openTask, row, service, submit, until } from './testing/portal-page.ts'

describe('trouble', () => {
  test('without a line the answer is kept, sent again by itself, and arrives once', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await note(page).fill('precious')
      service.faults.set('submit', 'drop')
      await submit(page).click()
      await page.getByRole('alert').getByText('not sent yet').waitFor()
      assert.equal(await button(page, 'Decline task').isDisabled(), true)
      assert.deepEqual(await accessibilityFaults(page), [])
      await until('it tries by itself', () => service.made('POST', 'submit').length >= 3)
      service.faults.clear()
      await heading(page, 'No more tasks').waitFor()
      assert.deepEqual(service.task('First form').answer, { note: 'precious' })
      assert.equal(new Set(service.made('POST', 'submit').map(({ body }) => JSON.stringify(body))).size, 1)
    })
  })

  for (const [status, words] of [
    [409, 'went back to the list'],
    [410, 'no longer open'],
    [404, 'no longer available to you'],
  ] as const)
    test(`an answer that comes too late (${status}) is explained, and the work stays visible`, async () => {
      service.reset('First form')
      await onPage(async page => {
        await openTask(page, 'First form')
        await note(page).fill('too late')
        service.faults.set('submit', status)
        await submit(page).click()
        await page.getByRole('alert').getByText(words).waitFor()
        await frame(page).getByRole('status').getByText(words).waitFor()
        assert.equal(await note(page).inputValue(), 'too late')
        await until('kept as a draft', () => JSON.stringify(service.task('First form').draft) === '{"note":"too late"}')
        if (status === 409) assert.deepEqual(await accessibilityFaults(page), [])
        await button(page, 'Back to tasks').click()
        await heading(page, 'Tasks').waitFor()
      })
    })

  test('an answer that is refused for its content can be corrected', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      service.faults.set('submit', 422)
      await submit(page).click()
      await page.getByRole('alert').getByText('check it and submit again').waitFor()
      service.faults.clear()
      await note(page).fill('corrected')
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      assert.deepEqual(service.task('First form').answer, { note: 'corrected' })
    })
  })

  test('signed out in the middle: the answer waits for a sign-in in another tab', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await note(page).fill('patient')
      service.isSignedIn = false
      await submit(page).click()
      await page.getByRole('alert').getByText('Sign in again in another tab').waitFor()
      service.isSignedIn = true
      await button(page, 'Try again').click()
      await heading(page, 'No more tasks').waitFor()
      assert.deepEqual(service.task('First form').answer, { note: 'patient' })
    })
  })

  for (const [status, words] of [
    [404, 'does not exist'],
    [409, 'Others are working on this task'],
    [410, 'no longer available'],
  ] as const)
    test(`a task that cannot be opened (${status}) says why and leads back`, async () => {
      service.reset('First form')
      service.faults.set('accept', status)
      await onPage(
        async page => {
          await page.getByRole('heading', { name: words }).waitFor()
          if (status === 409) assert.deepEqual(await accessibilityFaults(page), [])
          await button(page, 'Back to tasks').click()
          await row(page, 'First form').waitFor()
        },
        { url: `${service.portalUrl}tasks/task-0` },
      )
    })

  test('signed out: says how to get in, also after signing out', async () => {
    service.reset('First form')
    await onPage(async page => {
      await row(page, 'First form').waitFor()
      await button(page, 'Sign out').click()
      await heading(page, 'You are signed out').waitFor()
      await page.reload()
      await heading(page, 'You are signed out').waitFor()
      await page.getByText('personal link').waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  })

  test('a service that is away is waited for', async () => {
    service.reset('First form')
    service.faults.set('session', 'drop')
    await onPage(async page => {
      await heading(page, 'The service cannot be reached').waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
      service.faults.clear()
      await page.clock.fastForward(16_000)
      await row(page, 'First form').waitFor()
    })
  })
})

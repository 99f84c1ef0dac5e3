// The portal for everybody: without a mouse, and with a screen reader.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accessibilityFaults } from '../../packages/web/src/portal/testing/browser.ts'
import { atDesk } from './testing/desk.ts'
import { browser, house } from './testing/house.ts'
import { button, heading, rows, startWorking, submit, tabTo, task } from './testing/portal.ts'

const template = `<crowd-form>
  <crowd-classifier name="verdict" categories='["good","bad"]' header="How is it?">
    <classification-target>{{ task.input.text }}</classification-target>
    <short-instructions>Choose one.</short-instructions>
    <full-instructions header="All the rules"><p>Choose well.</p></full-instructions>
  </crowd-classifier>
  <crowd-input name="note" label="Note"></crowd-input>
</crowd-form>`
const inputs = [{ text: 'A sentence.' }]

describe('the portal is accessible', () => {
  test('to the checker: every page it has', async () => {
    const page = await (await browser.newContext()).newPage()
    const link = await house.service.cli('worker', 'add', 'checker')
    await page.goto(link)
    await button(page, 'Sign in').waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    await page.goto(`${link}x`)
    await heading(page, 'This link no longer works').waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    await page.context().close()

    await atDesk({ template, inputs, isAlone: true, mayComplain: /status of 401/ }, async ({ page }) => {
      await rows(page).waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
      await startWorking(page)
      assert.deepEqual(await accessibilityFaults(page), [])
      await task(page).getByText('good').click()
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
      await button(page, 'Sign out').click()
      await heading(page, 'You are signed out').waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  })

  test('to somebody without a mouse: from the list to the submitted answer, and on', () =>
    atDesk({ template, inputs: [...inputs, ...inputs] }, async ({ page, loops, becomes, answers }) => {
      await rows(page).nth(1).waitFor()
      await tabTo(page, rows(page).getByRole('button').first())
      await page.keyboard.press('Enter')
      await submit(page).waitFor()
      await tabTo(page, task(page).getByRole('radio').first())
      await page.keyboard.press('2')
      await tabTo(page, task(page).getByLabel('Note'))
      await page.keyboard.type('12 keys')
      await tabTo(page, submit(page))
      await page.keyboard.press('Enter')
      await becomes(loops[0]!, 'Completed')
      assert.deepEqual(await answers(loops[0]!), [{ note: '12 keys', verdict: { label: 'bad' } }])
      // The page of the task just answered may still be there, which says the same.
      await task(page).getByRole('radio', { checked: true }).waitFor({ state: 'detached' })
      await task(page).getByText('A sentence.').waitFor()
      await tabTo(page, task(page).getByRole('radio').first())
      await page.keyboard.press('Space')
      await tabTo(page, submit(page))
      await page.keyboard.press('Space')
      await heading(page, 'No more tasks').waitFor()
      await becomes(loops[1]!, 'Completed')
      assert.deepEqual(await answers(loops[1]!), [{ verdict: { label: 'good' } }])
    }))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, focused, open, shows, submit } from '../shared/testing/page.ts'

const modal = (attributes = '') => `<crowd-form><crowd-modal ${attributes}>
  <p>In the dialog.</p><crowd-input id="a" name="a" label="Why" required></crowd-input></crowd-modal></crowd-form>`

test('a link opens the dialog; button, Escape and a click beside close it', async () => {
  const page = await open(modal())
  const dialog = page.getByRole('dialog', { name: 'Click to open modal' })
  for (const close of [
    () => dialog.getByRole('button', { name: 'Close' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(5, 5),
  ]) {
    assert.equal(await shows(page, 'In the dialog.'), false)
    await page.getByRole('button', { name: 'Click to open modal' }).click()
    assert.ok(await shows(page, 'In the dialog.'))
    await close()
  }
  assert.equal(await dialog.isVisible(), false)
})

test('link-text and link-type say what opens it', async () => {
  const page = await open(modal('link-text="Show <me>" link-type="button"'))
  const trigger = page.getByRole('button', { name: 'Show <me>' })
  assert.ok((await trigger.boundingBox())!.height >= 40)
  await trigger.click()
  await assertAccessible(page)
})

test('a control in the closed dialog that needs the worker opens it, and its answer counts', async () => {
  const page = await open(modal())
  await page.getByRole('button', { name: 'Submit' }).click()
  assert.equal(await focused(page), 'crowd-input#a')
  await page.keyboard.type('dent')
  await page.keyboard.press('Escape')
  assert.deepEqual(await submit(page), { a: 'dent' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, shows, submit } from '../shared/testing/page.ts'

const instructions = (attributes = '', inside = '') => `<crowd-form><crowd-instructions ${attributes}>
  <short-summary><p>In one sentence.</p></short-summary>
  <detailed-instructions><p>Step by step.</p></detailed-instructions>
  <positive-example><p>Like this.</p></positive-example>
  <negative-example><p>Not like this.</p></negative-example>
  <positive-example><p>Or this.</p></positive-example>${inside}</crowd-instructions></crowd-form>`

test('the trigger opens a dialog with three tabs, the first one shown', async () => {
  const page = await open(instructions())
  assert.equal(await shows(page, 'In one sentence.'), false)
  await page.getByRole('button', { name: 'Click for instructions' }).click()
  assert.deepEqual(await page.getByRole('tab').allTextContents(), ['Summary', 'Detailed Instructions', 'Examples'])
  assert.ok(await shows(page, 'In one sentence.'))
  assert.equal(await shows(page, 'Step by step.'), false)
  await assertAccessible(page)
})

test('examples stand in the author’s order, good and bad told apart', async () => {
  const page = await open(instructions())
  await page.getByRole('button', { name: 'Click for instructions' }).click()
  await page.getByRole('tab', { name: 'Examples' }).click()
  const titles = await page.locator('.example-title').allTextContents()
  assert.deepEqual(
    titles.map(title => title.trim()),
    ['Good example', 'Bad example', 'Good example'],
  )
  const tops = await Promise.all(
    ['Like this.', 'Not like this.', 'Or this.'].map(
      async text => (await page.getByText(text, { exact: true }).boundingBox())!.y,
    ),
  )
  assert.deepEqual(
    tops,
    tops.toSorted((a, b) => a - b),
  )
  await assertAccessible(page)
})

test('arrow keys move between the tabs, Escape closes', async () => {
  const page = await open(instructions())
  await page.getByRole('button', { name: 'Click for instructions' }).click()
  await page.getByRole('tab', { name: 'Summary' }).focus()
  await page.keyboard.press('ArrowRight')
  assert.ok(await shows(page, 'Step by step.'))
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  assert.ok(await shows(page, 'Or this.'))
  await page.keyboard.press('Escape')
  assert.equal(await page.getByRole('dialog').isVisible(), false)
})

test('link-text and link-type say what opens it', async () => {
  const page = await open(instructions('link-text="Show me" link-type="button"'))
  const trigger = page.getByRole('button', { name: 'Show me' })
  assert.ok((await trigger.boundingBox())!.height >= 40)
  await assertAccessible(page)
})

test('empty tabs are hidden, and appear when a script fills them', async () => {
  const page = await open(
    '<crowd-instructions><short-summary></short-summary><detailed-instructions><p>Only these.</p></detailed-instructions></crowd-instructions>',
  )
  await page.getByRole('button').first().click()
  assert.deepEqual(await page.getByRole('tab').allTextContents(), ['Detailed Instructions'])
  await page.evaluate(() => {
    document.querySelector('short-summary')!.innerHTML = '<p>Late.</p>'
  })
  await page.getByRole('tab', { name: 'Summary' }).click()
  assert.ok(await shows(page, 'Late.'))
})

test('regions deeper down find their tab; controls in a closed dialog answer', async () => {
  const page =
    await open(`<crowd-form><crowd-instructions><div><short-summary><p>Deep.</p><input name="a" value="1"></short-summary></div>
    </crowd-instructions></crowd-form>`)
  await page.getByRole('button', { name: 'Click for instructions' }).click()
  assert.ok(await shows(page, 'Deep.'))
  await page.keyboard.press('Escape')
  assert.deepEqual(await submit(page), { a: '1' })
})

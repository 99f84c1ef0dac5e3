import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, shows, submit } from '../shared/testing/page.ts'

type Page = Awaited<ReturnType<typeof open>>
const boxes = (page: Page) => page.locator('crowd-toast .toast').filter({ visible: true })

test('it shows when it is put in and goes after its time', async () => {
  const page = await open('<crowd-form><p>Task</p></crowd-form>')
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<crowd-toast text="Saved <b>" duration="300"></crowd-toast>'),
  )
  await page.getByRole('status').filter({ hasText: 'Saved <b>' }).waitFor()
  await boxes(page).waitFor({ state: 'detached' })
})

test('children are the message when there is no text', async () => {
  const page = await open('<crowd-toast duration="60000">Two <b>words</b></crowd-toast>')
  assert.ok(await shows(page, 'words'))
  assert.equal(await boxes(page).count(), 1)
  await assertAccessible(page)
})

test('it stays while the worker points at it', async () => {
  const page = await open('<crowd-toast text="Read me" duration="0"></crowd-toast>')
  await boxes(page).hover()
  // Only now, so that a slow mouse is not late.
  await page.evaluate(() => document.querySelector('crowd-toast')!.setAttribute('duration', '500'))
  await page.evaluate(() => new Promise(done => setTimeout(done, 800)))
  assert.equal(await boxes(page).count(), 1)
  await page.mouse.move(5, 5)
  await boxes(page).waitFor({ state: 'detached' })
})

test('one is seen at a time, and scripts open and close them', async () => {
  const page = await open(`<crowd-toast id="one" text="First" duration="60000" opened></crowd-toast>
    <crowd-toast id="two" text="Second" duration="0"></crowd-toast>`)
  await page.getByText('First').waitFor({ state: 'hidden' })
  assert.ok(await shows(page, 'Second'))
  await page.evaluate(() => Object.assign(document.querySelector('#one')!, { opened: true }))
  await page.getByText('First').waitFor()
  await page.getByText('Second').waitFor({ state: 'hidden' })
  await page.evaluate(() => document.querySelector('#one')!.removeAttribute('opened'))
  await page.getByText('First').waitFor({ state: 'hidden' })
})

test('it lies over an open dialog', async () => {
  const page = await open('<dialog id="d">Dialog</dialog><crowd-toast text="Over it" duration="0"></crowd-toast>')
  await page.evaluate(() => {
    document.querySelector('dialog')!.showModal()
    Object.assign(document.querySelector('crowd-toast')!, { opened: false })
  })
  await page.getByText('Over it').waitFor({ state: 'hidden' })
  await page.evaluate(() => Object.assign(document.querySelector('crowd-toast')!, { opened: true }))
  await page.getByText('Over it').waitFor()
  const box = (await boxes(page).boundingBox())!
  const top = await page.evaluate(
    ([x, y]) => document.elementFromPoint(x!, y!)?.localName,
    [box.x + box.width / 2, box.y + box.height / 2],
  )
  assert.equal(top, 'dialog', 'the rest of the page is inert behind a dialog, the message is drawn over it')
})

test('self-closed, it shows and submits what it swallowed', async () => {
  const page = await open(
    '<crowd-form><crowd-toast text="Hello" /><p>After.</p><input name="a" value="1"></crowd-form>',
  )
  assert.ok(await shows(page, 'After.'))
  assert.deepEqual(await submit(page), { a: '1' })
})

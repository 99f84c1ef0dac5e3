import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open, pressSubmit, shows } from '../shared/testing/page.ts'

test('each kind is told apart by more than colour; an unknown one is information', async () => {
  for (const [type, role] of [
    ['info', 'status'],
    ['success', 'status'],
    ['warning', 'alert'],
    ['error', 'alert'],
    ['odd', 'status'],
  ] as const) {
    const page = await open(`<crowd-form><crowd-alert type="${type}">Mind <b>this</b>.</crowd-alert></crowd-form>`)
    assert.equal(await page.locator(`crowd-alert [role=${role}] svg`).count(), 1, type)
    assert.ok(await shows(page, 'this'))
    await assertAccessible(page)
  }
})

test('dismissing takes it out of the layout', async () => {
  const page = await open('<crowd-form><crowd-alert dismissible>Gone soon.</crowd-alert><p>Below</p></crowd-form>')
  const before = (await page.getByText('Below').boundingBox())!.y
  await page.getByRole('button', { name: 'Dismiss' }).click()
  assert.equal(await shows(page, 'Gone soon.'), false)
  assert.ok((await page.getByText('Below').boundingBox())!.y < before)
})

test('put in by a submit handler it is seen and scrolled to', async () => {
  const page = await open(`<crowd-form><div id="place"></div><p style="height:3000px">Long</p></crowd-form>
    <script>
      document.querySelector('crowd-form').onsubmit = event => {
        event.preventDefault()
        place.innerHTML = '<crowd-alert type="error" dismissible>Draw two boxes.</crowd-alert>'
        place.scrollIntoView()
      }
    </script>`)
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  const box = (await page.getByText('Draw two boxes.').boundingBox())!
  assert.ok(box.y >= 0 && box.y < 800)
})

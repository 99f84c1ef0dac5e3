import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, shows, submit } from '../shared/testing/page.ts'

const picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'/>"

test('title, picture and content are shown, controls in it answer', async () => {
  const page = await open(`<crowd-form><crowd-card heading="Receipt" image="${picture}">
    <p>Look closely.</p><crowd-input name="a" label="Total" value="7"></crowd-input></crowd-card></crowd-form>`)
  assert.ok(await page.getByRole('heading', { name: 'Receipt' }).isVisible())
  assert.ok(await shows(page, 'Look closely.'))
  assert.equal((await page.locator('crowd-card img').boundingBox())!.width, 40)
  await assertAccessible(page)
  assert.deepEqual(await submit(page), { a: '7' })
})

test('its width follows the page’s rules for the tag', async () => {
  const page = await open(
    '<style>crowd-card { width: 300px }</style><crowd-form><crowd-card>x</crowd-card></crowd-form>',
  )
  assert.equal((await page.locator('crowd-card').boundingBox())!.width, 300)
  assert.equal(await page.getByRole('heading').count(), 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, focused, open, recordEvents, submit } from '../shared/testing/page.ts'

const group = `<crowd-form><crowd-radio-group>
  <crowd-radio-button id="keep" name="keep" value="yes">Keep</crowd-radio-button>
  <div><crowd-radio-button id="drop" name="drop" value="no">Drop</crowd-radio-button></div>
  <crowd-radio-button id="ask" name="ask" disabled>Ask</crowd-radio-button>
</crowd-radio-group></crowd-form>`

test('in a group one at most is on, whatever the names; each name answers for itself', async () => {
  const page = await open(group)
  await page.getByText('Keep').click()
  await page.getByText('Drop').click()
  assert.deepEqual(await submit(page), { keep: { yes: false }, drop: { no: true }, ask: { on: false } })
})

test('change comes from the chosen button, when the others are off already', async () => {
  const page = await open(`${group}<script>heard = []
    document.addEventListener('change', event => heard.push(event.target.id + ' ' + keep.checked + ' ' + drop.checked))</script>`)
  await page.getByText('Keep').click()
  await page.getByText('Drop').click()
  assert.deepEqual(await page.evaluate(() => window.heard), ['keep true false', 'drop false true'])
})

test('one Tab stop for the group; arrows move, choose, go round and pass disabled ones', async () => {
  const page = await open(group)
  const heard = await recordEvents(page, 'change')
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'crowd-radio-button#keep')
  await page.keyboard.press('ArrowDown')
  assert.equal(await focused(page), 'crowd-radio-button#drop')
  await page.keyboard.press('ArrowDown')
  assert.equal(await focused(page), 'crowd-radio-button#keep')
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'crowd-button')
  assert.deepEqual(await heard(), ['change crowd-radio-button#drop', 'change crowd-radio-button#keep'])
  await assertAccessible(page)
})

test('set by script, the others go off silently', async () => {
  const page = await open(group)
  const heard = await recordEvents(page, 'change', 'input')
  await page.evaluate(() => {
    for (const id of ['keep', 'drop']) Object.assign(document.getElementById(id)!, { checked: true })
  })
  assert.deepEqual(await heard(), [])
  assert.deepEqual(await submit(page), { keep: { yes: false }, drop: { no: true }, ask: { on: false } })
})

test('buttons of one name in a group become one object', async () => {
  const page = await open(`<crowd-form><crowd-radio-group>
    <crowd-radio-button name="size" value="s" checked>S</crowd-radio-button>
    <crowd-radio-button name="size" value="m">M</crowd-radio-button></crowd-radio-group></crowd-form>`)
  await page.getByText('M', { exact: true }).click()
  assert.deepEqual(await submit(page), { size: { m: true, s: false } })
})

test('outside a group, buttons of one name exclude one another, other names do not', async () => {
  const page = await open(`<crowd-form>
    <crowd-radio-button name="size" value="s">S</crowd-radio-button><crowd-radio-button name="size" value="m">M</crowd-radio-button>
    <crowd-radio-button name="other">Other</crowd-radio-button></crowd-form>`)
  for (const text of ['S', 'Other', 'M']) await page.getByText(text, { exact: true }).click()
  assert.deepEqual(await submit(page), { size: { m: true, s: false }, other: { on: true } })
})

test('scripts find the author’s nodes as children of the group and read checked', async () => {
  const page = await open(group)
  await page.getByText('Keep').click()
  const states = await page
    .locator('crowd-radio-group')
    .evaluate(all => Array.from(all.children, child => (child as HTMLInputElement).checked))
  assert.deepEqual(states, [true, undefined, false])
})

test('required on a radio button is ignored', async () => {
  const page = await open('<crowd-form><crowd-radio-button name="a" required>A</crowd-radio-button></crowd-form>')
  assert.deepEqual(await submit(page), { a: { on: false } })
})

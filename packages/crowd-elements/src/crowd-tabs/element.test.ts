import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, focused, open, shows, submit } from '../shared/testing/page.ts'

const tabs = `<crowd-form><crowd-tabs id="tabs">
  <crowd-tab id="one" header="Receipt"><p>First panel.</p><crowd-input name="a" label="Total" value="1"></crowd-input></crowd-tab>
  <div><crowd-tab id="two" header="Rules"><p>Second panel.</p><crowd-input id="b" name="b" label="Date" required></crowd-input></crowd-tab></div>
  <crowd-tab id="three" header="More <b>"><p>Third panel.</p></crowd-tab>
</crowd-tabs></crowd-form>`

test('the first tab is shown, a click shows another, headers are plain text', async () => {
  const page = await open(tabs)
  assert.deepEqual(await page.getByRole('tab').allTextContents(), ['Receipt', 'Rules', 'More <b>'])
  assert.ok(await shows(page, 'First panel.'))
  assert.equal(await shows(page, 'Second panel.'), false)
  await assertAccessible(page)
  await page.getByRole('tab', { name: 'Rules' }).click()
  assert.ok(await shows(page, 'Second panel.'))
  assert.equal(await shows(page, 'First panel.'), false)
  await assertAccessible(page)
})

test('arrow keys, Home and End move between headers; right-to-left pages mirror them', async () => {
  const page = await open(tabs)
  const current = () => page.getByRole('tab', { selected: true }).textContent()
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'crowd-tabs#tabs')
  const steps: [key: string, tab: string][] = [
    ['ArrowRight', 'Rules'],
    ['ArrowLeft', 'Receipt'],
    ['ArrowLeft', 'More <b>'],
    ['Home', 'Receipt'],
    ['End', 'More <b>'],
    ['ArrowRight', 'Receipt'],
  ]
  for (const [key, tab] of steps) {
    await page.keyboard.press(key)
    assert.equal(await current(), tab, key)
  }
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await page.keyboard.press('ArrowLeft')
  assert.equal(await current(), 'Rules')
})

test('a control in a hidden tab that needs the worker opens its tab and gets the focus; hidden ones answer', async () => {
  const page = await open(tabs)
  await page.getByRole('button', { name: 'Submit' }).click()
  assert.ok(await shows(page, 'Please fill in this field.'))
  assert.equal(await focused(page), 'crowd-input#b')
  await page.keyboard.type('2026')
  await page.getByRole('tab', { name: 'More' }).click()
  assert.deepEqual(await submit(page), { a: '1', b: '2026' })
})

test('a native control in a tab in a closed dialog is led to as well', async () => {
  const page = await open(`<crowd-form><crowd-modal link-text="Open"><crowd-tabs><crowd-tab header="A">a</crowd-tab>
    <crowd-tab header="B"><input id="deep" name="deep" required aria-label="Deep"></crowd-tab></crowd-tabs></crowd-modal></crowd-form>`)
  await page.getByRole('button', { name: 'Submit' }).click()
  assert.equal(await focused(page), 'input#deep')
  assert.ok(await page.getByLabel('Deep').isVisible())
})

test('tabs that come, go or are renamed later', async () => {
  const page = await open(tabs)
  await page.evaluate(() => {
    document.querySelector('#tabs')!.insertAdjacentHTML('beforeend', '<crowd-tab header="Late">Late panel.</crowd-tab>')
    document.querySelector('#one')!.remove()
    document.querySelector('#two')!.setAttribute('header', 'Renamed')
  })
  await page.getByRole('tab', { name: 'Late' }).waitFor()
  assert.deepEqual(await page.getByRole('tab').allTextContents(), ['Renamed', 'More <b>', 'Late'])
  assert.ok(await shows(page, 'Second panel.'))
})

test('unclosed tabs stand beside each other', async () => {
  const page = await open(
    '<crowd-tabs><crowd-tab header="A">In A.<crowd-tab header="B">In B.<crowd-tab header="C">In C.',
  )
  assert.deepEqual(await page.getByRole('tab').allTextContents(), ['A', 'B', 'C'])
  assert.equal(await shows(page, 'In C.'), false)
  await page.getByRole('tab', { name: 'C' }).click()
  assert.ok(await shows(page, 'In C.'))
  assert.equal(await shows(page, 'In A.'), false)
})

test('tabs within a tab are a row of their own', async () => {
  const page = await open(`<crowd-tabs><crowd-tab header="Outer"><crowd-tabs>
    <crowd-tab header="Inner 1">One.</crowd-tab><crowd-tab header="Inner 2">Two.</crowd-tab></crowd-tabs></crowd-tab>
    <crowd-tab header="Other">Other.</crowd-tab></crowd-tabs>`)
  await page.getByRole('tab', { name: 'Inner 2' }).click()
  assert.ok(await shows(page, 'Two.'))
  assert.ok(await page.getByRole('tab', { name: 'Outer', selected: true }).isVisible())
})

test('a tab without a row shows its content', async () => {
  assert.ok(await shows(await open('<crowd-tab header="Alone">Content.</crowd-tab>'), 'Content.'))
})

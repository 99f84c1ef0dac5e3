import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, shows, submit } from '../shared/testing/page.ts'

const both = `<crowd-form>
  <short-instructions header="How to"><p>Read the plate.</p></short-instructions>
  <full-instructions header="All the rules"><p>Every single rule.</p></full-instructions>
  <h2>Plate</h2><input name="a" value="1" aria-label="Plate">
</crowd-form>`

const box = (page: Awaited<ReturnType<typeof open>>, selector: string) => page.locator(selector).boundingBox()

test('short instructions are a pane beside the content', async () => {
  const page = await open(both)
  const pane = (await box(page, 'short-instructions'))!
  const content = (await box(page, 'h2'))!
  assert.ok(pane.x + pane.width <= content.x, 'the pane lies before the content')
  assert.ok(await shows(page, 'How to'))
  assert.ok(await shows(page, 'Read the plate.'))
  await assertAccessible(page)
})

test('full instructions open from the link and close by button, Escape and a click beside', async () => {
  const page = await open(both)
  assert.equal(await shows(page, 'Every single rule.'), false, 'never inline')
  const dialog = page.getByRole('dialog', { name: 'All the rules' })
  const link = page.getByRole('button', { name: 'View full instructions' })
  for (const close of [
    () => dialog.getByRole('button', { name: 'Close' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(5, 5),
  ]) {
    await link.click()
    assert.ok(await shows(page, 'Every single rule.'))
    await close()
    assert.equal(await dialog.isVisible(), false)
  }
})

test('the pane folds away and comes back', async () => {
  const page = await open(both)
  const before = (await box(page, 'h2'))!.x
  await page.getByRole('button', { name: 'Hide instructions' }).click()
  assert.equal(await shows(page, 'Read the plate.'), false)
  assert.ok((await box(page, 'h2'))!.x < before, 'the content gets the room')
  await page.getByRole('button', { name: 'Show instructions' }).click()
  assert.ok(await shows(page, 'Read the plate.'))
})

test('only full instructions: a pane with the link alone', async () => {
  const page = await open(
    '<crowd-form><full-instructions><p>Every rule.</p></full-instructions><h2>Plate</h2></crowd-form>',
  )
  await page.getByRole('button', { name: 'View full instructions' }).click()
  assert.ok(await shows(page, 'Every rule.'))
  await assertAccessible(page)
})

test('neither: one column', async () => {
  const page = await open('<crowd-form><h2>Plate</h2></crowd-form>')
  assert.ok((await box(page, 'h2'))!.x < 100)
  assert.equal(await page.getByText('Instructions').count(), 0)
})

test('empty full instructions have no link until a script fills them', async () => {
  const page = await open(
    '<crowd-form><short-instructions>Short.</short-instructions><full-instructions></full-instructions></crowd-form>',
  )
  const link = page.getByRole('button', { name: 'View full instructions' })
  assert.equal(await link.count(), 0)
  await page.evaluate(() => {
    document.querySelector('full-instructions')!.innerHTML = '<p>Now there are rules.</p>'
  })
  await link.click()
  assert.ok(await shows(page, 'Now there are rules.'))
})

test('several short instructions stand in one pane', async () => {
  const page = await open(
    '<crowd-form><short-instructions>One.</short-instructions><short-instructions>Two.</short-instructions><h2>x</h2></crowd-form>',
  )
  const one = (await page.getByText('One.').boundingBox())!
  const two = (await page.getByText('Two.').boundingBox())!
  assert.ok(two.y >= one.y)
  assert.ok(await shows(page, 'Two.'))
})

test('controls in both regions answer, folded away and in the closed dialog', async () => {
  const page = await open(`<crowd-form>
    <short-instructions><input name="a" value="1"></short-instructions>
    <full-instructions>x<input name="b" value="2"></full-instructions></crowd-form>`)
  await page.getByRole('button', { name: 'Hide instructions' }).click()
  assert.deepEqual(await submit(page), { a: '1', b: '2' })
})

test('on a narrow screen the pane stands above, within the width', async () => {
  const page = await open(both, { viewport: { width: 390, height: 844 } })
  const pane = (await box(page, 'short-instructions'))!
  const content = (await box(page, 'h2'))!
  assert.ok(pane.y + pane.height <= content.y)
  assert.ok(pane.width <= 390)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, 'nothing scrolls sideways')
})

test('a region outside a form is a plain block', async () => {
  const page = await open('<short-instructions>Alone.</short-instructions><worker-comment>Too.</worker-comment>')
  assert.ok(await shows(page, 'Alone.'))
  assert.equal(await page.getByRole('button').count(), 0)
})

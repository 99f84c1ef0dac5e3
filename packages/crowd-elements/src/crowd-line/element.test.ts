import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { click, drag, focusImage, openTool, pressAll, toldBy, toolValue } from '../shared/testing/image-tools.ts'
import { shows } from '../shared/testing/page.ts'

type Line = { label: string; vertices: { x: number; y: number }[] }
const lines = async (page: Page) => (await toolValue(page)).lines as Line[]
const near = (actual: Line[], expected: [string, ...number[]][]) => {
  const flat = actual.map(({ label, vertices }) => [label, ...vertices.flatMap(({ x, y }) => [x, y])])
  assert.equal(flat.length, expected.length, JSON.stringify(flat))
  for (const [index, [label, ...places]] of expected.entries()) {
    assert.equal(flat[index]![0], label)
    for (const [at, place] of places.entries())
      assert.ok(Math.abs((flat[index]![at + 1] as number) - place) <= 1, JSON.stringify(flat))
  }
}

test('from click to click, or by a drag', async () => {
  const page = await openTool('crowd-line')
  await pressAll(page, '2')
  await click(page, [10, 20], [200, 240])
  await drag(page, [300, 100], [500, 120])
  near(await lines(page), [
    ['dog', 10, 20, 200, 240],
    ['dog', 300, 100, 500, 120],
  ])
})

test('its ends are dragged, its middle moves it', async () => {
  const page = await openTool(
    'crowd-line',
    `initial-value="{lines:[{label:'cat',vertices:[{x:100,y:100},{x:200,y:200}]}]}"`,
  )
  await drag(page, [200, 200], [250, 180])
  near(await lines(page), [['cat', 100, 100, 250, 180]])
  await drag(page, [175, 140], [185, 150])
  near(await lines(page), [['cat', 110, 110, 260, 190]])
})

test('an initial value may be a bare list', async () => {
  const page = await openTool('crowd-line', `initial-value="[{label:'cat',vertices:[{x:1,y:1},{x:2,y:2}]}]"`)
  near(await lines(page), [['cat', 1, 1, 2, 2]])
})

test('undo takes the first point back, Esc the whole line', async () => {
  const page = await openTool('crowd-line')
  await pressAll(page, '1')
  await click(page, [10, 20])
  await pressAll(page, 'Control+z')
  await click(page, [50, 50], [90, 90])
  near(await lines(page), [['cat', 50, 50, 90, 90]])
  await click(page, [300, 20])
  await pressAll(page, 'Escape')
  await click(page, [300, 300], [390, 390])
  near((await lines(page)).slice(1), [['cat', 300, 300, 390, 390]])
})

test('colours of labels are the author’s, gaps come from the palette, and are named when unreadable', async () => {
  const page = await openTool('crowd-line', `label-colors="['#123456', '', 'red', '#fff']"`)
  const swatches = () =>
    page
      .locator('#it .label-button')
      .evaluateAll(all => all.map(each => (each as HTMLElement).style.getPropertyValue('--label-color')))
  assert.deepEqual(await swatches(), ['#123456', '#1f77b4', '#ff7f0e'])
  await page.evaluate(() => Object.assign(document.querySelector('crowd-line')!, { labelColors: ['#fff'] }))
  assert.deepEqual((await swatches())[0], '#ffffff')
  await page.evaluate(() => document.querySelector('crowd-line')!.setAttribute('label-colors', "['#fff' '#000']"))
  assert.ok(await shows(page, 'The attribute “label-colors” of crowd-line could not be read'))
})

test('by keyboard', async () => {
  const page = await openTool('crowd-line')
  await focusImage(page)
  await pressAll(page, '1', 'Enter', 'Shift+ArrowLeft', 'Enter')
  assert.equal(await toldBy(page), 'Drawn: cat, from left 320, top 240 to left 310, top 240')
  near(await lines(page), [['cat', 320, 240, 310, 240]])
})

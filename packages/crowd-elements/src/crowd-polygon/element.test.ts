import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  click,
  drag,
  focusImage,
  openTool,
  placesOn,
  pressAll,
  toldBy,
  toolValue,
} from '../shared/testing/image-tools.ts'

type Polygon = { label: string; vertices: { x: number; y: number }[] }
const polygons = async (page: Page) => (await toolValue(page)).polygons as Polygon[]
const near = (actual: Polygon[], expected: [string, ...number[]][]) => {
  const flat = actual.map(({ label, vertices }) => [label, ...vertices.flatMap(({ x, y }) => [x, y])])
  assert.deepEqual(
    flat.map(each => each.length),
    expected.map(each => each.length),
    JSON.stringify(flat),
  )
  for (const [index, row] of expected.entries())
    for (const [at, value] of row.entries()) {
      const is = flat[index]![at]!
      if (typeof value === 'string') assert.equal(is, value)
      else assert.ok(Math.abs((is as number) - value) <= 1, JSON.stringify(flat))
    }
}
const SQUARE = `initial-value="[{label:'cat',vertices:[{x:100,y:100},{x:300,y:100},{x:300,y:300},{x:100,y:300}]}]"`
const chosen = (page: Page) => page.locator('#it .label-button.selected').count()

test('a click on the first point closes; the choice of the label ends with the polygon', async () => {
  const page = await openTool('crowd-polygon')
  await pressAll(page, '1')
  await click(page, [10, 10], [90, 12], [50, 70], [10, 10])
  near(await polygons(page), [['cat', 10, 10, 90, 12, 50, 70]])
  assert.equal(await chosen(page), 0)
  await click(page, [300, 300], [400, 300])
  assert.equal(await toldBy(page), 'Choose a label first.')
  assert.equal((await polygons(page)).length, 1)
})

test('Enter and a double-click close as well, with three points at least', async () => {
  const page = await openTool('crowd-polygon')
  await pressAll(page, '2')
  await click(page, [10, 10], [90, 12])
  await pressAll(page, 'Enter')
  assert.deepEqual(await polygons(page), [])
  await click(page, [50, 70])
  await pressAll(page, 'Enter', '3')
  await click(page, [200, 200], [300, 200])
  const { x, y } = (await placesOn(page))(250, 300)
  await page.mouse.dblclick(x, y)
  near(await polygons(page), [
    ['dog', 10, 10, 90, 12, 50, 70],
    ['owl', 200, 200, 300, 200, 250, 300],
  ])
})

test('an edge that would cross another is refused, also the closing one', async () => {
  const page = await openTool('crowd-polygon')
  await pressAll(page, '1')
  await click(page, [100, 100], [200, 100], [200, 200], [150, 50])
  assert.match(await toldBy(page), /edges may not cross/)
  // The way back to the first point would cut the edge between the second and the third.
  await click(page, [300, 150])
  await pressAll(page, 'Enter')
  assert.deepEqual(await polygons(page), [])
  await pressAll(page, 'Control+z')
  await click(page, [100, 200])
  await pressAll(page, 'Enter')
  near(await polygons(page), [['cat', 100, 100, 200, 100, 200, 200, 100, 200]])
})

test('one begins inside another, and on its border', async () => {
  const page = await openTool('crowd-polygon', SQUARE)
  await pressAll(page, '2')
  await click(page, [150, 150], [200, 150], [200, 200])
  await pressAll(page, 'Enter', '3')
  await click(page, [300, 100], [400, 100], [400, 200])
  await pressAll(page, 'Enter')
  near((await polygons(page)).slice(1), [
    ['dog', 150, 150, 200, 150, 200, 200],
    ['owl', 300, 100, 400, 100, 400, 200],
  ])
})

test('a click on the border selects, one inside does not; then the inside moves it', async () => {
  const page = await openTool('crowd-polygon', SQUARE)
  await click(page, [200, 200])
  assert.equal(await page.locator('#it button#delete').getAttribute('aria-disabled'), 'true')
  await click(page, [200, 100])
  assert.equal(await toldBy(page), 'cat, 4 points, left 100, top 100, 200 by 200')
  await drag(page, [200, 200], [220, 230])
  near(await polygons(page), [['cat', 120, 130, 320, 130, 320, 330, 120, 330]])
})

test('corners are dragged, but not so that edges cross', async () => {
  const page = await openTool('crowd-polygon', SQUARE)
  await drag(page, [100, 100], [80, 90])
  near(await polygons(page), [['cat', 80, 90, 300, 100, 300, 300, 100, 300]])
  await drag(page, [80, 90], [600, 200])
  const [first] = await polygons(page)
  assert.ok(first!.vertices[0]!.x < 300, 'it stops before the other side')
})

test('undo and redo step through corners while drawing, Esc drops all', async () => {
  const page = await openTool('crowd-polygon')
  await pressAll(page, '1')
  await click(page, [10, 10], [90, 12], [95, 80], [50, 70])
  await pressAll(page, 'Control+z', 'Control+z', 'Control+Shift+z', 'Enter')
  near(await polygons(page), [['cat', 10, 10, 90, 12, 95, 80]])
  await pressAll(page, '1')
  await click(page, [200, 200], [300, 200], [250, 300])
  await pressAll(page, 'Escape', 'Enter')
  assert.equal((await polygons(page)).length, 1)
})

test('by keyboard alone: made, a corner moved and removed, labelled, removed', async () => {
  const page = await openTool('crowd-polygon')
  await focusImage(page)
  await pressAll(
    page,
    '2',
    'Space',
    'Control+ArrowRight',
    'Space',
    'Control+ArrowDown',
    'Space',
    'Control+ArrowLeft',
    'Space',
  )
  assert.equal(await toldBy(page), 'Point 4, left 320, top 340')
  await pressAll(page, 'Enter')
  assert.equal(await toldBy(page), 'Drawn: dog, 4 points, left 320, top 240, 100 by 100')
  await pressAll(page, 'PageDown', '.', '.', 'ArrowUp')
  assert.equal(await toldBy(page), 'Point 2 of 4, left 420, top 239')
  await pressAll(page, 'Delete', '1')
  near(await polygons(page), [['cat', 320, 240, 420, 340, 320, 340]])
  await pressAll(page, 'Delete')
  assert.deepEqual(await polygons(page), [])
})

test('the button that draws is there for scripts', async () => {
  const page = await openTool('crowd-polygon')
  await page.evaluate(() =>
    document.querySelector('#it')!.shadowRoot!.querySelector<HTMLElement>('button#polygon')!.click(),
  )
  assert.equal(await toldBy(page), 'Choose a label first.')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { click, drag, openTool, placesOn, pressAll, toolValue } from '../shared/testing/image-tools.ts'

type Polyline = { label: string; vertices: { x: number; y: number }[] }
const polylines = async (page: Page) => (await toolValue(page)).polylines as Polyline[]
const near = (actual: Polyline[], expected: number[][]) => {
  const flat = actual.map(({ vertices }) => vertices.flatMap(({ x, y }) => [x, y]))
  assert.deepEqual(
    flat.map(each => each.length),
    expected.map(each => each.length),
    JSON.stringify(flat),
  )
  for (const [index, places] of expected.entries())
    for (const [at, place] of places.entries())
      assert.ok(Math.abs(flat[index]![at]! - place) <= 1, JSON.stringify(flat))
}

test('Enter completes, a double-click too, and the chain may cross itself', async () => {
  const page = await openTool('crowd-polyline')
  await pressAll(page, '1')
  await click(page, [10, 10], [200, 200], [200, 10], [10, 200])
  await pressAll(page, 'Enter')
  await click(page, [300, 300], [350, 320])
  const { x, y } = (await placesOn(page))(400, 300)
  await page.mouse.dblclick(x, y)
  near(await polylines(page), [
    [10, 10, 200, 200, 200, 10, 10, 200],
    [300, 300, 350, 320, 400, 300],
  ])
})

test('Enter with one point ends nothing; undo and redo step through points; the button finishes', async () => {
  const page = await openTool('crowd-polyline')
  await pressAll(page, '1')
  await click(page, [10, 10])
  await pressAll(page, 'Enter')
  assert.deepEqual(await polylines(page), [])
  await click(page, [50, 50], [90, 10])
  await pressAll(page, 'Control+z', 'Control+z', 'Control+y')
  await page.locator('#it button#finish').click()
  near(await polylines(page), [[10, 10, 50, 50]])
  await pressAll(page, 'Control+z')
  assert.deepEqual(await polylines(page), [])
})

test('points are dragged, and taken out by Delete while two are left', async () => {
  const page = await openTool(
    'crowd-polyline',
    `initial-value="{polylines:[{label:'cat',vertices:[{x:100,y:100},{x:200,y:100},{x:300,y:200}]}]}"`,
  )
  await drag(page, [200, 100], [220, 140])
  near(await polylines(page), [[100, 100, 220, 140, 300, 200]])
  await pressAll(page, 'Escape', 'PageDown', '.', '.', 'Delete')
  near(await polylines(page), [[100, 100, 300, 200]])
  await pressAll(page, '.', 'Delete')
  assert.deepEqual(await polylines(page), [])
})

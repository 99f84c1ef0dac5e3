import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { click, drag, openTool, pressAll, toldBy, toolValue } from '../shared/testing/image-tools.ts'
import { submit } from '../shared/testing/page.ts'

type Keypoint = { label: string; x: number; y: number }
const points = async (page: Page) => (await toolValue(page)).keypoints as Keypoint[]
const near = (actual: Keypoint[], expected: [string, number, number][]) => {
  assert.deepEqual(
    actual.map(({ label }) => label),
    expected.map(([label]) => label),
  )
  for (const [index, [, x, y]] of expected.entries())
    assert.ok(Math.hypot(actual[index]!.x - x, actual[index]!.y - y) <= 1.5, JSON.stringify(actual))
}

test('clicks place points, several under one label, which stays chosen', async () => {
  const page = await openTool('crowd-keypoint')
  await pressAll(page, '1')
  await click(page, [31, 77], [300, 200])
  await pressAll(page, '3')
  await click(page, [500, 400])
  near(await points(page), [
    ['cat', 31, 77],
    ['cat', 300, 200],
    ['owl', 500, 400],
  ])
  const { it } = (await submit(page)) as { it: { keypoints: Keypoint[] } }
  assert.deepEqual(Object.keys(it.keypoints[0]!), ['label', 'x', 'y'])
})

test('a point is dragged elsewhere, selected by a click and removed', async () => {
  const page = await openTool('crowd-keypoint')
  await pressAll(page, '1')
  await click(page, [100, 100])
  await drag(page, [100, 100], [140, 160])
  near(await points(page), [['cat', 140, 160]])
  await click(page, [140, 160])
  assert.match(await toldBy(page), /^cat, left 1\d\d, top 1\d\d$/)
  await pressAll(page, 'Delete')
  assert.deepEqual(await points(page), [])
})

test('a press that moves places the point where it ends', async () => {
  const page = await openTool('crowd-keypoint')
  await pressAll(page, '1')
  await drag(page, [100, 100], [140, 160])
  near(await points(page), [['cat', 140, 160]])
})

test('a submit handler counts points through value', async () => {
  const page = await openTool('crowd-keypoint')
  await page.evaluate(() => {
    const it = document.querySelector('crowd-keypoint')!
    document.querySelector('crowd-form')!.onsubmit = event => {
      if ((it.value.keypoints as unknown[]).length !== 2) event.preventDefault()
    }
  })
  await pressAll(page, '1')
  await click(page, [100, 100])
  await page.getByRole('button', { name: 'Submit' }).click()
  assert.equal(await page.evaluate(() => window.answers.length), 0)
  await click(page, [200, 100])
  near(((await submit(page)) as { it: { keypoints: Keypoint[] } }).it.keypoints, [
    ['cat', 100, 100],
    ['cat', 200, 100],
  ])
})

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
import { answersOf, pressSubmit, shows, submit } from '../shared/testing/page.ts'

const openBoxes = (attributes = '') => openTool('crowd-bounding-box', attributes)
const VAN = `initial-value="[{label:'cat',left:100,top:100,width:200,height:150}]"`

type Box = { label: string; left: number; top: number; width: number; height: number }
const boxes = async (page: Page) => (await toolValue(page)).boundingBoxes as Box[]
/** Label and edges, to the pixel that a mouse can hit. */
const seen = async (page: Page) =>
  (await boxes(page)).map(({ label, left, top, width, height }) => [label, left, top, left + width, top + height])

function assertNear(actual: unknown[][], expected: unknown[][]): void {
  assert.equal(actual.length, expected.length, JSON.stringify(actual))
  for (const [index, row] of expected.entries())
    for (const [place, value] of row.entries()) {
      const is = actual[index]![place]
      if (typeof value === 'number') assert.ok(Math.abs((is as number) - value) <= 1, JSON.stringify(actual))
      else assert.equal(is, value)
    }
}

test('drawn boxes are whole pixels under the label chosen, which stays chosen', async () => {
  const page = await openBoxes()
  await page.locator('#it .label-button', { hasText: 'dog' }).click()
  assert.equal(
    await page
      .locator('#it .label-button.selected')
      .textContent()
      .then(text => text!.includes('dog')),
    true,
  )
  await drag(page, [20, 30], [170, 120])
  await drag(page, [400, 300], [350, 260])
  await pressAll(page, '1')
  await drag(page, [500, 50], [560, 90])
  assertNear(await seen(page), [
    ['dog', 20, 30, 170, 120],
    ['dog', 350, 260, 400, 300],
    ['cat', 500, 50, 560, 90],
  ])
  const { it } = (await submit(page)) as { it: Record<string, unknown> }
  assert.deepEqual(Object.keys(it), ['boundingBoxes', 'inputImageProperties'])
  for (const box of it.boundingBoxes as Box[]) {
    assert.deepEqual(Object.keys(box), ['height', 'label', 'left', 'top', 'width'])
    assert.ok([box.left, box.top, box.width, box.height].every(Number.isInteger))
  }
})

test('without a label nothing is drawn and the worker is told', async () => {
  const page = await openBoxes()
  await drag(page, [20, 30], [170, 120])
  assert.deepEqual(await boxes(page), [])
  assert.equal(await toldBy(page), 'Choose a label first.')
})

test('clicks and drags without an area make nothing', async () => {
  const page = await openBoxes()
  await pressAll(page, '1')
  await click(page, [50, 50])
  await drag(page, [50, 50], [51, 51])
  await drag(page, [50, 50], [150, 50])
  assert.deepEqual(await boxes(page), [])
})

test('a box drawn beyond the image ends at its edge', async () => {
  const page = await openBoxes()
  await pressAll(page, '1')
  await drag(page, [600, 440], [700, 600])
  assertNear(await seen(page), [['cat', 600, 440, 640, 480]])
})

test('a drag inside moves, and no further than the image reaches', async () => {
  const page = await openBoxes(VAN)
  await drag(page, [200, 170], [230, 200])
  assertNear(await seen(page), [['cat', 130, 130, 330, 280]])
  await drag(page, [200, 170], [-400, 170])
  assertNear(await seen(page), [['cat', 0, 130, 200, 280]])
})

test('moved with another label chosen it keeps its own', async () => {
  const page = await openBoxes(VAN)
  await pressAll(page, '2')
  await drag(page, [200, 170], [230, 200])
  await pressAll(page, '3')
  await drag(page, [400, 300], [450, 350])
  assertNear(await seen(page), [
    ['cat', 130, 130, 330, 280],
    ['owl', 400, 300, 450, 350],
  ])
})

test('eight handles resize; beyond the other side the box turns over', async () => {
  const page = await openBoxes(VAN)
  const steps: [[number, number], [number, number], unknown[]][] = [
    [
      [100, 100],
      [90, 80],
      ['cat', 90, 80, 300, 250],
    ],
    [
      [195, 80],
      [195, 100],
      ['cat', 90, 100, 300, 250],
    ],
    [
      [300, 100],
      [310, 90],
      ['cat', 90, 90, 310, 250],
    ],
    [
      [310, 170],
      [300, 170],
      ['cat', 90, 90, 300, 250],
    ],
    [
      [300, 250],
      [320, 260],
      ['cat', 90, 90, 320, 260],
    ],
    [
      [205, 260],
      [205, 240],
      ['cat', 90, 90, 320, 240],
    ],
    [
      [90, 240],
      [100, 250],
      ['cat', 100, 90, 320, 250],
    ],
    [
      [100, 170],
      [110, 170],
      ['cat', 110, 90, 320, 250],
    ],
    [
      [320, 250],
      [60, 40],
      ['cat', 60, 40, 110, 90],
    ],
  ]
  for (const [from, to, expected] of steps) {
    await drag(page, from, to)
    assertNear(await seen(page), [expected])
  }
})

test('boxes overlap when drawn from outside, or with Alt held from inside another', async () => {
  const page = await openBoxes(VAN)
  await pressAll(page, '2')
  await drag(page, [50, 50], [200, 200])
  await page.keyboard.down('Alt')
  await drag(page, [250, 150], [280, 180])
  await page.keyboard.up('Alt')
  assertNear(await seen(page), [
    ['cat', 100, 100, 300, 250],
    ['dog', 50, 50, 200, 200],
    ['dog', 250, 150, 280, 180],
  ])
})

test('of boxes over each other a click selects the smallest; Delete and the button remove it', async () => {
  const page = await openBoxes(
    `initial-value="[{label:'dog',left:150,top:150,width:40,height:40},{label:'cat',left:100,top:100,width:200,height:150}]"`,
  )
  await click(page, [170, 170])
  assert.match(await toldBy(page), /^dog, left 150, top 150, 40 by 40$/)
  await page.locator('#it button#delete').click()
  assert.deepEqual(
    (await boxes(page)).map(({ label }) => label),
    ['cat'],
  )
  await click(page, [170, 170])
  await pressAll(page, 'Backspace')
  assert.deepEqual(await boxes(page), [])
  await pressAll(page, 'Control+z', 'Control+z')
  assert.deepEqual(
    (await boxes(page)).map(({ label }) => label),
    ['dog', 'cat'],
    'in drawing order',
  )
})

test('Esc drops the box under the hand, then the selection, then the label', async () => {
  const page = await openBoxes(VAN)
  await pressAll(page, '1')
  const at = await placesOn(page)
  await page.mouse.move(at(400, 300).x, at(400, 300).y)
  await page.mouse.down()
  await page.mouse.move(at(450, 350).x, at(450, 350).y)
  await pressAll(page, 'Escape')
  await page.mouse.up()
  assert.equal((await boxes(page)).length, 1)
  await click(page, [200, 200])
  assert.ok(await shows(page, 'Label of the selected shape'))
  await pressAll(page, 'Escape')
  assert.equal(await shows(page, 'Label of the selected shape'), false)
  await pressAll(page, 'Escape')
  assert.equal(await page.locator('#it .label-button.selected').count(), 0)
})

test('one change event for each box drawn, moved, resized, relabelled, removed, undone', async () => {
  const page = await openBoxes()
  await page.evaluate(() => {
    window.heard = []
    document.querySelector('#it')!.addEventListener('change', () => window.heard.push('change'))
  })
  await pressAll(page, '1')
  await drag(page, [20, 30], [170, 120])
  await drag(page, [100, 80], [110, 90])
  await drag(page, [180, 130], [200, 150])
  await click(page, [100, 80])
  await pressAll(page, '2', 'Delete', 'Control+z')
  assert.equal((await page.evaluate(() => window.heard)).length, 6)
})

test('by keyboard alone: made, moved, resized, labelled, removed, each place spoken', async () => {
  const page = await openBoxes()
  await focusImage(page)
  await pressAll(page, '2', 'Space')
  assert.equal(await toldBy(page), 'Point 1, left 320, top 240')
  await pressAll(page, 'Shift+ArrowRight', 'Control+ArrowDown')
  assert.equal(await toldBy(page), 'left 320, top 240, 10 by 100')
  await pressAll(page, 'Space')
  assert.equal(await toldBy(page), 'Drawn: dog, left 320, top 240, 10 by 100')
  await pressAll(page, 'PageDown', 'Shift+ArrowLeft', 'ArrowUp')
  assert.equal(await toldBy(page), 'dog, left 310, top 239, 10 by 100')
  await pressAll(page, '.', 'Shift+ArrowLeft')
  assert.equal(await toldBy(page), 'Point 1 of 8, left 300, top 239')
  await pressAll(page, 'Escape', '3')
  assert.deepEqual(await seen(page), [['owl', 300, 239, 320, 339]])
  await pressAll(page, 'Control+z', 'Control+z')
  assert.deepEqual(await seen(page), [['dog', 310, 239, 320, 339]], 'arrows in a row are undone together')
  await pressAll(page, 'Control+y', 'Control+y', 'PageDown', 'Delete')
  assert.equal(await toldBy(page), 'Deleted')
  assert.deepEqual(await boxes(page), [])
})

test('zooming by keys keeps what the worker is at in sight', async () => {
  const page = await openBoxes(
    "initial-value=\"[{label:'cat',left:0,top:0,width:20,height:20},{label:'dog',left:610,top:450,width:30,height:30}]\"",
  )
  const area = (await page.locator('#it .image-view').boundingBox())!
  for (const [x, y] of [
    [10, 10],
    [625, 465],
  ] as const) {
    await pressAll(page, 'f', 'PageDown', ...Array(9).fill('+'))
    const place = (await placesOn(page))(x, y)
    assert.ok(place.x > area.x && place.x < area.x + area.width && place.y > area.y && place.y < area.y + area.height)
  }
})

test('a box begun and not ended keeps the answer back', async () => {
  const page = await openBoxes(VAN)
  await focusImage(page)
  await pressAll(page, '1', 'Space')
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'Please finish the shape'))
  await pressAll(page, 'Escape')
  assert.equal((await submit(page)).it !== undefined, true)
})

test('undo steps back through what was drawn, the buttons too', async () => {
  const page = await openBoxes()
  await pressAll(page, '1')
  await drag(page, [20, 30], [170, 120])
  await drag(page, [200, 30], [270, 120])
  await page.locator('#it button#undo').click()
  assertNear(await seen(page), [['cat', 20, 30, 170, 120]])
  await pressAll(page, 'Control+Shift+z')
  assert.equal((await boxes(page)).length, 2)
  await page.locator('#it button#undo').click()
  await drag(page, [300, 300], [350, 350])
  assert.equal(await page.locator('#it button#redo').getAttribute('aria-disabled'), 'true')
})

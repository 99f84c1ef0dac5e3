import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Json } from '../answer-element.ts'
import { decodePng } from '../png/decode.ts'
import { fromBase64 } from './draft.ts'
import { Mask } from './mask.ts'
import { type MaskClass, NO_MASK } from './mask-answer.ts'
import { MaskWork } from './mask-work.ts'

const GREEN: MaskClass = { label: 'grass', color: '#00ff00' }
const BLUE: MaskClass = { label: 'water', color: '#0000ff' }

/** Work on an image of 4 by 2 pixels with a class for each label, as long as the label is offered. */
function someWork() {
  const editor = {
    mask: new Mask({ width: 0, height: 0 }),
    palette: new Uint32Array(1),
    show(mask: Mask) {
      this.mask = mask
    },
    recolour(palette: Uint32Array<ArrayBuffer>) {
      this.palette = palette
    },
  }
  const image = { width: 4, height: 2 }
  const labels = ['grass', 'water']
  const work: MaskWork = new MaskWork({
    editor,
    localName: 'a-tool',
    size: () => ({ ...image }),
    labels: () => labels,
    takeClasses: given => {
      work.classes = given.length > 0 ? [...given] : [GREEN, BLUE]
    },
    progressed: () => {},
  })
  /** Paints the first `count` pixels of a row. */
  const paint = (y: number, count: number, value: number) => {
    editor.mask.begin()
    editor.mask.fillRow(y, 0, count, value)
    editor.mask.end()
    work.painted()
  }
  return { work, editor, image, paint }
}

/** The colours of a PNG's pixels, `rrggbbaa`, and how many pixels have each. */
async function colorsIn(png: string): Promise<Record<string, number>> {
  const { pixels, colors } = await decodePng(fromBase64(png))
  const names = [...pixels].map(index => (colors[index]! >>> 0).toString(16).padStart(8, '0'))
  return Object.fromEntries([...Map.groupBy(names, name => name)].map(([name, all]) => [name, all.length]))
}

const quiet = (t: TestContext) => t.mock.method(console, 'warn', () => {})

test('what is painted is sent in exactly the colours of its classes', async () => {
  const { work, paint, editor } = someWork()
  work.begin(NO_MASK)
  paint(0, 3, 1)
  paint(1, 2, 2)
  assert.deepEqual(await colorsIn(work.png), { '00000000': 3, '00ff00ff': 3, '0000ffff': 2 })
  assert.deepEqual([...editor.palette], [0, 0xff00ff00, 0xffff0000])
})

test('there is no picture before the image is known', () => {
  const { work, image } = someWork()
  Object.assign(image, { width: 0, height: 0 })
  work.begin(NO_MASK)
  assert.equal(work.png, '')
})

test('the work is modified as soon as a pixel differs from what it began with, and no more when it is undone', () => {
  const { work, paint } = someWork()
  work.begin(NO_MASK)
  assert.equal(work.isModified, false)
  paint(0, 3, 1)
  assert.equal(work.isModified, true)
  paint(0, 3, 0)
  assert.equal(work.isModified, false)
})

test('labels that have gone take what was painted under them along', () => {
  const { work, paint } = someWork()
  work.begin(NO_MASK)
  paint(0, 3, 1)
  paint(1, 2, 2)
  work.keepLabels(['water'])
  assert.deepEqual([work.hasPixels(1), work.hasPixels(2)], [false, true])
})

test('a draft brings back pixels and the classes they had', async () => {
  const { work, paint } = someWork()
  work.begin(NO_MASK)
  paint(1, 2, 2)
  const later = someWork()
  later.work.begin(NO_MASK)
  later.work.takeDraft(JSON.parse(JSON.stringify(work.toDraft())))
  assert.deepEqual(later.work.classes, work.classes)
  assert.deepEqual(await colorsIn(later.work.png), { '00000000': 6, '0000ffff': 2 })
})

test('work on an image of another size is dropped, and the console told', t => {
  const warn = quiet(t)
  const { work, paint, image, editor } = someWork()
  work.begin(NO_MASK)
  paint(0, 3, 1)
  Object.assign(image, { width: 5, height: 2 })
  work.fit()
  assert.ok(work.isEmpty)
  assert.deepEqual(editor.mask.size, { width: 5, height: 2 })
  assert.match(
    String(warn.mock.calls[0]?.arguments[0]),
    /<a-tool> the earlier work belongs to an image of another size/,
  )
})

test('a draft that is none leaves the pixels alone', t => {
  quiet(t)
  const { work, paint } = someWork()
  work.begin(NO_MASK)
  paint(0, 3, 1)
  for (const draft of [null, 'x', { size: [4, 2], classes: [], runs: 'not base64!' }] as Json[]) work.takeDraft(draft)
  assert.ok(work.hasPixels(1))
})

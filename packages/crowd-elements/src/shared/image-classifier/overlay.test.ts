import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepColours, readOverlay } from './overlay.ts'

test('boxes get the colours of their labels, unknown labels the next ones', () => {
  const overlay = readOverlay(
    "{ boundingBox: { labels: ['cat'], value: [{ label: 'cat', left: 1, top: 2, width: 3, height: 4 }, { label: 'dog', left: 0, top: 0, width: 1, height: 1 }, { label: 'cat' }] } }",
  )
  assert.deepEqual(overlay!.boxes, [
    { colour: '#2ca02c', left: 1, top: 2, width: 3, height: 4 },
    { colour: '#1f77b4', left: 0, top: 0, width: 1, height: 1 },
  ])
  assert.deepEqual(
    overlay!.legend.map(({ label }) => label),
    ['cat', 'dog'],
  )
})

test('masks have an address and a legend', () => {
  assert.deepEqual(
    readOverlay(
      "{ semanticSegmentation: { labels: ['sky', 'sea'], labelMappings: { sky: { color: '#1F77B4' } }, src: 'm.png' } }",
    ),
    { boxes: [], maskSrc: 'm.png', legend: [{ colour: '#1f77b4', label: 'sky' }] },
  )
  assert.deepEqual(
    readOverlay({
      instanceSegmentation: {
        labels: ['oak'],
        instances: [
          { color: '#2ca02c', label: 'oak' },
          { color: 'red', label: 'oak' },
        ],
        src: 'm.png',
      },
    }),
    { boxes: [], maskSrc: 'm.png', legend: [{ colour: '#2ca02c', label: 'oak' }] },
  )
})

test('nothing is nothing, anything else is reported', () => {
  assert.equal(readOverlay(''), undefined)
  assert.throws(() => readOverlay('{ circles: [] }'), SyntaxError)
  assert.throws(() => readOverlay('[1]'), SyntaxError)
})

test('only the colours of the legend stay', () => {
  const pixels = new Uint8ClampedArray([0x2c, 0xa0, 0x2c, 255, 255, 255, 255, 255, 0x2c, 0xa0, 0x2d, 255])
  keepColours(pixels, ['#2ca02c'])
  assert.deepEqual([pixels[3], pixels[7], pixels[11]], [255, 0, 0])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Corner, readBlocks, readPairs } from './blocks.ts'
import { inReadingOrder, middleOf, pairAt } from './document-layer.ts'

const size = { width: 1000, height: 500 }
const square = (left: number, top: number, side = 0.1): Corner[] => [
  { x: left, y: top },
  { x: left + side, y: top },
  { x: left + side, y: top + side },
  { x: left, y: top + side },
]
const pairs = readPairs(
  readBlocks(
    [square(0.5, 0.5), square(0.1, 0.503), square(0.4, 0.4, 0.4), []].map((polygon, index) => ({
      blockType: 'KEY_VALUE_SET',
      entityTypes: ['KEY'],
      id: `k${index}`,
      geometry: { polygon },
    })),
  ),
)

test('a click finds the smallest pair under it, in image pixels', () => {
  assert.equal(pairAt(pairs, { x: 550, y: 260 }, size)?.key.id, 'k0')
  assert.equal(pairAt(pairs, { x: 420, y: 210 }, size)?.key.id, 'k2')
  assert.equal(pairAt(pairs, { x: 10, y: 10 }, size), undefined)
})

test('pairs are read by lines, those without a place come last', () => {
  assert.deepEqual(
    inReadingOrder(pairs).map(({ key }) => key.id),
    ['k2', 'k1', 'k0', 'k3'],
  )
})

test('the middle of a place, and of none', () => {
  assert.deepEqual(middleOf(square(0, 0, 0.2), size), { x: 100, y: 50 })
  assert.equal(middleOf([], size), undefined)
})

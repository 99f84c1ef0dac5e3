import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { distanceToChain, doesEdgeCross, doSegmentsMeet, isInPolygon } from './geometry.ts'

const p = (x: number, y: number) => ({ x, y })
const places = fc.record({ x: fc.integer({ min: -20, max: 20 }), y: fc.integer({ min: -20, max: 20 }) })

test('distance to a chain is to the nearest of its segments, ends included', () => {
  const chain = [0, 0, 10, 0, 10, 10]
  assert.equal(distanceToChain(chain, p(5, 3), false), 3)
  assert.equal(distanceToChain(chain, p(13, 14), false), 5)
  assert.equal(distanceToChain(chain, p(0, 10), false), 10)
  assert.ok(Math.abs(distanceToChain(chain, p(0, 10), true) - Math.SQRT1_2 * 10) < 1e-9, 'the closing edge counts')
  assert.equal(distanceToChain([3, 4], p(0, 0), false), 5)
  assert.equal(distanceToChain([3, 4, 3, 4], p(0, 0), false), 5, 'a segment without length')
})

test('segments meet when they cross, touch or lie on each other', () => {
  assert.ok(doSegmentsMeet(p(0, 0), p(10, 10), p(0, 10), p(10, 0)))
  assert.ok(doSegmentsMeet(p(0, 0), p(10, 0), p(5, 0), p(5, 9)))
  assert.ok(doSegmentsMeet(p(0, 0), p(10, 0), p(5, 0), p(20, 0)))
  assert.equal(doSegmentsMeet(p(0, 0), p(10, 0), p(11, 0), p(20, 0)), false)
  assert.equal(doSegmentsMeet(p(0, 0), p(10, 0), p(0, 1), p(10, 1)), false)
})

test('whether segments meet depends on neither order nor direction', () => {
  fc.assert(
    fc.property(places, places, places, places, (a, b, c, d) => {
      const is = doSegmentsMeet(a, b, c, d)
      assert.deepEqual(
        [doSegmentsMeet(b, a, c, d), doSegmentsMeet(c, d, a, b), doSegmentsMeet(a, b, d, c)],
        [is, is, is],
      )
    }),
  )
})

test('inside and outside of a shape with a notch', () => {
  const notched = [0, 0, 10, 0, 10, 10, 5, 5, 0, 10]
  assert.ok(isInPolygon(notched, p(1, 5)) && isInPolygon(notched, p(5, 2)))
  assert.equal(isInPolygon(notched, p(5, 8)), false)
  assert.equal(isInPolygon(notched, p(-1, 5)), false)
})

test('edges of a bow tie cross, those of a convex shape do not', () => {
  const bowTie = [0, 0, 10, 10, 10, 0, 0, 10]
  assert.deepEqual(
    [0, 1, 2, 3].map(edge => doesEdgeCross(bowTie, edge, true)),
    [true, false, true, false],
  )
  const square = [0, 0, 10, 0, 10, 10, 0, 10]
  assert.deepEqual(
    [0, 1, 2, 3].map(edge => doesEdgeCross(square, edge, true)),
    [false, false, false, false],
  )
})

test('an edge that runs back over its neighbour crosses it, one that goes straight on does not', () => {
  assert.ok(doesEdgeCross([0, 0, 10, 0, 5, 0], 1, false))
  assert.equal(doesEdgeCross([0, 0, 10, 0, 15, 0], 1, false), false)
})

test('corners around a middle in order of their angle never cross', () => {
  const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 5, maxLength: 40 })
  fc.assert(
    fc.property(angles, turns => {
      const sorted = turns.sort((a, b) => a - b)
      const gaps = sorted.map((turn, index) => (sorted[(index + 1) % sorted.length]! - turn + 360) % 360)
      fc.pre(Math.max(...gaps) < 180)
      const ring = sorted.flatMap(turn => [
        1000 * Math.cos((turn * Math.PI) / 180),
        1000 * Math.sin((turn * Math.PI) / 180),
      ])
      assert.ok(sorted.every((_, edge) => !doesEdgeCross(ring, edge, true)))
    }),
  )
})

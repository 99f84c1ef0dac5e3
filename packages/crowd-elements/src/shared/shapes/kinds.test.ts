import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { box } from './box.ts'
import { line, polygon, polyline } from './chain.ts'
import { Drawing } from './drawing.ts'
import { keypoint } from './keypoint.ts'
import { boundsOf, moved, type ShapeKind, settled } from './shape.ts'

const SIZE = { width: 640, height: 480 }
const drawn = (kind: ShapeKind, ...places: [number, number][]) => {
  const drawing = new Drawing(kind, 'a', SIZE, { x: 0, y: 0 })
  for (const [x, y] of places) drawing.add({ x, y })
  return drawing
}

test('a box is the same whichever corner is first, and none without an area', () => {
  for (const [from, to] of [
    [
      [5, 9],
      [2, 3],
    ],
    [
      [2, 9],
      [5, 3],
    ],
    [
      [2, 3],
      [5, 9],
    ],
  ] as [number, number][][])
    assert.deepEqual(drawn(box, from!, to!).finish(), [2, 3, 5, 9])
  assert.equal(drawn(box, [2, 3], [2, 9]).finish(), undefined)
  assert.equal(drawn(box, [2, 3]).finish(), undefined)
})

test('places become whole pixels of the image', () => {
  assert.deepEqual(drawn(box, [-7, 10.4], [900.2, 479.6]).finish(), [0, 10, 640, 480])
  assert.deepEqual(drawn(keypoint, [639.7, 500]).finish(), [640, 480])
  assert.deepEqual(settled([-1, 1e6], { width: 0, height: 0 }), [0, 1e6], 'an image not known yet cuts nothing off')
})

test('a moved shape keeps its size and stays on the image', () => {
  const coordinate = fc.integer({ min: 0, max: 480 })
  const far = fc.integer({ min: -2000, max: 2000 })
  fc.assert(
    fc.property(fc.array(coordinate, { minLength: 2, maxLength: 12 }), far, far, (values, dx, dy) => {
      const points = values.slice(0, values.length & ~1)
      const [before, after] = [boundsOf(points), boundsOf(moved(points, dx, dy, SIZE))]
      assert.equal(after.right - after.left, before.right - before.left)
      assert.ok(after.left >= 0 && after.top >= 0 && after.right <= 640 && after.bottom <= 480)
    }),
  )
})

test('every handle of a box moves the sides it stands on', () => {
  const points = [10, 20, 30, 60]
  const at = box.handles(points)
  assert.deepEqual(at, [10, 20, 20, 20, 30, 20, 30, 40, 30, 60, 20, 60, 10, 60, 10, 40])
  assert.deepEqual(box.withHandle(points, 1, { x: 0, y: 5 }), [10, 5, 30, 60])
  assert.deepEqual(box.withHandle(points, 4, { x: 5, y: 5 }), [5, 5, 10, 20])
  assert.equal(box.withHandle(points, 3, { x: 10, y: 5 }), undefined, 'nothing would be left')
})

test('a polygon takes no corner whose edges cross others, and ends only when it can close', () => {
  const drawing = drawn(polygon, [0, 0], [100, 0], [100, 100])
  assert.equal(drawing.add({ x: 50, y: -50 }), false)
  assert.equal(drawing.add({ x: 100, y: 100 }), false, 'the same place again')
  assert.ok(drawing.add({ x: 200, y: 50 }))
  assert.equal(drawing.finish(), undefined, 'the closing edge would cross')
  drawing.back()
  assert.deepEqual(drawing.finish(), [0, 0, 100, 0, 100, 100])
  assert.equal(drawn(polygon, [0, 0], [10, 0], [20, 0]).finish(), undefined, 'all on one line')
})

test('corners of a polygon go one by one, three stay', () => {
  assert.deepEqual(polygon.withoutHandle([0, 0, 10, 0, 10, 10, 0, 10], 1), [0, 0, 10, 10, 0, 10])
  assert.equal(polygon.withoutHandle([0, 0, 10, 0, 10, 10], 1), undefined)
  // The corner in the notch keeps two edges apart.
  const needed = [0, 0, 100, 0, 100, 100, 50, 10, 55, 90, 0, 100]
  const without = polygon.withoutHandle(needed, 0)
  assert.ok(without === needed || without?.length === needed.length - 2)
})

test('a line has two ends in different places, a polyline two points at least', () => {
  assert.equal(drawn(line, [5, 5], [5, 5]).finish(), undefined)
  assert.ok(drawn(line, [5, 5], [6, 5]).isComplete)
  assert.equal(line.withHandle([0, 0, 9, 9], 1, { x: 0, y: 0 }), undefined)
  assert.equal(drawn(polyline, [5, 5]).finish(), undefined)
  assert.deepEqual(drawn(polyline, [0, 0], [9, 9], [9, 0], [0, 9]).finish(), [0, 0, 9, 9, 9, 0, 0, 9])
  assert.deepEqual(polyline.withoutHandle([0, 0, 5, 5, 9, 9], 0), [5, 5, 9, 9])
})

test('points taken back come again, until another is placed', () => {
  const drawing = drawn(polyline, [1, 1], [2, 2], [3, 3])
  assert.ok(drawing.back() && drawing.back())
  drawing.forth()
  assert.deepEqual(drawing.points, [1, 1, 2, 2])
  drawing.add({ x: 7, y: 7 })
  drawing.forth()
  assert.deepEqual(drawing.points, [1, 1, 2, 2, 7, 7])
  assert.equal(drawn(polyline, [1, 1]).back(), false, 'nothing left')
})

test('boxes are hit inside, lines and polygons on their line', () => {
  assert.equal(box.hit([0, 0, 10, 20], { x: 5, y: 5 }, 3), 200)
  assert.equal(box.hit([0, 0, 10, 20], { x: 15, y: 5 }, 3), undefined)
  assert.equal(polygon.hit([0, 0, 100, 0, 100, 100], { x: 60, y: 30 }, 3), undefined)
  assert.equal(polygon.hit([0, 0, 100, 0, 100, 100], { x: 60, y: 2 }, 3), 2)
  assert.equal(polyline.hit([0, 0, 100, 0, 100, 100], { x: 50, y: 50 }, 3), undefined, 'no closing edge')
  assert.equal(keypoint.hit([5, 5], { x: 8, y: 9 }, 5), 5)
})

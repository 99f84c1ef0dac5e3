import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isTouching } from '../image/plane.ts'
import { box } from './box.ts'
import { boundsOf, type Shape } from './shape.ts'
import { ShapeStore } from './shape-store.ts'

const side = fc.integer({ min: 0, max: 300 })
const boxes = fc.array(
  fc.tuple(side, side, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })).map(([x, y, w, h]) => ({
    label: 'a',
    points: [x, y, x + w, y + h],
  })),
  { maxLength: 60 },
)
const storeOf = (shapes: Omit<Shape, 'id'>[]) => {
  const store = new ShapeStore(box)
  store.replaceAll(shapes)
  return store
}

test('what an area shows is what looking at every shape would find, after changes too', () => {
  fc.assert(
    fc.property(boxes, fc.array(fc.tuple(fc.nat(59), side, side)), side, side, (shapes, moves, x, y) => {
      const store = storeOf(shapes)
      for (const [index, left, top] of moves) {
        const before = store.all[index]
        if (before)
          store.apply({
            before,
            after: index % 3 === 0 ? undefined : { ...before, points: [left, top, left + 9, top + 9] },
          })
      }
      const area = { left: x, top: y, right: x + 50, bottom: y + 50 }
      assert.deepEqual(
        store.within(area),
        store.all.filter(({ points }) => isTouching(boundsOf(points), area)),
      )
      assert.equal(store.size, store.all.length)
    }),
  )
})

test('the smallest box under a place is hit; of equal ones the one drawn last', () => {
  const store = storeOf([
    { label: 'small', points: [10, 10, 20, 20] },
    { label: 'large', points: [0, 0, 100, 100] },
    { label: 'same', points: [0, 0, 100, 100] },
  ])
  assert.equal(store.bodyAt({ x: 15, y: 15 }, 2)?.label, 'small')
  assert.equal(store.bodyAt({ x: 50, y: 50 }, 2)?.label, 'same')
  assert.equal(store.bodyAt({ x: 150, y: 50 }, 2), undefined)
  assert.deepEqual(store.handleAt({ x: 21, y: 21 }, 3), { shape: store.all[0], handle: 4 })
})

test('a shape that comes back takes its old place in the order', () => {
  const store = storeOf(['a', 'b', 'c'].map(label => ({ label, points: [0, 0, 1, 1] })))
  const second = store.all[1]
  store.apply({ before: second, after: undefined })
  store.apply({ before: undefined, after: { id: store.nextId(), label: 'd', points: [0, 0, 1, 1] } })
  store.apply({ before: undefined, after: second })
  assert.equal(store.all.map(({ label }) => label).join(''), 'abcd')
})

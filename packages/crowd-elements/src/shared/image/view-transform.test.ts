import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  fitted,
  panned,
  type Room,
  resized,
  revealed,
  toImage,
  toViewport,
  visibleArea,
  zoomedAt,
} from './view-transform.ts'

const room: Room = { image: { width: 640, height: 480 }, viewport: { width: 1032, height: 532 }, pixelRatio: 1 }

const rooms = fc.record({
  image: fc.record({ width: fc.integer({ min: 1, max: 20_000 }), height: fc.integer({ min: 1, max: 20_000 }) }),
  viewport: fc.record({ width: fc.integer({ min: 50, max: 3000 }), height: fc.integer({ min: 50, max: 3000 }) }),
  pixelRatio: fc.constantFrom(1, 1.25, 1.5, 2, 3),
})
const moves = fc.array(
  fc.record({
    factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
    x: fc.integer({ min: -100, max: 3000 }),
    y: fc.integer({ min: -100, max: 3000 }),
  }),
  { maxLength: 8 },
)

test('a fitted image is whole, in the middle, with room around it', () => {
  assert.deepEqual(fitted(room), { scale: 500 / 480, left: Math.round((1032 - (640 * 500) / 480) / 2), top: 16 })
})

test('a tiny image is not blown up beyond recognition', () => {
  assert.equal(fitted({ ...room, image: { width: 4, height: 4 } }).scale, 8)
})

test('zooming keeps the place under the pointer, to the device pixel', () => {
  const view = fitted(room)
  const at = { x: 400, y: 300 }
  const place = toImage(view, at)
  const after = toViewport(zoomedAt(view, 3, at, room), place)
  assert.ok(Math.abs(after.x - at.x) <= 0.5 && Math.abs(after.y - at.y) <= 0.5)
})

test('however it is zoomed and moved, some of the image stays in sight and its corner on a whole device pixel', () => {
  fc.assert(
    fc.property(rooms, moves, (anyRoom, steps) => {
      let view = fitted(anyRoom)
      for (const { factor, x, y } of steps) {
        view = zoomedAt(view, factor, { x, y }, anyRoom)
        view = panned(view, x * 3, -y * 3, anyRoom)
      }
      const { left, top, right, bottom } = visibleArea(view, anyRoom.viewport)
      assert.ok(right > 0 && bottom > 0 && left < anyRoom.image.width && top < anyRoom.image.height)
      for (const start of [view.left, view.top]) {
        const device = start * anyRoom.pixelRatio
        assert.ok(Math.abs(device - Math.round(device)) < 1e-6, `${device}`)
      }
      assert.ok(Number.isFinite(view.scale) && view.scale > 0)
    }),
  )
})

test('there and back again is the same place', () => {
  fc.assert(
    fc.property(rooms, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (anyRoom, x, y) => {
      const view = fitted(anyRoom)
      const back = toImage(view, toViewport(view, { x, y }))
      assert.ok(Math.abs(back.x - x) < 1e-3 && Math.abs(back.y - y) < 1e-3)
    }),
  )
})

test('a place out of sight is brought in, one in sight moves nothing', () => {
  const near = zoomedAt(fitted(room), 10, { x: 0, y: 0 }, room)
  const shown = toViewport(revealed(near, { x: 600, y: 470 }, room), { x: 600, y: 470 })
  assert.ok(shown.x >= 39 && shown.x <= 993 && shown.y >= 39 && shown.y <= 493, JSON.stringify(shown))
  const middle = toImage(near, { x: 500, y: 250 })
  assert.deepEqual(revealed(near, middle, room), near)
})

test('in a viewport of another size the middle stays the middle', () => {
  const view = zoomedAt(fitted(room), 4, { x: 500, y: 260 }, room)
  const middle = toImage(view, { x: 516, y: 266 })
  const smaller = { ...room, viewport: { width: 800, height: 400 } }
  const after = toViewport(resized(view, room.viewport, smaller), middle)
  assert.ok(Math.abs(after.x - 400) <= 1 && Math.abs(after.y - 200) <= 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Camera } from './camera.ts'
import { fitted, type Room } from './view-transform.ts'

const ROOM: Room = { image: { width: 640, height: 480 }, viewport: { width: 1032, height: 532 }, pixelRatio: 1 }

/** A camera in a room that the test may change; `turns` says of each turn whether anything was resized. */
function aCamera(room?: Room) {
  const turns: boolean[] = []
  const scene = { room, turned: (isResized: boolean) => void turns.push(isResized) }
  return { camera: new Camera(scene), scene, turns }
}

test('an image stays fitted through changes of the viewport until somebody zooms or moves it', () => {
  const { camera, scene } = aCamera(ROOM)
  camera.fit()
  const small: Room = { ...ROOM, viewport: { width: 500, height: 400 } }
  scene.room = small
  camera.follow(ROOM.viewport)
  assert.deepEqual(camera.view, fitted(small))
  camera.zoom(2, { x: 250, y: 200 })
  const { scale, left, top } = camera.view
  scene.room = ROOM
  camera.follow(small.viewport)
  assert.deepEqual(camera.view, { scale, left: left + 266, top: top + 66 })
  camera.fit()
  assert.deepEqual(camera.view, fitted(ROOM))
})

test('an image that was moved is fitted when its viewport was not there before', () => {
  const { camera } = aCamera(ROOM)
  camera.pan(30, 0)
  camera.follow({ width: 0, height: 0 })
  assert.deepEqual(camera.view, fitted(ROOM))
})

test('many moves of less than a device pixel arrive where one large one does', () => {
  const { camera } = aCamera(ROOM)
  camera.fit()
  const { left, top } = camera.view
  for (let step = 0; step < 100; step++) camera.pan(0.3, -0.2)
  assert.deepEqual([camera.view.left - left, camera.view.top - top], [30, -20])
})

test('what was lost at the edge of where the image may go is not made up for on the way back', () => {
  const { camera } = aCamera(ROOM)
  camera.fit()
  camera.pan(-5000, 0)
  const { left } = camera.view
  camera.pan(10, 0)
  assert.equal(camera.view.left, left + 10)
})

test('without anything to see the view stays as it is, and nobody is told', () => {
  const { camera, turns } = aCamera()
  camera.fit()
  camera.zoom(2, { x: 5, y: 5 })
  camera.pan(7, 7)
  camera.reveal({ x: 1, y: 1 })
  camera.follow(ROOM.viewport)
  assert.deepEqual(camera.view, { scale: 1, left: 0, top: 0 })
  assert.deepEqual(turns, [])
})

test('zooming, fitting and another viewport resize what lies over the image; moving it does not', () => {
  const { camera, turns } = aCamera(ROOM)
  camera.fit()
  camera.zoom(2, { x: 5, y: 5 })
  camera.follow(ROOM.viewport)
  camera.pan(7, 7)
  camera.reveal({ x: 1, y: 1 })
  assert.deepEqual(turns, [true, true, true, false, false])
})

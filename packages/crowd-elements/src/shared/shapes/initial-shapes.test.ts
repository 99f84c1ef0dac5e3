import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keypointItems } from '../../crowd-keypoint/answer.ts'
import { InitialShapes } from './initial-shapes.ts'
import { keypoint } from './keypoint.ts'
import type { Shape } from './shape.ts'

const SIZE = { width: 640, height: 480 }
const TEXT = "[{label: 'cat', x: 3, y: 4}, {label: 'dog', x: 900, y: 7}]"

/** Key points, and how often an attribute was read for them. */
function somePoints() {
  let readings = 0
  const initial = new InitialShapes({ kind: keypoint, listKey: 'keypoints', ...keypointItems }, read => {
    readings++
    return read()
  })
  return { initial, readings: () => readings }
}

test('a text is read once, however often labels and image change; what they leave of it is made each time', () => {
  const { initial, readings } = somePoints()
  const labels = ['cat', 'dog']
  assert.deepEqual(initial.shapesOf(TEXT, labels, { width: 1000, height: 480 }), [
    { label: 'cat', points: [3, 4] },
    { label: 'dog', points: [900, 7] },
  ])
  assert.deepEqual(initial.shapesOf(TEXT, ['cat'], SIZE), [{ label: 'cat', points: [3, 4] }])
  assert.equal(readings(), 1)
  assert.deepEqual(initial.shapesOf('[]', labels, SIZE), [])
  assert.equal(readings(), 2)
})

test('a list is read anew each time: a script may have changed what is in it', () => {
  const { initial } = somePoints()
  const list = [{ label: 'cat', x: 3, y: 4 }]
  initial.shapesOf(list, ['cat'], SIZE)
  list[0]!.x = 5
  assert.deepEqual(initial.shapesOf(list, ['cat'], SIZE), [{ label: 'cat', points: [5, 4] }])
})

test('shapes are modified when one has moved, has another label, has come, gone or changed places', () => {
  const { initial } = somePoints()
  const cat: Shape = { id: 1, label: 'cat', points: [3, 4] }
  const dog: Shape = { id: 2, label: 'dog', points: [5, 6] }
  assert.equal(initial.isModified([]), false)
  initial.begin([cat, dog])
  assert.equal(initial.isModified([{ ...cat, id: 7 }, { ...dog }]), false, 'drawn again in the same place')
  for (const other of [[cat], [dog, cat], [cat, dog, cat], [cat, { ...dog, label: 'cat' }]])
    assert.ok(initial.isModified(other))
  assert.ok(initial.isModified([cat, { ...dog, points: [5, 7] }]))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxItems } from '../../crowd-bounding-box/answer.ts'
import { keypointItems } from '../../crowd-keypoint/answer.ts'
import { box } from './box.ts'
import { polygon, polyline } from './chain.ts'
import { readItems, shapesFrom } from './definition.ts'
import { keypoint } from './keypoint.ts'
import { vertexItems } from './vertex-items.ts'

const SIZE = { width: 640, height: 480 }
const LABELS = ['cat', 'dog']
const points = (kind: object, items: unknown[], size = SIZE) =>
  shapesFrom(items, kind as Parameters<typeof shapesFrom>[1], LABELS, size).map(shape => shape.points)

test('items are read from a list, its text, or an object that has it', () => {
  for (const given of [[1], '[1]', { lines: [1] }, '{lines: [1,],}']) assert.deepEqual(readItems(given, 'lines'), [1])
  for (const none of ['', ' ', null, undefined]) assert.deepEqual(readItems(none, 'lines'), [])
  assert.throws(() => readItems('{polylines: []}', 'lines'), /a list was expected/)
  assert.throws(() => readItems('[{a b}]', 'lines'), SyntaxError)
})

test('boxes become items with exactly the documented keys, and back', () => {
  const item = { height: 90, label: 'cat', left: 12, top: 40, width: 150 }
  assert.deepEqual(points({ kind: box, ...boxItems }, [item]), [[12, 40, 162, 130]])
  assert.deepEqual(boxItems.toItem('cat', [12, 40, 162, 130]), item)
})

test('fractions are rounded, texts count as numbers, what lies outside is cut or left out', () => {
  const read = (item: object) => points({ kind: box, ...boxItems }, [{ label: 'cat', ...item }])
  assert.deepEqual(read({ left: '1.6', top: 2.4, width: 10, height: 5 }), [[2, 2, 12, 7]])
  assert.deepEqual(read({ left: 600, top: -20, width: 100, height: 50 }), [[600, 0, 640, 30]])
  assert.deepEqual(read({ left: 700, top: 0, width: 10, height: 5 }), [])
  assert.deepEqual(read({ left: 7, top: 0, width: 10 }), [])
  assert.deepEqual(read({ left: null, top: 0, width: 10, height: 1 }), [])
})

test('labels that are not offered, and items that are none, are left out', () => {
  const definition = { kind: keypoint, ...keypointItems }
  assert.deepEqual(points(definition, [{ label: 'cow', x: 1, y: 1 }, null, 'x', { label: 'dog', x: 3, y: 4 }]), [
    [3, 4],
  ])
})

test('chains keep their vertices; too few make no shape', () => {
  const item = {
    label: 'cat',
    vertices: [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
  }
  assert.deepEqual(points({ kind: polyline, ...vertexItems }, [item]), [[1, 2, 3, 4]])
  assert.deepEqual(vertexItems.toItem('cat', [1, 2, 3, 4]), item)
  assert.deepEqual(points({ kind: polygon, ...vertexItems }, [item]), [])
  for (const vertices of [undefined, {}, [null], [{ x: 1 }]])
    assert.deepEqual(points({ kind: polyline, ...vertexItems }, [{ label: 'cat', vertices }]), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toLanes } from './lanes.ts'

const on = (line: string, left: number, right: number) => ({ line, left, right })

test('what stands side by side shares the lowest lane', () => {
  assert.deepEqual(toLanes([[on('1', 0, 50)], [on('1', 60, 90)], [on('2', 0, 50)]]), [0, 0, 0])
})

test('what overlaps is stacked, also by its tag only, and a free lane is used again', () => {
  assert.deepEqual(toLanes([[on('1', 0, 100)], [on('1', 20, 40)], [on('1', 39, 60)], [on('1', 70, 80)]]), [0, 1, 2, 1])
})

test('an item keeps its lane on every line', () => {
  assert.deepEqual(toLanes([[on('2', 0, 30)], [on('1', 80, 100), on('2', 0, 20)], [on('1', 0, 90)]]), [0, 1, 0])
})

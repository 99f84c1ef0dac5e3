import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareAnswers } from './compare-answers.ts'

const compared = (...answers: object[]) => compareAnswers(answers.map(answer => JSON.stringify(answer)))

test('every place of every answer is a row, and who differs from most is odd', () => {
  assert.deepEqual(compared({ a: { b: 'x' }, n: 1 }, { a: { b: 'y' }, n: 1 }, { a: { b: 'x' } }), [
    { path: 'a.b', values: ['x', 'y', 'x'], isOdd: [false, true, false] },
    { path: 'n', values: ['1', '1', undefined], isOdd: [false, false, true] },
  ])
})

test('without a majority all are odd; one answer alone differs from nobody', () => {
  assert.deepEqual(compared({ a: 1 }, { a: 2 })[0]!.isOdd, [true, true])
  assert.deepEqual(compared({ a: 1 }, {}, { a: 2 })[0]!.isOdd, [true, true, true])
  assert.deepEqual(compared({ a: 1 })[0]!.isOdd, [false])
})

test('most may have nothing at a place: then the one who has something is odd', () => {
  assert.deepEqual(compared({}, { a: 1 }, {}).find(({ path }) => path === 'a')!.isOdd, [false, true, false])
})

test('lists by place; empty lists, objects and answers are values too', () => {
  assert.deepEqual(
    compared({ boxes: [{ top: 1 }, { top: 2 }], none: [], empty: {} }).map(({ path, values }) => [path, values[0]]),
    [
      ['boxes[0].top', '1'],
      ['boxes[1].top', '2'],
      ['none', '[]'],
      ['empty', '{}'],
    ],
  )
})

test('numbers keep their text, and a text is not the number of the same digits', () => {
  const [row] = compareAnswers(['{"n":12345678901234567890}', '{"n":12345678901234567891}'])
  assert.deepEqual(row!.values, ['12345678901234567890', '12345678901234567891'])
  assert.deepEqual(row!.isOdd, [true, true])
  assert.deepEqual(compared({ n: 1 }, { n: '1' })[0]!.values, ['1', '"1"'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isComplete, letterOf, ranked, readDimensions, readRanks, readResponses, toAnswer } from './ranking.ts'

const strict = { name: 'tone', allowTie: false }
const loose = { name: 'tone', allowTie: true }

test('without ties a rank that is taken changes hands', () => {
  assert.deepEqual(ranked([1, 2, undefined], 2, 1, strict), [undefined, 2, 1])
  assert.deepEqual(ranked([1, 2, 3], 2, 1, strict), [3, 2, 1])
  assert.deepEqual(ranked([1, 2, 3], 1, 2, strict), [1, 2, 3])
})

test('with ties responses share a rank', () => {
  assert.deepEqual(ranked([1, 2, undefined], 2, 1, loose), [1, 2, 1])
})

test('responses and dimensions are read as authors write them', () => {
  assert.deepEqual(readResponses("['one', {text: 'two'}, 'one',]"), ['one', 'two', 'one'])
  assert.deepEqual(readDimensions("[{name: 'tone', allowTie: true}, 'truth', {name: 'tone'}, {}]"), [
    loose,
    { name: 'truth', allowTie: false },
  ])
  assert.deepEqual(readResponses(''), [])
  assert.throws(() => readDimensions('{}'), /a list was expected/)
})

test('the answer has a rank for each response, in their order', () => {
  assert.deepEqual(
    toAnswer([strict], () => [2, undefined]),
    { rankings: [{ dimension: 'tone', ranks: [2, null] }] },
  )
  assert.deepEqual(readRanks([2, null, 7], 3), [2, undefined, undefined])
  assert.equal(isComplete([1, undefined]), false)
})

test('responses are called by letters', () => {
  assert.deepEqual([0, 25, 26, 51, 52].map(letterOf), ['A', 'Z', 'AA', 'AZ', 'BA'])
})

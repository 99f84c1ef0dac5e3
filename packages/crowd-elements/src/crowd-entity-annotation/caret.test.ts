import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moved, withoutBlanks, wordAt } from './caret.ts'

const stops = (text: string, stride: 'character' | 'word'): number[] => {
  const places = [0]
  while (places.at(-1)! < text.length) places.push(moved(text, places.at(-1)!, stride, 1))
  return places
}

test('characters are what people see as one', () => {
  assert.deepEqual(stops('ae\u0301👩‍🔬x', 'character'), [0, 1, 3, 8, 9])
  assert.equal(moved('ae\u0301👩‍🔬x', 8, 'character', -1), 3)
})

test('words forward stop at their ends, backward at their beginnings', () => {
  const text = 'Take two, then rest.'
  assert.deepEqual(stops(text, 'word'), [0, 4, 8, 14, 19, 20])
  assert.equal(moved(text, 20, 'word', -1), 15)
  assert.equal(moved(text, 15, 'word', -1), 10)
  assert.equal(moved(text, 2, 'word', -1), 0)
})

test('the caret stays within the text', () => {
  assert.equal(moved('ab', 2, 'character', 1), 2)
  assert.equal(moved('ab', 0, 'character', -1), 0)
  assert.equal(moved('', 0, 'word', 1), 0)
  assert.equal(moved('', 0, 'word', -1), 0)
})

test('long stretches without a word do not stop it', () => {
  const text = `a${' '.repeat(5000)}b`
  assert.ok(stops(text, 'word').length < 20)
})

test('the word around a place, and blanks around a range', () => {
  assert.deepEqual(wordAt('an aspirin a day', 5), { start: 3, end: 10 })
  assert.deepEqual(withoutBlanks('an aspirin a day', { start: 2, end: 11 }), { start: 3, end: 10 })
  assert.deepEqual(withoutBlanks('a   b', { start: 1, end: 4 }), { start: 1, end: 4 })
})

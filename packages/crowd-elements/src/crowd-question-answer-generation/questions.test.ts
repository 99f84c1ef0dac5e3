import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countWords, emptyQuestion, outside, readQuestions, toAnswer } from './questions.ts'

test('words are what stands between blanks, or what a dictionary finds', () => {
  assert.equal(countWords('  Who wrote it,\nand when?  '), 5)
  assert.equal(countWords("It's well-known."), 2)
  assert.equal(countWords(''), 0)
  assert.ok(countWords('東京は日本の首都です') >= 4)
})

test('numbers outside their limits', () => {
  assert.deepEqual(outside(1, { least: 2, most: 3 }), { kind: 'few', least: 2 })
  assert.deepEqual(outside(4, { least: 2, most: 3 }), { kind: 'many', most: 3 })
  assert.equal(outside(3, { least: 2, most: 3 }), undefined)
  assert.equal(outside(99, { least: undefined, most: undefined }), undefined)
})

test('forms that were left empty are not part of the answer', () => {
  const question = { question: 'Who?', answer: 'Jane.', tags: ['who'] }
  assert.deepEqual(toAnswer([emptyQuestion(), question]), { questions: [question] })
  assert.deepEqual(readQuestions({ questions: [question, {}, null, { answer: 'x' }] }), [
    question,
    { question: '', answer: 'x', tags: [] },
  ])
  assert.deepEqual(readQuestions(null), [])
})

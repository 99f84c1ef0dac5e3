import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatJson } from './format-json.ts'

test('one member a line, as JSON.stringify would do it', () => {
  const value = { a: [1, { b: 'x, {y}: "z"' }], empty: {}, none: [], deep: { list: [[], [[1]]] }, last: null }
  assert.equal(formatJson(JSON.stringify(value)), JSON.stringify(value, null, 2))
  assert.equal(formatJson(JSON.stringify(value, null, 4)), JSON.stringify(value, null, 2))
  assert.equal(formatJson('[]'), '[]')
  assert.equal(formatJson(' "[ {" '), '"[ {"')
})

test('numbers, order and repeated keys stay as they were written', () => {
  assert.equal(
    formatJson('{"2":12345678901234567890,"1":1.10,"1":1e400}'),
    '{\n  "2": 12345678901234567890,\n  "1": 1.10,\n  "1": 1e400\n}',
  )
})

test('a beginning is shown as far as it goes', () => {
  assert.equal(formatJson('{"a":["long, te'), '{\n  "a": [\n    "long, te')
})

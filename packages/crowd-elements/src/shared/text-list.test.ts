import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTextList } from './text-list.ts'

test('lists are read as authors write them', () => {
  assert.deepEqual(readTextList("['cat', 'dog', 'cat', 7,]"), ['cat', 'dog', '7'])
  assert.deepEqual(readTextList(['a', null, {}, 'b']), ['a', 'b'])
  for (const none of ['', '  ', null, undefined]) assert.deepEqual(readTextList(none), [])
  assert.throws(() => readTextList("['a' 'b']"), SyntaxError)
  assert.throws(() => readTextList('"a"'), /a list was expected/)
})

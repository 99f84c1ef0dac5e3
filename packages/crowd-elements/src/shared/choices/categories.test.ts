import assert from 'node:assert/strict'
import { test } from 'node:test'
import { categoryAt, hotkeyAt, inOfferedOrder, readExclusion } from './categories.ts'

test('the first ten categories have a key, 0 being the tenth', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => `c${index}`)
  assert.equal(categoryAt(twelve, '1'), 'c0')
  assert.equal(categoryAt(twelve, '0'), 'c9')
  assert.equal(hotkeyAt(9), '0')
  assert.equal(hotkeyAt(10), undefined)
})

test('other keys, and keys without a category, choose nothing', () => {
  assert.equal(categoryAt(['a'], '2'), undefined)
  assert.equal(categoryAt(['a'], 'Enter'), undefined)
  assert.equal(categoryAt(['a'], ''), undefined)
})

test('the exclusion choice is an object with a text, or the text itself', () => {
  assert.equal(readExclusion("{ text: 'Nothing here' }", 'None'), 'Nothing here')
  assert.equal(readExclusion('Nothing here', 'None'), 'Nothing here')
  assert.equal(readExclusion({ text: 'Set by script' }, 'None'), 'Set by script')
  assert.equal(readExclusion('{}', 'None'), 'None')
})

test('without an exclusion choice there is none; an unreadable one is reported', () => {
  assert.equal(readExclusion(' ', 'None'), undefined)
  assert.equal(readExclusion(null, 'None'), undefined)
  assert.throws(() => readExclusion('{ text: ', 'None'), SyntaxError)
})

test('choices come in the order in which they are offered', () => {
  assert.deepEqual(inOfferedOrder(['c', 'x', 'a', 'c'], ['a', 'b', 'c']), ['a', 'c', 'x'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

test('members are sorted by code point at every level', () => {
  assert.equal(canonicalJson({ b: [{ z: 1, a: 2 }], B: 1, a: 0 }), '{"B":1,"a":0,"b":[{"a":2,"z":1}]}')
})

test('whole-number names take their place in the same order', () => {
  assert.equal(canonicalJson({ 2: 'b', 10: 'a', '-': 'c' }), '{"-":"c","10":"a","2":"b"}')
})

test('characters beyond the basic plane come last', () => {
  assert.equal(canonicalJson({ '😀': 1, '～': 2 }), '{"～":2,"😀":1}')
})

test('a member called __proto__ is written like any other', () => {
  assert.equal(canonicalJson(JSON.parse('{"__proto__":{"b":1,"a":2}}')), '{"__proto__":{"a":2,"b":1}}')
})

test('the text means the same as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
    }),
  )
})

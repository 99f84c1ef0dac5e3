import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import JSON5 from 'json5'
import { parseLenientJson } from './lenient-json.ts'

const accepted: [why: string, text: string, value: unknown][] = [
  ['single quotes', "['car', 'van']", ['car', 'van']],
  ['unquoted keys and trailing commas', '{label: "a", left: 3,}', { label: 'a', left: 3 }],
  ['comments of both kinds', '[1, // one\n /* two */ 2]', [1, 2]],
  ['line breaks inside a string', '["two\nlines"]', ['two\nlines']],
  ['an escaped line break joins the lines', '"one\\\ntwo"', 'onetwo'],
  ['quotes inside the other quotes', `["it's", '"so"']`, ["it's", '"so"']],
  ['a key in another script', '{größe: 1, 数: 2}', { größe: 1, 数: 2 }],
  ['signs, fractions and hexadecimal', '[+1, -.5, 2., 0x1F, -0]', [1, -0.5, 2, 31, -0]],
  ['literals', '[true, false, null]', [true, false, null]],
]
for (const [why, text, value] of accepted)
  test(`reads ${why}`, () => {
    assert.deepEqual(parseLenientJson(text), value)
  })

const refused: [why: string, text: string, message: RegExp][] = [
  ['a missing comma', '[1\n2]', /unexpected “2” in line 2/],
  ['an unquoted address', '{src: https://example.org/a.png}', /unexpected “h” in line 1/],
  ['an unfinished list', '["a"', /unexpected end/],
  ['an unfinished string', '"a', /unexpected end/],
  ['two values', '1 2', /unexpected “2”/],
  ['nothing at all', ' ', /unexpected end/],
  ['a bare word', 'car', /unexpected “c”/],
  ['brackets without end', '['.repeat(100_000), /nested too deeply/],
]
for (const [why, text, message] of refused)
  test(`refuses ${why}`, () => {
    assert.throws(() => parseLenientJson(text), message)
  })

test('a member called __proto__ is an ordinary member', () => {
  const value = parseLenientJson('{"__proto__": {"a": 1}}') as object
  assert.equal(Object.getPrototypeOf(value), Object.prototype)
  assert.deepEqual(Object.keys(value), ['__proto__'])
})

test('whatever strict JSON says, it says here too', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      assert.equal(JSON.stringify(parseLenientJson(text)), JSON.stringify(JSON.parse(text)))
    }),
  )
})

test('whatever JSON5 writes, we read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = JSON5.stringify(value, { space: 2 })
      assert.equal(JSON.stringify(parseLenientJson(text)), JSON.stringify(JSON5.parse(text)))
    }),
  )
})

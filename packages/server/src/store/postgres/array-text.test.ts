import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { arrayText } from './array-text.ts'

const TEXTS = 1009
const NUMBERS = 1016
const BYTES = 1001
const read = (type: number, text: string): unknown => pg.types.getTypeParser(type)(text)

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', ',', '{', '}', '\n', '\u0001', ' ', 'NULL', 'é', '😀') }),
  fc.constantFrom('', 'NULL', 'null', '{}', ' a ', '\ud800'),
  fc.json(),
)

test('texts come back as they were, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(fc.option(texts)), values => {
      assert.deepEqual(read(TEXTS, arrayText(values)), values)
    }),
    { numRuns: 2_000 },
  )
})

test('so do numbers and bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.maxSafeInteger())), fc.array(fc.uint8Array()), (numbers, bytes) => {
      const asText = numbers.map(number => (number === null ? null : String(number)))
      assert.deepEqual(read(NUMBERS, arrayText(numbers)), asText)
      assert.deepEqual(
        read(BYTES, arrayText(bytes)),
        bytes.map(one => Buffer.from(one)),
      )
    }),
  )
  assert.equal(arrayText([1n, -2, 0.5, null]), '{1,-2,0.5,NULL}')
})

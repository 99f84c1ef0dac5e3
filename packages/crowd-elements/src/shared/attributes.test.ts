import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFlag, readNumber } from './attributes.ts'

test('a boolean attribute is on when present, unless it says false', () => {
  for (const text of ['', 'true', 'checked', 'disabled', '0', 'no']) assert.equal(readFlag(text), true, text)
  for (const text of [null, 'false', ' FALSE ']) assert.equal(readFlag(text), false, String(text))
})

test('a number that cannot be read falls back', () => {
  assert.equal(readNumber('-2.5', 7), -2.5)
  for (const text of [null, undefined, '', ' ', 'many', 'Infinity']) assert.equal(readNumber(text, 7), 7, String(text))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from './en.ts'
import { messagesFor } from './messages.ts'

test('a region of a language we speak gets that language', () => {
  assert.equal(messagesFor(['en-GB']).submit, 'Submit')
})

test('a language we do not speak, or none at all, gets English', () => {
  assert.equal(messagesFor(['tlh', '']), en)
  assert.equal(messagesFor([]), en)
})

test('no sentence is empty', () => {
  for (const [key, text] of Object.entries(en)) {
    const shown =
      typeof text === 'function' ? (text as (...words: never[]) => string)(...(['x', 'y'] as never[])) : text
    assert.notEqual(shown.trim(), '', key)
  }
})

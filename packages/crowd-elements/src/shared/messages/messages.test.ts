import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from './en.ts'
import { imageCatalogues } from './image/messages.ts'
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

test('image tools speak every language in full', () => {
  const say = (text: unknown) =>
    typeof text === 'function'
      ? String((text as (...words: never[]) => string)(...([1, 2, 3, 4, 5] as never[])))
      : String(text)
  for (const [language, catalogue] of Object.entries(imageCatalogues)) {
    assert.deepEqual(Object.keys(catalogue), Object.keys(imageCatalogues.en!), language)
    for (const [key, text] of Object.entries(catalogue)) assert.notEqual(say(text).trim(), '', `${language}: ${key}`)
  }
})

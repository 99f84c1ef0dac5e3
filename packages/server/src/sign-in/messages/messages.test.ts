import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedLanguages, messagesOf } from './messages.ts'

test('languages of a header: by weight, in their order where they are wanted as much', () => {
  const wanted: [header: string, tags: string[]][] = [
    ['de-AT,de;q=0.9,en;q=0.8', ['de-AT', 'de', 'en']],
    ['en;q=0.5, ja ; q=0.9,es', ['es', 'ja', 'en']],
    ['de;q=0, fr, *;q=0.1', ['fr', '*']],
    ['de;q=much', []],
    ['', []],
  ]
  for (const [header, tags] of wanted) assert.deepEqual(acceptedLanguages(header), tags, header)
})

test('a worker reads the first language that we speak, and English when we speak none of them', () => {
  const read = (header?: string) => messagesOf('worker', header).language
  assert.equal(read('fr-CA,fr;q=0.9,es;q=0.8,en;q=0.7'), 'es')
  assert.equal(read('ja'), 'ja')
  assert.equal(read('DE'), 'de')
  assert.equal(read('tlh'), 'en')
  assert.equal(read('constructor'), 'en')
  assert.equal(read(undefined), 'en')
})

test('the console speaks English to everybody', () => {
  assert.equal(messagesOf('console', 'de').language, 'en')
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ParseCache } from './parse-cache.ts'

describe('the cache of parsed templates', () => {
  test('parses once, keeps what is used, and forgets what was not used for longest', () => {
    const cache = new ParseCache<string>({ count: 2, characters: 100 })
    const parsed: string[] = []
    const parse = (text: string) => `${parsed.push(text)}`
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) cache.get(text, parse)
    assert.deepEqual(parsed, ['a', 'b', 'c', 'b'])
    assert.equal(cache.size, 2)
  })

  test('large templates push others out, and a failed parse is not kept', () => {
    const cache = new ParseCache<number>({ count: 10, characters: 10 })
    cache.get('12345', () => 1)
    cache.get('123456', () => 2)
    assert.equal(cache.size, 1)
    assert.throws(() => cache.get('x', () => assert.fail('syntax')))
    assert.equal(
      cache.get('x', () => 3),
      3,
    )
  })
})

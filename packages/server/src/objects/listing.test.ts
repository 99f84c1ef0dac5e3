import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accountId, succeeded, withStore } from './in-a-folder.ts'
import type { ObjectStore } from './object-store.ts'

const ask = { accountId, bucket: 'bucket', prefix: '', delimiter: '', after: '', limit: 1000 }

/** Everything a listing gives, page by page. */
function all(store: ObjectStore, request: Partial<typeof ask>): string[] {
  const found: string[] = []
  let after = ''
  for (;;) {
    const page = succeeded(store.list({ ...ask, ...request, after }))
    const names = [...page.objects.map(({ key }) => key), ...page.commonPrefixes]
    assert.ok(names.length <= (request.limit ?? ask.limit))
    found.push(...names.sort(byBytes))
    if (page.next === undefined) return found
    after = page.next
  }
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** What S3 says a listing is. */
function expected(keys: string[], prefix: string, delimiter: string): string[] {
  const names = keys
    .filter(key => key.startsWith(prefix))
    .map(key => {
      const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      return at < 0 ? key : key.slice(0, at + delimiter.length)
    })
  return [...new Set(names)].sort(byBytes)
}

test('keys come in the order of their UTF-8 bytes, grouped by the delimiter, whatever the page size', () =>
  withStore(async store => {
    // U+FFFD sorts before an emoji by bytes and after it by UTF-16 units.
    const parts = ['a', 'b', '/', '//', 'é', '\u{1f600}', '\ufffd', ' ', '+', 'ab', '\u{10ffff}']
    const keys = [
      ...new Set(
        fc.sample(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }), 150).map(k => k.join('')),
      ),
    ]
    await Promise.all(keys.map(key => store.put({ ...ask, key, body: Buffer.from(key), contentType: 'a/b' })))
    const prefix = fc.constantFrom('', 'a', 'a/', '/', 'é', '\u{1f600}', 'none', '\u{10ffff}')
    const delimiter = fc.constantFrom('', '/', '//', 'é', 'b')
    fc.assert(
      fc.property(prefix, delimiter, fc.integer({ min: 1, max: 20 }), (p, d, limit) => {
        assert.deepEqual(all(store, { prefix: p, delimiter: d, limit }), expected(keys, p, d))
      }),
    )
  }))

test('a listing may start behind any name, and stops at none for a limit of nothing', () =>
  withStore(async store => {
    for (const key of ['a', 'b', 'c/1', 'c/2', 'd']) {
      await store.put({ ...ask, key, body: Buffer.from(''), contentType: 'a/b' })
    }
    const page = succeeded(store.list({ ...ask, after: 'a0', delimiter: '/' }))
    assert.deepEqual(
      [page.objects.map(({ key }) => key), page.commonPrefixes, page.next],
      [['b', 'd'], ['c/'], undefined],
    )
    const none = succeeded(store.list({ ...ask, limit: 0 }))
    assert.deepEqual([none.objects, none.next], [[], undefined])
  }))

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { objectLink, readObjectLink } from './object-link.ts'
import { aGrant } from './testing/rendering.ts'

/** What a server sees of a link that a browser opened. */
const restOf = (link: string): string => new URL(link).pathname.slice(new URL(aGrant.base).pathname.length + 1)

const awkward = fc.constantFrom(
  '.',
  '..',
  '/',
  '//',
  '%2e',
  '%2F',
  '+',
  ' ',
  '?',
  '#',
  '&',
  '\\',
  'ü',
  '日本',
  '🗂',
  '\n',
  '"',
  "'",
  '<',
  'a.png',
)
const keys = fc.oneof(
  fc.array(awkward, { minLength: 1, maxLength: 12 }).map(parts => parts.join('')),
  fc.string({ minLength: 1, unit: 'binary' }),
)
const buckets = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{1,30}[a-z0-9]$/)

describe('links to objects', () => {
  test('every key survives a browser, in a URL that escaping leaves alone', () => {
    fc.assert(
      fc.property(buckets, keys, (bucket, key) => {
        const link = objectLink(aGrant, bucket, key)
        assert.match(link, /^[\w:/.~!*()%-]+$/)
        assert.equal(new URL(link).href, link)
        assert.deepEqual(readObjectLink(aGrant.key, restOf(link)), { bucket, key })
      }),
    )
  })

  test('keeps a readable name with its extension', () => {
    assert.ok(objectLink(aGrant, 'bucket', 'scans/2024/page 1.pdf').endsWith('/page%201.pdf'))
    assert.ok(objectLink(aGrant, 'bucket', `${'long'.repeat(200)}.png`).endsWith('.png'))
  })

  test('a link of another grant, or a changed one, reads nothing', () => {
    const rest = restOf(objectLink(aGrant, 'bucket', 'key'))
    const [proof, bucket, key, name] = rest.split('/')
    const other = Buffer.from('another key').toString('base64url')
    assert.equal(readObjectLink(new Uint8Array(32), rest), undefined)
    const changed = [
      `${proof}/other/${key}/${name}`,
      `${proof}/${bucket}/${other}/${name}`,
      `${proof?.slice(1)}/${bucket}/${key}/${name}`,
    ]
    for (const forged of [...changed, '', '/', `${proof}/${bucket}/${key}`, `${rest}/more`, `/${rest}`])
      assert.equal(readObjectLink(aGrant.key, forged), undefined, forged)
  })
})

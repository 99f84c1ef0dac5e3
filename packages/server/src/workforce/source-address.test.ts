import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAddress, isInside } from './source-address.ts'

test('an address is inside a block of its own family, and everywhere when there is no block', () => {
  assert.equal(isInside('203.0.113.9', []), true)
  assert.equal(isInside('203.0.113.9', ['203.0.113.0/24']), true)
  assert.equal(isInside('203.0.114.9', ['203.0.113.0/24']), false)
  assert.equal(isInside('2001:db8::1', ['203.0.113.0/24', '2001:db8::/32']), true)
  assert.equal(isInside('2001:db9::1', ['2001:db8::/32']), false)
})

test('forwarded addresses count only behind a proxy that we trust, the nearest first', () => {
  const proxies = ['10.0.0.0/8']
  assert.equal(clientAddress('198.51.100.1', '203.0.113.9', proxies), '198.51.100.1')
  assert.equal(clientAddress('10.0.0.1', '203.0.113.9', proxies), '203.0.113.9')
  assert.equal(clientAddress('10.0.0.1', '1.2.3.4, 203.0.113.9, 10.0.0.7', proxies), '203.0.113.9')
  assert.equal(clientAddress('10.0.0.1', 'nonsense', proxies), '10.0.0.1')
  assert.equal(clientAddress('10.0.0.1', '203.0.113.9', []), '10.0.0.1')
  assert.equal(clientAddress('::ffff:127.0.0.1', undefined, []), '127.0.0.1')
})

test('a connection without a peer and a header sent twice are understood', () => {
  assert.equal(clientAddress(undefined, undefined, ['10.0.0.0/8']), '')
  assert.equal(clientAddress('10.0.0.1', ['1.2.3.4', '203.0.113.9'], ['10.0.0.0/8']), '203.0.113.9')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTarget } from './address.ts'

const where = { baseHosts: ['localhost:4600'], pathPrefix: '' }
const bucketAndKey = (url: string, host = 'localhost:4600', places = where) => {
  const target = readTarget(url, host, places)
  return target === undefined ? undefined : [target.bucket, target.key]
}

test('path style', () => {
  assert.deepEqual(bucketAndKey('/'), ['', ''])
  assert.deepEqual(bucketAndKey('/bucket'), ['bucket', ''])
  assert.deepEqual(bucketAndKey('/bucket/'), ['bucket', ''])
  assert.deepEqual(bucketAndKey('/bucket/a/b?x=1'), ['bucket', 'a/b'])
})

test('virtual-host style, also for buckets with dots; an unknown host means path style', () => {
  assert.deepEqual(bucketAndKey('/a/b', 'bucket.localhost:4600'), ['bucket', 'a/b'])
  assert.deepEqual(bucketAndKey('/a', 'My.Bucket.LOCALHOST:4600'), ['my.bucket', 'a'])
  assert.deepEqual(bucketAndKey('/', 'bucket.localhost:4600'), ['bucket', ''])
  assert.deepEqual(bucketAndKey('/bucket/a', 'elsewhere:1'), ['bucket', 'a'])
})

test('a key is taken literally: dots, slashes and plus signs are its own', () => {
  assert.deepEqual(bucketAndKey('/bucket/../../etc/passwd'), ['bucket', '../../etc/passwd'])
  assert.deepEqual(bucketAndKey('/bucket/..%2f..%2Fetc'), ['bucket', '../../etc'])
  assert.deepEqual(bucketAndKey('/bucket//a//'), ['bucket', '/a//'])
  assert.deepEqual(bucketAndKey('/bucket/a+b%20c%2B'), ['bucket', 'a+b c+'])
  assert.deepEqual(bucketAndKey('/bucket/%E6%97%A5'), ['bucket', '日'])
  assert.equal(bucketAndKey('/bucket/%ff'), undefined)
})

test('a prefix in the public URL stands before every path', () => {
  const prefixed = { ...where, pathPrefix: '/review' }
  assert.deepEqual(bucketAndKey('/review/bucket/a', 'localhost:4600', prefixed), ['bucket', 'a'])
  assert.equal(bucketAndKey('/bucket/a', 'localhost:4600', prefixed), undefined)
})

test('query parameters are decoded, a plus sign is a space there', () => {
  const query = readTarget('/b?prefix=a+b%2B&uploads&prefix=second', 'localhost:4600', where)?.query
  assert.deepEqual(
    [...(query ?? [])],
    [
      ['prefix', 'a b+'],
      ['uploads', ''],
    ],
  )
})

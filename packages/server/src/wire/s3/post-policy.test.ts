import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPolicy } from './post-policy.ts'

const now = new Date('2026-11-23T12:00:00Z')
const policy = (conditions: unknown, expiration = '2026-11-23T13:00:00Z'): string =>
  Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64')

/** 'ok', or what was refused and why. */
function checked(conditions: unknown, fields: Record<string, string>, expiration?: string): string {
  const form = new Map([['policy', policy(conditions, expiration)], ['bucket', 'b'], ...Object.entries(fields)])
  const result = checkPolicy(form, now)
  return result.ok ? 'ok' : `${result.error.code} ${result.error.message}`
}

test('a form that keeps to its policy passes', () => {
  const conditions = [
    { bucket: 'b' },
    ['starts-with', '$key', 'user/'],
    ['eq', '$Content-Type', 'image/png'],
    { acl: 'private' },
  ]
  const fields = {
    key: 'user/a',
    'content-type': 'image/png',
    acl: 'private',
    'x-ignore-me': '1',
    awsaccesskeyid: 'x',
    signature: 'y',
  }
  assert.equal(checked(conditions, fields), 'ok')
})

test('every condition counts', () => {
  assert.match(checked([{ bucket: 'other' }, { key: 'a' }], { key: 'a' }), /AccessDenied .*Condition failed.*other/)
  assert.match(checked([['starts-with', '$key', 'user/']], { key: 'admin/a' }), /AccessDenied/)
  assert.match(checked([{ key: 'a' }, { acl: 'private' }], { key: 'a' }), /AccessDenied/)
})

test('a field that no condition speaks of is refused', () => {
  assert.match(checked([{ key: 'a' }], { key: 'a', 'x-amz-meta-sly': '1' }), /Extra input fields: x-amz-meta-sly/)
})

test('a policy ends with its expiration', () => {
  assert.equal(checked([{ key: 'a' }], { key: 'a' }, '2026-11-23T12:00:01Z'), 'ok')
  assert.match(checked([{ key: 'a' }], { key: 'a' }, '2026-11-23T12:00:00Z'), /Policy expired/)
  assert.match(checked([{ key: 'a' }], { key: 'a' }, 'tomorrow'), /InvalidPolicyDocument/)
})

test('what is no policy is refused', () => {
  for (const conditions of [
    undefined,
    'all',
    [['contains', '$key', 'a']],
    [42],
    [['content-length-range', 'a', 'b']],
    [{ key: 1 }],
  ]) {
    assert.match(checked(conditions, { key: 'a' }), /InvalidPolicyDocument/, JSON.stringify(conditions))
  }
})

test('the range of lengths is handed on', () => {
  const form = new Map([
    ['policy', policy([['content-length-range', 1, 10]])],
    ['bucket', 'b'],
  ])
  const result = checkPolicy(form, now)
  assert.deepEqual(result, { ok: true, length: { least: 1, most: 10 } })
})

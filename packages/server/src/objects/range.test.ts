import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkConditions } from './conditions.ts'
import { readRange, resolveRange } from './range.ts'

const resolved = (header: string, size: number) => {
  const range = readRange(header)
  return range === undefined ? 'ignored' : (resolveRange(range, size) ?? 'unsatisfiable')
}

test('a range is fitted to the object', () => {
  assert.deepEqual(resolved('bytes=0-4', 10), { from: 0, to: 4 })
  assert.deepEqual(resolved('bytes=5-', 10), { from: 5, to: 9 })
  assert.deepEqual(resolved('bytes=5-99', 10), { from: 5, to: 9 })
  assert.deepEqual(resolved('bytes=-3', 10), { from: 7, to: 9 })
  assert.deepEqual(resolved('bytes=-30', 10), { from: 0, to: 9 })
})

test('a range outside the object is unsatisfiable, one that cannot be read is ignored', () => {
  assert.equal(resolved('bytes=10-', 10), 'unsatisfiable')
  assert.equal(resolved('bytes=0-0', 0), 'unsatisfiable')
  assert.equal(resolved('bytes=-0', 10), 'unsatisfiable')
  for (const header of ['bytes=5-4', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=', 'bytes=a-b']) {
    assert.equal(resolved(header, 10), 'ignored', header)
  }
})

test('conditions decide in the order of the standard', () => {
  const lastModified = new Date('2026-11-23T12:00:00.400Z')
  const object = { etag: 'abc', lastModified }
  const noon = new Date('2026-11-23T12:00:00Z')
  const earlier = new Date('2026-11-23T11:59:59Z')
  assert.equal(checkConditions(object, {}), 'go')
  assert.equal(checkConditions(object, { ifMatch: ['abc'] }), 'go')
  assert.equal(checkConditions(object, { ifMatch: ['x'] }), 'preconditionFailed')
  assert.equal(checkConditions(object, { ifMatch: ['abc'], ifUnmodifiedSince: earlier }), 'go')
  assert.equal(checkConditions(object, { ifUnmodifiedSince: earlier }), 'preconditionFailed')
  assert.equal(checkConditions(object, { ifUnmodifiedSince: noon }), 'go')
  assert.equal(checkConditions(object, { ifNoneMatch: ['abc'] }), 'notModified')
  assert.equal(checkConditions(object, { ifNoneMatch: ['x'], ifModifiedSince: noon }), 'go')
  assert.equal(checkConditions(object, { ifModifiedSince: noon }), 'notModified')
  assert.equal(checkConditions(object, { ifModifiedSince: earlier }), 'go')
})

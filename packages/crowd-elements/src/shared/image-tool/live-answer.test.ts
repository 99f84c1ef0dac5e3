import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LiveAnswer } from './live-answer.ts'

test('the object stays the same one; it is put together anew only after a change', () => {
  let built = 0
  const answer = new LiveAnswer(() => ({ count: ++built }))
  const first = answer.get()
  assert.equal(answer.get(), first)
  assert.equal(built, 1)
  answer.expire()
  assert.equal(answer.get(), first)
  assert.deepEqual(first, { count: 2 })
})

test('what scripts wrote stays until that part changes; parts that are gone go', () => {
  let parts: Record<string, unknown> = { list: [1], isModified: true }
  const answer = new LiveAnswer(() => parts)
  Object.assign(answer.get(), { extra: 'x', list: [9] })
  assert.deepEqual(answer.get(), { list: [9], isModified: true, extra: 'x' })
  parts = { list: [2] }
  answer.expire()
  assert.deepEqual(answer.get(), { list: [2], extra: 'x' })
})

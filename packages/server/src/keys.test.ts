import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Keys, newAccessKey, newMasterKey } from './keys.ts'

const keys = new Keys(newMasterKey())

test('a sealed text opens for its purpose and for nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const sealed = keys.seal('page-token', value)
      assert.deepEqual(keys.open('page-token', sealed), JSON.parse(JSON.stringify(value)))
      assert.equal(keys.open('task-frame', sealed), undefined)
      assert.equal(new Keys(newMasterKey()).open('page-token', sealed), undefined)
    }),
  )
})

test('the same content is sealed differently each time, by whomever', () => {
  const others = new Keys(newMasterKey())
  const sealed = Array.from({ length: 600 }, (_, i) => (i % 2 ? keys : others).seal('task-frame', { loopId: 1 }))
  const nonces = new Set(sealed.map(text => Buffer.from(text, 'base64url').subarray(0, 12).toString('hex')))
  assert.equal(nonces.size, 600)
})

test('a sealed text that was altered anywhere opens as nothing', () => {
  const sealed = keys.seal('task-frame', { loopId: 1 })
  for (let i = 0; i < sealed.length; i++) {
    const altered = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
    assert.equal(keys.open('task-frame', altered), undefined, `character ${i}`)
  }
  assert.equal(keys.open('task-frame', ''), undefined)
})

test('task ids are stable, do not count, and lead back to their loop only', () => {
  const ids = [1, 2, 3].map(id => keys.taskId(id))
  assert.deepEqual(
    ids,
    [1, 2, 3].map(id => keys.taskId(id)),
  )
  assert.equal(new Set(ids.map(id => id.slice(0, 8))).size, 3)
  fc.assert(fc.property(fc.nat(), id => assert.equal(keys.loopIdOf(keys.taskId(id)), id)))
  fc.assert(fc.property(fc.stringMatching(/^[0-9a-f]{32}$/), text => assert.equal(keys.loopIdOf(text), undefined)))
})

test('a worker’s id is 16 hex characters and follows the person, not the name', () => {
  const id = keys.workerId('https://login.example.org', 'w-1')
  assert.match(id, /^[0-9a-f]{16}$/)
  assert.equal(keys.workerId('https://login.example.org', 'w-1'), id)
  assert.notEqual(keys.workerId('https://login.example.org', 'w-2'), id)
  assert.notEqual(keys.workerId('https://login.example.orgw', '-1'), id)
})

test('access keys have the platform’s form and need no quotes in a shell', () => {
  for (let i = 0; i < 200; i++) {
    const { id, secret } = newAccessKey()
    assert.match(id, /^AKIA[A-Z2-7]{16}$/)
    assert.match(secret, /^[A-Za-z0-9]{40}$/)
  }
})

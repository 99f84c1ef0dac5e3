import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Unit } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { AccessKeys } from './authenticate.ts'

/** A store with one access key, and what it has been asked for. */
function aStore() {
  const asked: unknown[] = []
  const read = async (unit: () => Unit<unknown>) => {
    const running = unit()
    const [id] = (running.next() as IteratorYieldResult<{ values: unknown[] }>).value.values
    asked.push(id)
    const row = { id: String(id), secret: 's', account_id: 'a', is_closed: 0 }
    return running.next(id === 'known' ? [row] : []).value
  }
  return { store: { read } as unknown as Store, asked }
}

test('a key is read once, and so is it that there is none: strangers keep no database busy', async () => {
  const { store, asked } = aStore()
  const keys = new AccessKeys(store)
  assert.equal(keys.fresh('known'), undefined)
  for (let time = 0; time < 3; time++) {
    assert.equal((await keys.find('known'))?.accountId, 'a')
    assert.equal(await keys.find('unknown'), undefined)
  }
  assert.deepEqual(asked, ['known', 'unknown'])
  assert.equal(keys.fresh('known')?.key?.secret, 's')
  assert.deepEqual(keys.fresh('unknown')?.key, undefined)
  assert.notEqual(keys.fresh('unknown'), undefined)
})

test('after half a second a key is read again', async t => {
  const { store, asked } = aStore()
  const keys = new AccessKeys(store)
  const now = t.mock.method(performance, 'now', () => 1_000)
  await keys.find('known')
  now.mock.mockImplementation(() => 1_499)
  await keys.find('known')
  assert.equal(asked.length, 1)
  now.mock.mockImplementation(() => 1_500)
  assert.equal(keys.fresh('known'), undefined)
  await keys.find('known')
  assert.equal(asked.length, 2)
})

import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import type { Unit } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { AccessKeys, Authenticator } from './authenticate.ts'
import { sign } from './sigv4/index.ts'

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

test('every region of an account is looked at once: is its default team there?', async () => {
  const { store, asked } = aStore()
  const keys = new AccessKeys(store)
  const known = await keys.find('known')
  const at = new Date()
  const regions: unknown[] = []
  // Looking whether a region is known is all that an authenticator whose key is fresh asks.
  const looking = {
    read: async (unit: () => Unit<unknown>) => {
      const running = unit()
      regions.push((running.next() as IteratorYieldResult<{ values: unknown[] }>).value.values.at(-1))
      return running.next([{ region: 'there' }]).value
    },
  } as unknown as Store
  const authenticator = new Authenticator(keys, looking, () => at)
  for (const region of ['us-east-1', 'eu-west-1', 'us-east-1', 'eu-west-1']) {
    const accessKey = { id: 'known', secret: known!.secret }
    const toSign = { method: 'POST', url: '/', headers: { host: 'a' }, accessKey, region, service: 'sagemaker', at }
    const headers = sign(toSign, Buffer.from(''))
    const request = { method: 'POST', url: '/', headers } as unknown as IncomingMessage
    const who = await authenticator.authenticate(request, Buffer.from(''), 'sagemaker')
    assert.deepEqual(who, { ok: true, caller: { accountId: 'a', region, accessKeyId: 'known' } })
  }
  assert.deepEqual(regions, ['us-east-1', 'eu-west-1'])
  assert.deepEqual(asked, ['known'])
})

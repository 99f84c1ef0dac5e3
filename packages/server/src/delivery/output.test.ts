// What is owed to a customer's bucket, and what is not any more.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { House, OWNER } from '../exploration/testing/store/house.ts'
import { startLoop } from '../exploration/testing/store/start-loop.ts'
import type { Services } from '../services.ts'
import { closeAccount } from '../store/accounts.ts'
import { BUCKET_SINK, dueDeliveries } from '../store/outbox.ts'
import { DATABASES } from '../store/testing/databases.ts'
import { writeOutput } from './output.ts'

for (const { name, fresh } of DATABASES)
  test(`${name}: what is finished after the account was closed is not written, and is not tried again`, async () => {
    const house = await new House(await fresh()).open()
    const { store, tasks } = house.writers[0]!
    const written: string[] = []
    const objects = {
      put: async ({ body }: { body: Buffer }) => {
        written.push(body.toString())
        return { ok: true, value: { etag: '' } }
      },
    }
    const services = { store, keys: house.keys, objects, directoryIssuer: '' } as unknown as Services
    const finishOne = async (number: number, answer: string) => {
      await startLoop(store, 1, number)
      const [ann] = house.workers
      const { loop, assignment } = (await tasks.acceptNext(ann!))!
      await tasks.submit(ann!, house.keys.taskId(loop.id), assignment.leaseEpoch, JSON.stringify({ answer }))
      const due = await store.read(() => dueDeliveries(BUCKET_SINK, house.clock.now(), 10))
      return due.at(-1)!
    }
    const before = await finishOne(1, 'in time')
    house.clock.ms += 60_000
    await store.write(({ at }) => closeAccount(OWNER.accountId, at))
    const after = await finishOne(2, 'too late')
    assert.notEqual(after.id, before.id)
    assert.deepEqual(await writeOutput(services, before), { ok: true })
    assert.deepEqual(await writeOutput(services, after), {
      ok: false,
      reason: 'The account is closed.',
      isFinal: true,
    })
    assert.equal(written.length, 1)
    assert.match(written[0]!, /in time/)
    await house.close()
  })

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { House } from '../exploration/testing/store/house.ts'
import { startLoop } from '../exploration/testing/store/start-loop.ts'
import { DATABASES } from '../store/testing/databases.ts'
import { RESERVED_MS } from './reservations.ts'

for (const { name, fresh } of DATABASES)
  test(`${name}: the next task is the oldest that can be taken, also when an older one has run out a moment ago`, async () => {
    const house = await new House(await fresh()).open()
    const { store, tasks } = house.writers[0]!
    const [ann] = house.workers
    await startLoop(store, 1, 1)
    // Its lifetime is over now, and housekeeping has not been here yet.
    house.clock.ms += 1_200_000
    await startLoop(store, 1, 2)
    assert.equal((await tasks.acceptNext(ann!))?.loop.name, 'loop-2')
    assert.equal(await tasks.acceptNext(ann!), undefined)
    await house.close()
  })

for (const { name, fresh } of DATABASES)
  test(`${name}: workers who ask many times at once get each task once`, async () => {
    const house = await new House(await fresh()).open()
    const { store, tasks } = house.writers[0]!
    for (let round = 0; round < 5; round++) {
      for (let i = 0; i < 6; i++) await startLoop(store, 1, round * 6 + i)
      const [ann, bob] = house.workers
      const leases = await Promise.all(
        Array.from({ length: 20 }, (_, i) => tasks.acceptNext(i % 2 === 0 ? ann! : bob!)),
      )
      const taken = leases.flatMap(lease => lease?.loop.id ?? [])
      assert.equal(taken.length, 6)
      assert.equal(new Set(taken).size, 6)
    }
    // One behind the other, so that the second has to wait for the first.
    for (let round = 0; round < 30; round++) {
      await startLoop(store, 1, 100 + round)
      const asked = [tasks.acceptNext(house.workers[0]!)]
      for (let ticks = 0; ticks <= round % 6; ticks++) await new Promise(resolve => setImmediate(resolve))
      asked.push(tasks.acceptNext(house.workers[0]!))
      const leases = (await Promise.all(asked)).filter(lease => lease !== undefined)
      assert.equal(leases.length, 1, `round ${round}`)
    }
    await house.close()
  })

for (const { name, fresh } of DATABASES)
  test(`${name}: what somebody has reserved is passed over, until it is old and there is nothing else`, async () => {
    const house = await new House(await fresh()).open()
    const { store, tasks } = house.writers[0]!
    const [ann, bob] = house.workers
    await startLoop(store, 1, 1)
    await startLoop(store, 1, 2)
    assert.equal((await tasks.reserve(ann!))?.loop.name, 'loop-1')
    assert.equal((await tasks.reserve(bob!))?.loop.name, 'loop-2', 'two do not reserve one task')
    assert.equal((await tasks.acceptNext(bob!))?.loop.name, 'loop-2')
    assert.equal(await tasks.acceptNext(bob!), undefined)
    // Ann is busy with something longer, and keeps renewing it.
    house.clock.ms += RESERVED_MS / 2
    tasks.reservations.renew(ann!.id)
    house.clock.ms += RESERVED_MS / 2
    assert.equal((await tasks.acceptNext(bob!))?.loop.name, 'loop-1')
    await house.close()
  })

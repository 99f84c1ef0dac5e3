import assert from 'node:assert/strict'
import { test } from 'node:test'
import { House } from '../exploration/testing/store/house.ts'
import { startLoop } from '../exploration/testing/store/start-loop.ts'
import { DATABASES } from '../store/testing/databases.ts'

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

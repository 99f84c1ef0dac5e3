import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { House } from '../exploration/testing/store/house.ts'
import { startLoop } from '../exploration/testing/store/start-loop.ts'

const folder = mkdtempSync(join(tmpdir(), 'handloop-worker-tasks-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('the next task is the oldest that can be taken, also when an older one has run out a moment ago', async () => {
  const house = await new House(join(folder, 'next.db')).open()
  const { store, tasks, db } = house.writers[0]!
  const [ann] = house.workers
  await startLoop(store, 1, 1)
  // Its lifetime is over now, and housekeeping has not been here yet.
  house.clock.ms += 1_200_000
  await startLoop(store, 1, 2)
  assert.equal((await tasks.acceptNext(ann!))?.loop.name, 'loop-2')
  assert.equal(await tasks.acceptNext(ann!), undefined)
  await db.close()
})

// Several processes on one database, each taking and answering tasks as fast as it can.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { all, sql } from '../store/sql.ts'
import { DATABASES } from '../store/testing/databases.ts'
import { House } from './testing/store/house.ts'
import { startLoop } from './testing/store/start-loop.ts'

const RACER = join(import.meta.dirname, 'testing/store/racer.ts')
const LOOPS = 60

type Ended = { id: number; task_count: number; status: string; answers: number; workers: number; owed: number }

for (const { name, fresh } of DATABASES)
  test(`${name}: of two processes that reach for the same tasks, each gets what is free, and every answer is kept once`, async () => {
    const where = await fresh()
    const house = await new House(where).open()
    const { store } = house.writers[0]!
    // One answer each from the team of Ann and Bob, two each from that of Bob and Eve.
    for (let i = 0; i < LOOPS; i++) await startLoop(store, i % 2 === 0 ? 1 : 2, i)
    const racers = [
      ['1', '2'],
      ['2', '3'],
    ].map(workers => promisify(execFile)(process.execPath, [RACER, where, ...workers]))
    const answered = (await Promise.all(racers)).reduce((sum, { stdout }) => sum + Number(stdout), 0)
    const loops = await store.read(() =>
      all(sql<Ended>`
      select l.id, l.task_count, l.status, count(a.worker_id) as answers, count(distinct a.worker_id) as workers,
             (select count(*) from outbox o where o.loop_id = l.id and o.kind = 'output') as owed
        from human_loop l join answer a on a.loop_id = l.id
       where l.at_work_count = 0 and l.answer_count = l.task_count and l.offered_to is null
       group by l.id`),
    )
    assert.equal(loops.length, LOOPS)
    for (const loop of loops)
      assert.deepEqual([loop.answers, loop.workers, loop.owed], [loop.task_count, loop.task_count, 1])
    assert.equal(answered, LOOPS * 1.5)
    await house.close()
  })

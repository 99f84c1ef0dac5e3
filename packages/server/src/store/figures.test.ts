// What operators see of the past hours, added up by any number of nodes.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { added, addFigures } from './figures.ts'
import { all, type Database, run, type Statement, sql, type Unit } from './sql.ts'
import { DATABASES, forget, openAt, type Where } from './testing/databases.ts'

// More than are added at a time.
const STEPS = 2_400
const AT = new Date('2031-04-05T06:30:00Z')
const LONG_AGO = AT.getTime() - 60_000

function* happen(): Unit<void> {
  for (let i = 0; i < STEPS; i++)
    yield* run(sql`
      insert into loop_history (loop_id, flow_id, at_ms, kind) values (${i}, ${1 + (i % 2)}, ${LONG_AGO}, 'Completed')`)
}

async function addAll(db: Database, at = AT): Promise<void> {
  while (await db.write(() => addFigures(at)));
}

async function completed(db: Database): Promise<number[]> {
  const rows = await db.read(() => all(sql<{ completed: number }>`select completed from flow_hour order by flow_id`))
  return rows.map(row => row.completed)
}

type Answered = { loop: number; atMs: number; tookMs: number }

function* answered({ loop, atMs, tookMs }: Answered): Unit<void> {
  yield* run(sql`
    insert into assignment (loop_id, worker_id, state, lease_epoch, accepted_ms, deadline_ms, seen_ms, paused_ms, submitted_ms)
    values (${loop}, 1, 'Submitted', 1, ${atMs - tookMs}, ${atMs}, ${atMs}, 0, ${atMs})`)
  yield* run(sql`
    insert into loop_history (loop_id, flow_id, at_ms, kind, worker_id) values (${loop}, 9, ${atMs}, 'Submitted', 1)`)
}

/** How many answers there were and how many milliseconds they took, of each hour and of each worker. */
async function figuresOf(db: Database) {
  type Answers = { answers: number; answer_ms: number }
  const read = async (statement: Statement<Answers>) =>
    (await db.read(() => all(statement))).map(row => [row.answers, row.answer_ms])
  return {
    ofFlow: await read(sql<Answers>`select answers, answer_ms from flow_hour where flow_id = 9`),
    ofWorker: await read(sql<Answers>`select answers, answer_ms from worker_hour`),
  }
}

for (const { name, fresh } of DATABASES)
  describe(`figures on ${name}`, () => {
    let where: Where
    let nodes: Database[]
    before(async () => {
      where = await fresh()
      nodes = [await openAt(where), await openAt(where)]
    })
    after(async () => {
      for (const node of nodes) await node.close()
      forget(where)
    })

    test('each step counts once, however many nodes add at the same time', async () => {
      for (let round = 1; round <= 2; round++) {
        await nodes[0]!.write(happen)
        await Promise.all(nodes.map(node => addAll(node)))
        // The last of them may have left something to another that had just ended.
        await addAll(nodes[0]!)
        assert.deepEqual(await completed(nodes[1]!), [(STEPS / 2) * round, (STEPS / 2) * round])
      }
    })

    test('time taken is added up, and what is young waits with all that came after it', async () => {
      const young = AT.getTime() - 1_000
      await nodes[0]!.write(function* () {
        yield* answered({ loop: 1, atMs: LONG_AGO, tookMs: 3_000 })
        yield* answered({ loop: 2, atMs: LONG_AGO, tookMs: 4_000 })
        yield* answered({ loop: 3, atMs: young, tookMs: 10_000 })
        yield* answered({ loop: 4, atMs: LONG_AGO, tookMs: 20_000 })
      })
      await addAll(nodes[0]!)
      assert.deepEqual(await figuresOf(nodes[0]!), { ofFlow: [[2, 7_000]], ofWorker: [[2, 7_000]] })
      await addAll(nodes[0]!, new Date(AT.getTime() + 10_000))
      assert.deepEqual(await figuresOf(nodes[0]!), { ofFlow: [[4, 37_000]], ofWorker: [[4, 37_000]] })
    })

    // On the embedded database one process adds at a time.
    if (name === 'SQLite') return
    test('a node leaves it to the one that is at it', async () => {
      await nodes[0]!.write(happen)
      const before = await nodes[0]!.read(added)
      const other = new pg.Client(where)
      await other.connect()
      try {
        await other.query("begin; select name from installation where name = 'figuresHistoryId' for update")
        assert.equal(await nodes[0]!.write(() => addFigures(AT)), false)
        assert.deepEqual(await nodes[0]!.read(added), before)
      } finally {
        await other.end()
      }
      await addAll(nodes[0]!)
      assert.ok((await nodes[0]!.read(added)).history > before.history)
    })
  })

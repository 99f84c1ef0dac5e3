// What operators see of the past hours, added up by any number of nodes.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { added, addFigures } from './figures.ts'
import { all, type Database, run, sql, type Unit } from './sql.ts'
import { DATABASES, forget, openAt, type Where } from './testing/databases.ts'

const STEPS = 1_000
const AT = new Date('2031-04-05T06:30:00Z')
const LONG_AGO = AT.getTime() - 60_000

function* happen(): Unit<void> {
  for (let i = 0; i < STEPS; i++)
    yield* run(sql`
      insert into loop_history (loop_id, flow_id, at_ms, kind) values (${i}, ${1 + (i % 2)}, ${LONG_AGO}, 'Completed')`)
}

async function addAll(db: Database): Promise<void> {
  while (await db.write(() => addFigures(AT)));
}

async function completed(db: Database): Promise<number[]> {
  const rows = await db.read(() => all(sql<{ completed: number }>`select completed from flow_hour order by flow_id`))
  return rows.map(row => row.completed)
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
        await Promise.all(nodes.map(addAll))
        // The last of them may have left something to another that had just ended.
        await addAll(nodes[0]!)
        assert.deepEqual(await completed(nodes[1]!), [(STEPS / 2) * round, (STEPS / 2) * round])
      }
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

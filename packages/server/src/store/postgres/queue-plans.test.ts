// How PostgreSQL looks for tasks when its statistics are older than the queue: nearly everything that they call waiting
// is done by now. It must not be read past to find the few tasks that are left.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { startedLoop } from '../../human-loop/loop.ts'
import { POSTGRES, spelled } from '../differences.ts'
import { oldestOfFlow, oldestWaiting } from '../lags.ts'
import { insertLoop } from '../loops.ts'
import type { Moment } from '../moment.ts'
import { run, type Statement, sql, type Unit } from '../sql.ts'
import { nextTaskId, offeredOfFlow, offeredTasks, tasksFor } from '../task-queue.ts'
import { sharedServer } from '../testing/databases.ts'
import { connectionConfig } from './connections.ts'
import { migratePostgres } from './migrate.ts'
import { PostgresDatabase } from './postgres.ts'

const LOOPS = 3_000
const LEFT = 20
const AT = new Date('2031-04-05T06:07:08Z')
const MOMENT = { at: AT, upSince: AT, wakes: new Set(), sendsTaskEvents: false } as unknown as Moment

let db: PostgresDatabase
let client: pg.Client
before(async () => {
  const url = await (await sharedServer()).newDatabase()
  db = new PostgresDatabase(url)
  await migratePostgres(db.pool)
  await db.write(house)
  await Promise.all(Array.from({ length: LOOPS }, (_, i) => db.writeShared(() => addLoop(i))))
  client = new pg.Client(connectionConfig(url))
  await client.connect()
  await client.query('vacuum analyze')
  await client.query(`update human_loop set offered_to = null where id <= (select max(id) - ${LEFT} from human_loop)`)
})
after(async () => {
  await client.end()
  await db.close()
})

function* house(): Unit<void> {
  yield* run(sql`insert into account (id, created_ms) values ('a', 1)`)
  yield* run(sql`
    insert into workforce (id, account_id, region, name, config, created_ms, updated_ms)
    values (1, 'a', 'r', 'f', '{}', 1, 1)`)
  yield* run(sql`
    insert into workteam (id, account_id, region, name, workforce_id, config, created_ms, updated_ms)
    values (1, 'a', 'r', 't', 1, '{}', 1, 1)`)
  yield* run(sql`
    insert into flow_definition (id, account_id, region, name, status, created_ms, workteam_id, task_ui_name, task_count,
                                 time_limit_seconds, lifetime_seconds, output_bucket, output_prefix, request)
    values (1, 'a', 'r', 'flow', 'Active', 1, 1, 'ui', 1, 60, 3600, 'b', 'p', '{}')`)
}

const addLoop = (number: number): Unit<number> =>
  insertLoop(
    {
      accountId: 'a',
      region: 'r',
      name: `loop-${number}`,
      flowId: 1,
      flowName: 'flow',
      workteamId: 1,
      timeLimitSeconds: 60,
      outputKey: `p/${number}`,
      templateSha256: 'x',
      createdAt: AT,
      loop: startedLoop({ taskCount: 1, lifetimeSeconds: 3600, at: AT }),
      inputContent: '{}',
      classifiers: null,
    },
    MOMENT,
  )

type Plan = { 'Rows Removed by Filter'?: number; 'Actual Loops': number; Plans?: Plan[] }

const removed = (plan: Plan): number =>
  (plan['Rows Removed by Filter'] ?? 0) * plan['Actual Loops'] +
  (plan.Plans ?? []).reduce((sum, one) => sum + removed(one), 0)

/** Rows of the table that were read in vain. */
async function readInVain(text: string, values: unknown[]): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) ${text}`,
    values,
  )
  return removed(rows[0]!['QUERY PLAN'][0].Plan)
}

/** Each way of asking: by one worker, and by several at once. */
function* texts({ texts, values, together }: Statement<unknown>): Generator<[text: string, values: unknown[]]> {
  yield [
    spelled(
      texts.reduce((text, next, at) => `${text}$${at}${next}`),
      POSTGRES,
    ),
    values,
  ]
  if (together === undefined) return
  yield [together.text, [...values.slice(0, -1), [1, 2, 3]]]
  yield [together.rest, [...values, [1, 2, 3]]]
}

const SEARCHES: Record<string, () => Unit<unknown>> = {
  'tasks of a team': () => offeredTasks(1, 1, 0, 50),
  'tasks of a flow definition': () => offeredOfFlow(1, 1, 0, 50),
  'the list of tasks': () => tasksFor(1, { teams: [1] }, 0, 50),
  'the next task': () => nextTaskId(1, { teams: [1] }),
  'the oldest tasks that wait': () => oldestWaiting(1, 1_000),
  'the oldest task of a flow definition': () => oldestOfFlow(1),
}

for (const [name, search] of Object.entries(SEARCHES))
  test(`${name}: nothing is read that is done with`, async () => {
    const unit = search()
    let asked = 0
    for (let next = unit.next(); !next.done; next = unit.next([]))
      for (const [text, values] of texts(next.value)) {
        assert.equal(await readInVain(text, values), 0, text)
        asked++
      }
    assert.ok(asked > 0)
  })

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../clock.ts'
import { startedLoop } from '../human-loop/loop.ts'
import { closeAccount, insertAccount } from './accounts.ts'
import { flowByName, insertFlow } from './flow-definitions.ts'
import { insertLoop } from './loops.ts'
import { purgeAccount } from './purge.ts'
import { all, run, sql, type Unit } from './sql.ts'
import { Store } from './store.ts'
import { DATABASES, forget, openAt } from './testing/databases.ts'

const CLOSED = '111111111111'
const OTHER = '222222222222'
const LOOPS = ['in-use', 'stopped-late', 'deleted', 'deleted-too']

/** An account with two flow definitions and loops of each, some of which are deleted. */
async function furnish(store: Store, accountId: string): Promise<void> {
  await store.write(function* (moment) {
    yield* insertAccount(accountId, moment.at)
    for (const flowName of ['one', 'two']) {
      const owner = { accountId, region: 'us-east-1' }
      yield* insertFlow({
        account_id: accountId,
        region: owner.region,
        name: flowName,
        status: 'Active',
        created_ms: 0,
        workteam_id: 1,
        task_ui_name: 'page',
        task_count: 1,
        time_limit_seconds: 60,
        lifetime_seconds: 120,
        output_bucket: 'b',
        output_prefix: '',
        request_source: null,
        request: '{}',
      })
      const { id: flowId } = (yield* flowByName(owner, flowName))!
      for (const loopName of LOOPS) {
        const name = `${flowName}-${loopName}`
        const loop = startedLoop({ taskCount: 1, lifetimeSeconds: 120, at: moment.at })
        const about = { ...owner, name, flowId, flowName, workteamId: 1, loop, createdAt: moment.at }
        const rest = {
          timeLimitSeconds: 60,
          outputKey: name,
          templateSha256: '',
          inputContent: '{}',
          classifiers: null,
        }
        yield* insertLoop({ ...about, ...rest }, moment)
      }
    }
    yield* run(sql`update human_loop set status = 'Deleted' where name like '%-deleted%'`)
  })
}

function* kept(): Unit<Record<string, number>> {
  const loops = yield* all(sql<{ account_id: string; times: number }>`
    select l.account_id, count(*) as times from human_loop l join human_loop_input i on i.loop_id = l.id
     group by l.account_id`)
  const flows = yield* all(sql<{ account_id: string; times: number }>`
    select account_id, count(*) as times from flow_definition group by account_id`)
  const inputs = yield* all(sql<{ times: number }>`select count(*) as times from human_loop_input`)
  return {
    ...Object.fromEntries(loops.map(({ account_id, times }) => [`loops of ${account_id}`, times])),
    ...Object.fromEntries(flows.map(({ account_id, times }) => [`flows of ${account_id}`, times])),
    inputs: inputs[0]!.times,
  }
}

for (const { name, fresh } of DATABASES)
  test(`${name}: of a closed account all goes in batches, deleted loops too; nothing of another's does`, async () => {
    const where = await fresh()
    const db = await openAt(where)
    const store = new Store(db, systemClock(), { sinks: [], sendsTaskEvents: false })
    for (const account of [CLOSED, OTHER]) await furnish(store, account)
    await store.write(moment => closeAccount(CLOSED, moment.at))
    let batches = 1
    while (await store.write(() => purgeAccount(CLOSED, 3))) batches++
    assert.equal(batches, 3)
    const others = 2 * LOOPS.length
    assert.deepEqual(await store.read(kept), {
      [`loops of ${OTHER}`]: others,
      [`flows of ${OTHER}`]: 2,
      inputs: others,
    })
    await db.close()
    forget(where)
  })

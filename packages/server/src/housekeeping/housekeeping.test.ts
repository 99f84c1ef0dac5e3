import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pino from 'pino'
import { type MovableClock, systemClock } from '../clock.ts'
import { startedLoop } from '../human-loop/loop.ts'
import { Keys, newMasterKey } from '../keys.ts'
import type { Services } from '../services.ts'
import { insertAccount } from '../store/accounts.ts'
import { flowByName, insertFlow } from '../store/flow-definitions.ts'
import { insertLoop } from '../store/loops.ts'
import { migrateSqlite } from '../store/migrate.ts'
import { loopByName } from '../store/reviews.ts'
import { SqliteDatabase } from '../store/sqlite.ts'
import { Store } from '../store/store.ts'
import { Housekeeping } from './housekeeping.ts'

const folder = mkdtempSync(join(tmpdir(), 'handloop-housekeeping-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const OWNER = { accountId: '000000000000', region: 'us-east-1' }
const HOUR = 3_600_000
const machine = { wall: Date.parse('2031-04-05T12:00:00Z'), monotonic: 0 }
const aClock = (): MovableClock => systemClock({ wall: () => machine.wall, monotonic: () => machine.monotonic })

/** The parts that housekeeping works with, on a database of their own. */
function started(db: SqliteDatabase) {
  const clock = aClock()
  const store = new Store(db, clock, { sinks: [], sendsTaskEvents: false })
  const said: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => said.push(JSON.parse(line).msg) })
  const services = { store, clock, log, keys: new Keys(newMasterKey()) } as unknown as Services
  const housekeeping = new Housekeeping(services, [])
  const round = async (): Promise<void> => {
    housekeeping.pump.wake()
    await housekeeping.pump.idle()
  }
  const status = async () => (await store.read(() => loopByName(OWNER, 'a-loop')))?.status
  return { store, said, round, status }
}

test('figures are added up by one round at a time, however often somebody looks', async () => {
  let underWay = 0
  let most = 0
  let left = 4
  const store = {
    write: async () => {
      most = Math.max(most, ++underWay)
      await new Promise(resolve => setTimeout(resolve, 5))
      underWay--
      return --left > 0
    },
  }
  const services = { store, clock: aClock(), log: pino({ level: 'silent' }) } as unknown as Services
  const { figures } = new Housekeeping(services, [])
  for (let look = 0; look < 3; look++) {
    figures.wake()
    await new Promise(resolve => setTimeout(resolve, 6))
  }
  await figures.idle()
  assert.deepEqual([most, underWay], [1, 0])
  assert.ok(left <= 0, 'all of it was added')
})

test('a wall clock that jumps a month ahead expires nothing; a restart trusts it', async () => {
  const db = new SqliteDatabase(join(folder, 'jump.db'))
  migrateSqlite(db.raw)
  const before = started(db)
  await before.store.write(function* (moment) {
    yield* insertAccount(OWNER.accountId, moment.at)
    yield* insertFlow({
      account_id: OWNER.accountId,
      region: OWNER.region,
      name: 'a-flow',
      status: 'Active',
      created_ms: 0,
      workteam_id: 1,
      task_ui_name: 'a-template',
      task_count: 1,
      time_limit_seconds: 3600,
      lifetime_seconds: 7200,
      output_bucket: 'b',
      output_prefix: '',
      request_source: null,
      request: '{}',
    })
    const flow = (yield* flowByName(OWNER, 'a-flow'))!
    const loop = startedLoop({ taskCount: 1, lifetimeSeconds: 7200, at: moment.at })
    const start = { ...OWNER, name: 'a-loop', flowId: flow.id, flowName: flow.name, workteamId: 1, loop }
    const rest = { timeLimitSeconds: 3600, outputKey: 'k', templateSha256: 'x', createdAt: moment.at }
    yield* insertLoop({ ...start, ...rest, inputContent: '{}', classifiers: null }, moment)
  })
  machine.wall += 31 * 24 * HOUR
  await before.round()
  await before.round()
  assert.equal(await before.status(), 'InProgress')
  assert.equal(before.said.length, 1)
  assert.match(before.said[0]!, /clock jumped: housekeeping pauses/)

  machine.wall -= 31 * 24 * HOUR
  await before.round()
  assert.match(before.said[1]!, /came back: housekeeping goes on/)
  assert.equal(await before.status(), 'InProgress')

  machine.wall += 31 * 24 * HOUR
  const restarted = started(db)
  await restarted.round()
  assert.equal(await restarted.status(), 'Failed')
  await db.close()
})

test('a service that was off for a day catches up in batches, however much has become due', async () => {
  const db = new SqliteDatabase(join(folder, 'jump.db'))
  const now = started(db)
  await now.store.write(function* (moment) {
    const flow = (yield* flowByName(OWNER, 'a-flow'))!
    for (let i = 0; i < 1_000; i++) {
      const loop = startedLoop({ taskCount: 1, lifetimeSeconds: 60 + i, at: moment.at })
      const start = { ...OWNER, name: `late-${i}`, flowId: flow.id, flowName: flow.name, workteamId: 1, loop }
      const rest = { timeLimitSeconds: 3600, outputKey: `k${i}`, templateSha256: 'x', createdAt: moment.at }
      yield* insertLoop({ ...start, ...rest, inputContent: '{}', classifiers: null }, moment)
    }
  })
  machine.wall += 24 * HOUR
  machine.monotonic += 24 * HOUR
  const later = started(db)
  await later.round()
  const left = db.raw.prepare("select count(*) as n from human_loop where status = 'InProgress'").get() as { n: number }
  assert.equal(left.n, 0)
  await db.close()
})

import { execFile } from 'node:child_process'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import pino from 'pino'
import { AwsClient, succeeded } from '../../chaos/aws-client.ts'
import { type Service, startService } from '../../conformance/service.ts'
import { addWorker } from '../../packages/server/src/command-line/workers.ts'
import { newSecret, sha256 } from '../../packages/server/src/keys.ts'
import { closeHouse, type House, openHouse } from '../../packages/server/src/parts.ts'
import { readSettings } from '../../packages/server/src/settings.ts'
import { ROOT_ACCOUNT } from '../../packages/server/src/store/accounts.ts'
import { setInstallationValue } from '../../packages/server/src/store/installation.ts'
import { insertWorkerToken } from '../../packages/server/src/store/sessions.ts'
import { first, sql } from '../../packages/server/src/store/sql.ts'
import { workerByName } from '../../packages/server/src/store/workers.ts'
import { shown } from '../alternate.ts'
import type { Bench } from '../figure.ts'
import { INPUT } from '../load/loop-starts.ts'
import type { OutsideDatabase } from './database.ts'
import type { Ground } from './ground.ts'
import { FLOW_ARN, makeFlow } from './service.ts'

export type Seeded = Ground & { tokens: string[] }

const WORKERS = 200
/** Rows of one transaction. */
const BATCH = 100_000
/** How much older than the pattern the first seeded loop is: room for ten million, a millisecond each. */
const AGE_MS = 10_000_000

/** Fills a new ground: a flow definition, 200 workers with tokens, and so many open loops with 1 KB of input each. */
export async function seed(bench: Pick<Bench, 'say'>, ground: Ground, loops: number): Promise<Seeded> {
  await withService(ground, makeFlow)
  const tokens = await hireWorkers(ground)
  await grow(bench, ground, { from: 1, to: loops })
  return { ...ground, tokens }
}

type Span = { from: number; to: number }

/** Adds seeded loops number `from` to `to`: one as the service itself makes it, the others copied from it. */
export async function grow(bench: Pick<Bench, 'say'>, ground: Ground, { from, to }: Span): Promise<void> {
  const pattern = `seed-${from}`
  await withService(ground, service => startPattern(service, pattern))
  const db = ground.open()
  const began = performance.now()
  for (let next = from + 1; next <= to; next += BATCH) {
    const last = Math.min(to, next + BATCH - 1)
    await multiply(db, pattern, { from: next, to: last })
    bench.say(`  ${shown(last)} loops seeded, ${Math.round((performance.now() - began) / 1000)} s`)
    // The embedded database waits for nothing: without this no signal would be heard until the last.
    await setImmediate()
  }
  await db.getUsedTo()
  await db.close()
  await withHouse(ground, forgoFigures)
  // Gigabytes that are on their way to the disk would be in the way of every flush that is measured in the next minute.
  await promisify(execFile)('sync')
}

/** Millions of loops that came at once would be added to the figures for minutes, beside what is measured. */
function forgoFigures({ services }: House): Promise<void> {
  return services.store.write(function* () {
    const newest = yield* first(sql<{ id: number }>`select max(id) as id from human_loop`)
    yield* setInstallationValue('figuresLoopId', Buffer.from(String(newest!.id)))
  })
}

async function withHouse(ground: Ground, work: (house: House) => Promise<void>): Promise<void> {
  const settings = readSettings({ ...ground.env, HANDLOOP_DATA_DIR: ground.dataDir })
  const house = await openHouse(settings, settings.port, pino({ level: 'silent' }))
  await work(house)
  await closeHouse(house)
}

async function withService(ground: Ground, work: (service: Service) => Promise<void>): Promise<void> {
  const service = await startService(ground.env, { dataDir: ground.dataDir })
  await work(service)
  await service.stop()
}

async function startPattern(service: Service, HumanLoopName: string): Promise<void> {
  const aws = new AwsClient(service.url, service.keys)
  const input = { HumanLoopName, FlowDefinitionArn: FLOW_ARN, HumanLoopInput: { InputContent: INPUT } }
  succeeded(await aws.runtime('POST', '/human-loops', input))
}

/**
 * Copies the pattern, so that a seeded row is in every column what the service writes, whatever columns there are. Each
 * has a name and a millisecond of its own; all are older than the pattern.
 */
async function multiply(db: OutsideDatabase, pattern: string, { from, to }: Span): Promise<void> {
  const columns = (await db.column(db.columnsOf('human_loop'))).filter(name => name !== 'id')
  const older = (column: string): string => `p.${column} - ${AGE_MS} + n.i`
  const changed: Record<string, string> = {
    name: `'seed-' || n.i`,
    output_key: `replace(p.output_key, '/${pattern}/', '/seed-' || n.i || '/')`,
    created_ms: older('created_ms'),
    changed_ms: older('changed_ms'),
    open_until_ms: older('open_until_ms'),
    due_ms: older('due_ms'),
  }
  const values = columns.map(name => changed[name] ?? `p.${name}`)
  // With its status, or the index of names that are in use would not do, and each row would read all others.
  const isPattern = `p.name = '${pattern}' and p.status <> 'Deleted'`
  await db.run(`
    begin;
    insert into human_loop (${columns.join(', ')})
    with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to})
    select ${values.join(', ')} from human_loop p, n where ${isPattern} order by n.i;
    insert into human_loop_input (loop_id, content, classifiers)
    select l.id, i.content, i.classifiers
      from human_loop l, human_loop p join human_loop_input i on i.loop_id = p.id
     where ${isPattern} and l.id > (select max(loop_id) from human_loop_input) order by l.id;
    update flow_tally set open_count = open_count + ${to - from + 1};
    commit`)
}

/** Members of the default team, each with a bearer token. */
async function hireWorkers(ground: Ground): Promise<string[]> {
  const tokens = Array.from({ length: WORKERS }, newSecret)
  await withHouse(ground, async house => {
    const { store, directoryIssuer } = house.services
    const hire = async (token: string, index: number) => {
      const name = `worker-${index}`
      await addWorker(house, { name, email: null, groups: ['default'] })
      await store.write(function* (moment) {
        const worker = (yield* workerByName(ROOT_ACCOUNT, directoryIssuer, name))!
        yield* insertWorkerToken(sha256(token), worker.id, moment.at)
      })
    }
    await Promise.all(tokens.map(hire))
  })
  return tokens
}

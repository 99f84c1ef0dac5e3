import type { Bench } from '../figure.ts'
import { median } from '../series.ts'
import { answerCycles } from './answer-cycles.ts'
import type { OutsideDatabase } from './database.ts'
import { FLOW_ARN } from './service.ts'
import { restock, type Stocked } from './stock.ts'

/** What one operation costs, in milliseconds: its share of the time where many are under way. */
export type Cost = (bench: Bench, stocked: Stocked) => Promise<number>

export const COSTS: Record<string, Cost> = {
  start: async (bench, stocked) => 1000 / (await restock(bench, stocked, Math.ceil(2_000 * bench.seconds))),
  'accept + submit': async (bench, stocked) => 1000 / (await answerCycles(bench, stocked)),
  'list a page': listCost,
  purge: purgeCost,
}

async function listCost(bench: Bench, { service }: Stocked): Promise<number> {
  const { url, keys } = service
  await bench.load.make('listPages', { url, keys, flowArn: FLOW_ARN, token: undefined, count: 1_000 })
  const { latencies } = await bench.load.drive(url, { connections: 1, seconds: bench.seconds })
  return median(latencies)
}

/** Loops of one purge: several of the service's batches, so that its beginning and its end are seen apart. */
const PURGED = 1_000

/** Makes some loops look as if they had ended 31 days ago, and watches the service let their data go. */
async function purgeCost(bench: Bench, stocked: Stocked): Promise<number> {
  await restock(bench, stocked, PURGED)
  const db = stocked.ground.open()
  const now = Date.now()
  await age(db, now)
  const left = async () =>
    Number((await db.column(`select count(*) from human_loop where due_ms is not null and due_ms <= ${now}`))[0])
  const begun = await whenAtMost(PURGED - 1, left)
  const done = await whenAtMost(0, left)
  await db.close()
  if (begun.left === 0) return purgeCost(bench, stocked)
  return (done.at - begun.at) / begun.left
}

const DAY_MS = 24 * 60 * 60 * 1000

async function age(db: OutsideDatabase, now: number): Promise<void> {
  await db.run(`
    update human_loop
       set status = 'Completed', output_state = 'written', offered_to = null, ended_ms = ${now - 31 * DAY_MS},
           due_ms = ${now - DAY_MS}
     where id in (select id from human_loop where offered_to is not null order by offered_to, id limit ${PURGED});
    update flow_tally set open_count = open_count - ${PURGED}`)
}

async function whenAtMost(limit: number, left: () => Promise<number>): Promise<{ left: number; at: number }> {
  for (;;) {
    const now = await left()
    if (now <= limit) return { left: now, at: performance.now() }
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}

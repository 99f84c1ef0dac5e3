import { shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import type { Series } from '../series.ts'
import { embeddedGround, type Ground } from '../stage/ground.ts'
import { COSTS } from '../stage/operation-costs.ts'
import { startPostgres } from '../stage/postgres.ts'
import { grow, type Seeded, seed } from '../stage/seed.ts'
import { startMeasured } from '../stage/service.ts'

/** Beyond this the embedded database is not what one would run. */
const MAX_EMBEDDED = 1_000_000

/** What operations cost as an installation grows, tenfold each time, on both databases. */
export const growth = {
  name: 'growth',
  about: 'what start, accept + submit, list and purge cost from 1,000 loops to --max (only when named)',
  isLong: true,
  run: async (bench: Bench): Promise<Row[]> => {
    const embedded = await costsOf(bench, 'SQLite', embeddedGround(bench), Math.min(bench.max, MAX_EMBEDDED))
    const postgres = await startPostgres(bench)
    try {
      return [...embedded, ...(await costsOf(bench, 'PostgreSQL', await postgres.newGround(), bench.max))]
    } finally {
      await postgres.stop()
    }
  },
}

async function costsOf(bench: Bench, database: string, ground: Ground, max: number): Promise<Row[]> {
  const rows: Row[] = []
  const smallest = bench.sizes.small
  const seeded = await seed(bench, ground, smallest)
  for (let size = smallest; size <= max; size *= 10) {
    if (size > smallest) await grow(bench, ground, { from: size / 10 + 1, to: size })
    for (const [name, measured] of await costsAt(bench, seeded)) {
      const title = `${database}: ${name} at ${shown(size)} loops`
      const at = { line: name, x: size, plot: database }
      const first = rows.find(row => row.at?.line === name)
      const floor = first && { name: `at ${shown(smallest)}`, measured: first.measured }
      rows.push({ title, unit: ' ms', goals: [], measured, load: '', at, ...(floor && { floor }) })
    }
  }
  return rows
}

/** One warm-up and the measured rounds of each operation, on a service of its own. */
async function costsAt(bench: Bench, ground: Seeded): Promise<[string, Series][]> {
  const service = await startMeasured(bench, ground)
  const costs: [string, Series][] = []
  // A second of each is enough where one operation takes about a millisecond.
  const short = { ...bench, seconds: Math.min(1, bench.seconds) }
  for (const [name, cost] of Object.entries(COSTS)) {
    const series: Series = []
    for (let round = 0; round <= bench.rounds; round++) series.push(await cost(short, { ground, service }))
    costs.push([name, series.slice(1)])
    bench.say(`  ${name}: ${series.map(shown).join(', ')} ms`)
  }
  await service.stop()
  return costs
}

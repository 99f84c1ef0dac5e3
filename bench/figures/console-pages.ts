import { setTimeout as pause } from 'node:timers/promises'
import { launchChromium } from '../../scripts/testing/chromium.ts'
import { alternate, shown } from '../alternate.ts'
import { CONSOLE_PAGES, type Operator, signInAtConsole, slowestAnswer } from '../browser/console-pages.ts'
import type { Bench, Row } from '../figure.ts'
import { median } from '../series.ts'
import { count, embeddedGround } from '../stage/ground.ts'
import { type Seeded, seed } from '../stage/seed.ts'
import { startMeasured } from '../stage/service.ts'
import type { Stocked } from '../stage/stock.ts'
import { tellOfHalf } from '../stage/told.ts'

/** How often a page is opened in one round; the middle one counts. */
const OPENINGS = 3

/** What an operator waits for a page of the console, in a real browser. */
export const consolePages = {
  name: 'console-pages',
  about: 'pages of the console, opened or pressed to rows shown in Chromium with 1,000,000 loops, beside 1,000',
  run: async (bench: Bench): Promise<Row[]> => {
    const browser = await launchChromium()
    const small = await startTold(bench, bench.sizes.small)
    const large = await startTold(bench, bench.sizes.large)
    try {
      const operators = {
        small: await signInAtConsole(browser, await small.service.cli('console', 'link')),
        large: await signInAtConsole(browser, await large.service.cli('console', 'link')),
      }
      const rows: Row[] = []
      for (const [page, visit] of Object.entries(CONSOLE_PAGES)) {
        bench.say(`  ${page}`)
        const often = bench.seconds < 5 ? 1 : OPENINGS
        const waits = { at: [] as number[], beside: [] as number[] }
        const { at, beside } = await alternate(bench, {
          at: () => round(operators.large, visit, answeredOf(bench.sizes.large), often, waits.at),
          beside: () => round(operators.small, visit, answeredOf(bench.sizes.small), often, waits.beside),
        })
        const answers = `slowest answer ${shown(median(waits.at))} ms, beside ${shown(median(waits.beside))} ms`
        rows.push({ ...rowOf(page, bench, at, beside), load: `${LOAD}; ${answers}` })
      }
      return rows
    } finally {
      await browser.close()
      await Promise.all([large.service.stop(), small.service.stop()])
    }
  },
}

const LOAD =
  'one operator in headless Chromium, both parts on the same processors; half of the loops answered and told of'

const rowOf = (page: string, { sizes }: Bench, measured: number[], beside: number[]): Omit<Row, 'load'> => ({
  title: `console, ${page}, with ${shown(sizes.large)} loops`,
  unit: ' ms',
  goals: [{ of: 'ratio', atMost: 2 }],
  measured,
  floor: { name: `with ${shown(sizes.small)}`, measured: beside },
})

type Visit = (typeof CONSOLE_PAGES)[string]

/** @param waits  takes the slowest answer of each opening */
async function round(operator: Operator, visit: Visit, loop: string, often: number, waits: number[]): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < often; i++) {
    taken.push(await visit(operator, loop))
    waits.push(await slowestAnswer(operator))
  }
  return median(taken)
}

/** The second half of the seeded loops has the even numbers too; ids follow them. */
const answeredOf = (loops: number): string => `seed-${loops - (loops % 2)}`

/** An installation of this figure's own: others count on every loop being open. */
async function startTold(bench: Bench, loops: number): Promise<Stocked> {
  bench.say(`  seeding ${shown(loops)} loops …`)
  const ground = await seed(bench, embeddedGround(bench), loops)
  await tellOfHalf(bench, ground)
  const service = await startMeasured(bench, ground)
  await figuresAreAdded(ground)
  return { ground, service }
}

/** The service adds up what has happened in its own time: that it has much to add is not what is measured. */
async function figuresAreAdded(ground: Seeded): Promise<void> {
  const missing = `
    select (select max(id) from loop_history)
           - coalesce((select cast(cast(value as text) as integer) from installation where name = 'figuresHistoryId'), 0)
           + (select max(id) from human_loop)
           - coalesce((select cast(cast(value as text) as integer) from installation where name = 'figuresLoopId'), 0)`
  while ((await count(ground, missing)) > 0) await pause(200)
}

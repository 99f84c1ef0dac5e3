import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../scripts/testing/chromium.ts'
import { alternate, shown } from '../alternate.ts'
import { answerTasks, sitDown, standUp } from '../browser/submit-to-next.ts'
import type { Bench, Row } from '../figure.ts'
import { percentile } from '../series.ts'
import { checkNoTaskTwice, type Stocked, startStocked } from '../stage/stock.ts'

/** Answers of one round. */
const ANSWERS = 20

type Seat = { page: Page; isReserving: boolean; taken: number[] }

/** What a worker waits between pressing Submit and the next task on screen, in a real browser. */
export const submitToNext = {
  name: 'submit-to-next',
  about: 'Submit pressed to the next frame shown and ready, p95 in Chromium with 1,000,000 open tasks, beside 1,000',
  run: async (bench: Bench): Promise<Row[]> => {
    const browser = await launchChromium()
    const large = await startStocked(bench, bench.sizes.large)
    const small = await startStocked(bench, bench.sizes.small)
    try {
      const seats = {
        large: await seatAt(browser, large, 0, true),
        small: await seatAt(browser, small, 0, true),
        alone: await seatAt(browser, large, 1, false),
      }
      const count = bench.seconds < 5 ? 5 : ANSWERS
      const p95 = await alternate(bench, {
        large: () => round(seats.large, count),
        small: () => round(seats.small, count),
        alone: () => round(seats.alone, count),
      })
      for (const { page } of Object.values(seats)) await standUp(page)
      await Promise.all([large, small].map(checkNoTaskTwice))
      const alone = { name: 'the same without a reservation', measured: p95.alone }
      return [
        rowOf(bench.sizes.large, p95.large, alone, seats.large),
        rowOf(bench.sizes.small, p95.small, alone, seats.small),
      ]
    } finally {
      await browser.close()
      await Promise.all([large.service.stop(), small.service.stop()])
    }
  },
}

const seatAt = async (browser: Browser, { service }: Stocked, worker: number, isReserving: boolean): Promise<Seat> => ({
  page: await sitDown(browser, await service.cli('worker', 'link', `worker-${worker}`), isReserving),
  isReserving,
  taken: [],
})

/** @returns the 95th percentile in milliseconds */
async function round(seat: Seat, count: number): Promise<number> {
  const taken = await answerTasks(seat.page, count, seat.isReserving)
  seat.taken.push(...taken)
  return percentile(taken, 0.95)
}

const rowOf = (tasks: number, measured: number[], floor: Row['floor'], { taken }: Seat): Row => ({
  title: `Submit pressed to the next task shown and ready, p95 with ${shown(tasks)} open tasks`,
  unit: ' ms',
  goals: [{ of: 'value', atMost: 100 }],
  measured,
  ...(floor && { floor }),
  load: `one worker in headless Chromium, both parts on the same processors; p50 ${shown(percentile(taken, 0.5))} ms, warm-up included`,
})

import { alternate, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { burstsP99, OFFERED, WORKERS } from '../stage/bursts.ts'
import { checkNoTaskTwice, restock, type Stocked, startStocked } from '../stage/stock.ts'

/** What a worker waits for the next task while many ask. */
export const nextLatency = {
  name: 'next-latency',
  about: 'tasks/next, p99 at 1,000/s with 1,000,000 open tasks, beside 1,000',
  run: async (bench: Bench): Promise<Row[]> => {
    const { sizes } = bench
    const small = await startStocked(bench, sizes.small)
    const large = await startStocked(bench, sizes.large)
    try {
      const p99 = await alternate(bench, { large: () => nextP99(bench, large), small: () => nextP99(bench, small) })
      await Promise.all([large, small].map(checkNoTaskTwice))
      return [
        {
          title: `tasks/next p99 with ${shown(sizes.large)} open tasks, ${WORKERS} workers`,
          unit: ' ms',
          goals: [
            { of: 'value', atMost: 10 },
            { of: 'ratio', atMost: 2 },
          ],
          measured: p99.large,
          floor: { name: `the same with ${shown(sizes.small)}`, measured: p99.small },
          load: `${OFFERED}; no task twice`,
        },
      ]
    } finally {
      await Promise.all([small.service.stop(), large.service.stop()])
    }
  },
}

/** @returns the 99th percentile in milliseconds, from when each request was due */
export function nextP99(bench: Bench, stocked: Stocked): Promise<number> {
  const { url } = stocked.service
  const { tokens } = stocked.ground
  return burstsP99(bench, url, async count => {
    await restock(bench, stocked, count)
    await bench.load.make('nextTasks', { url, tokens, count })
  })
}

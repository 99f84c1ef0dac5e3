import { alternate } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import { burstsP99, OFFERED } from '../stage/bursts.ts'
import { FLOW_ARN } from '../stage/service.ts'
import { startStep } from '../stage/start-step.ts'
import { checkNoTaskTwice, startStocked } from '../stage/stock.ts'
import { nextP99 } from './next-latency.ts'

/** How long anything that flushes waits on this machine while a thousand come a second: the limit of `next-latency`. */
export const nextLimits = {
  name: 'next-limits',
  about: 'p99 at 1,000/s of tasks/next, of a start without the service around it, and of a bare node:http echo',
  isLong: true,
  run: async (bench: Bench): Promise<Row[]> => {
    const echo = await startFloor('echo')
    const step = await startStep(bench, 'one thread')
    const stocked = await startStocked(bench, bench.sizes.small)
    const starts = (url: string, round: number, isEcho = false) =>
      burstsP99(bench, url, (count, burst) =>
        bench.load.make('loopStarts', {
          url,
          keys: step.keys,
          flowArn: FLOW_ARN,
          prefix: `round-${round}-${burst}`,
          count,
          isEcho,
        }),
      )
    try {
      const p99 = await alternate(bench, {
        next: () => nextP99(bench, stocked),
        start: round => starts(step.url, round),
        echoed: round => starts(echo.url, round, true),
      })
      await checkNoTaskTwice(stocked)
      const floor = { name: 'node:http, signature, validation, store and one flush', measured: p99.start }
      const common = { unit: ' ms', goals: [], load: OFFERED }
      return [
        { ...common, title: 'tasks/next p99, 1,000 open tasks', measured: p99.next, floor },
        { ...common, title: 'bare node:http echo p99', measured: p99.echoed, floor },
      ]
    } finally {
      await Promise.all([echo.stop(), step.stop(), stocked.service.stop()])
    }
  },
}

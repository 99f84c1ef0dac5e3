import { alternate, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import { answerCycles, CYCLES_LOAD } from '../stage/answer-cycles.ts'
import { startPostgres } from '../stage/postgres.ts'
import { seed } from '../stage/seed.ts'
import { startMeasured } from '../stage/service.ts'
import { checkNoTaskTwice } from '../stage/stock.ts'

/** How fast tasks are taken and answered on PostgreSQL, beside a job queue on the same server. */
export const pgWorkerRate = {
  name: 'pg-worker-rate',
  about: 'accept and submit cycles a second on PostgreSQL, beside add and complete of graphile-worker',
  run: async (bench: Bench): Promise<Row[]> => {
    const postgres = await startPostgres(bench)
    const stops = [postgres.stop]
    try {
      const queue = await startFloor('graphile', await postgres.server.newDatabase())
      stops.unshift(queue.stop)
      const { small } = bench.sizes
      const ground = await seed(bench, await postgres.newGround(), small)
      const service = await startMeasured(bench, ground)
      stops.unshift(service.stop)
      const stocked = { ground, service }
      const { cycles, jobs } = await alternate(bench, {
        cycles: () => answerCycles(bench, stocked),
        jobs: () => queue.play(bench.seconds),
      })
      await checkNoTaskTwice(stocked)
      return [
        {
          title: `PostgreSQL, one node: accept + submit with ${shown(small)} open tasks`,
          unit: '/s',
          goals: [{ of: 'ratio', atLeast: 1 }],
          measured: cycles,
          floor: { name: 'add + complete of graphile-worker on the same server', measured: jobs },
          load: `${CYCLES_LOAD}; jobs: 16 adders, 16 at a time`,
        },
      ]
    } finally {
      for (const stop of stops) await stop()
    }
  },
}

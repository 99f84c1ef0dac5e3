import { alternate, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import { startPostgres } from '../stage/postgres.ts'
import { seed } from '../stage/seed.ts'
import { checkNoTaskTwice } from '../stage/stock.ts'

const WORKERS = 64
/** So many are there for each second of all rounds: nothing is added meanwhile. */
const MOST_PER_SECOND = 12_000

/** The queue without the service around it: two libraries, two processes, one server. */
export const pgQueueRate = {
  name: 'pg-queue-rate',
  about: 'tasks accepted and submitted a second by function calls on PostgreSQL, beside jobs of graphile-worker',
  run: async (bench: Bench): Promise<Row[]> => {
    const postgres = await startPostgres(bench)
    const stops = [postgres.stop]
    try {
      const jobQueue = await startFloor('graphile', await postgres.server.newDatabase())
      stops.unshift(jobQueue.stop)
      const loops = (bench.rounds + 1) * bench.seconds * MOST_PER_SECOND
      const ground = await seed(bench, await postgres.newGround(), loops)
      const settings = JSON.stringify({ ...ground.env, HANDLOOP_DATA_DIR: ground.dataDir })
      const queue = await startFloor('review-queue', settings, String(WORKERS))
      stops.unshift(queue.stop)
      const { cycles, jobs } = await alternate(bench, {
        cycles: () => queue.play(bench.seconds),
        jobs: () => jobQueue.play(bench.seconds),
      })
      await checkNoTaskTwice({ ground })
      return [
        {
          title: `PostgreSQL, function calls: accept + submit, ${shown(loops)} open tasks`,
          unit: '/s',
          goals: [{ of: 'ratio', atLeast: 1 }],
          measured: cycles,
          floor: { name: 'add + complete of graphile-worker on the same server', measured: jobs },
          load: `${WORKERS} workers, each one task after the other; jobs: 16 adders, 16 at a time`,
        },
      ]
    } finally {
      for (const stop of stops) await stop()
    }
  },
}

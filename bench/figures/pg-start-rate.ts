import { alternate } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { singleRowInserts } from '../floors/pgbench.ts'
import { startPostgres } from '../stage/postgres.ts'
import { makeFlow, startMeasured } from '../stage/service.ts'
import { CONNECTIONS, loopStarter, startsTitle } from '../stage/start-loops.ts'

/** How fast one node on PostgreSQL starts loops, beside what the same server can insert at all. */
export const pgStartRate = {
  name: 'pg-start-rate',
  about: 'StartHumanLoop a second on PostgreSQL, one node, beside single-row inserts by pgbench',
  run: async (bench: Bench): Promise<Row[]> => {
    const postgres = await startPostgres(bench)
    const stops = [postgres.stop]
    try {
      const ground = await postgres.newGround()
      const service = await startMeasured(bench, ground)
      stops.unshift(service.stop)
      await makeFlow(service)
      const starter = loopStarter(bench, service, ground)
      const insert = await singleRowInserts(postgres.server, bench.folder, CONNECTIONS)
      const { starts, inserts } = await alternate(bench, { starts: starter.play, inserts: () => insert(bench.seconds) })
      await starter.check()
      return [
        {
          title: `PostgreSQL, one node: ${startsTitle}`,
          unit: '/s',
          goals: [{ of: 'ratio', atLeast: 0.6 }],
          measured: starts,
          floor: { name: 'single-row INSERT of the same bytes by pgbench, prepared', measured: inserts },
          load: `closed loop, ${CONNECTIONS} connections each`,
        },
      ]
    } finally {
      for (const stop of stops) await stop()
    }
  },
}

import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Keys } from '../../conformance/one-service.ts'
import { alternate } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import { createTable, TABLE } from '../floors/table.ts'
import { embeddedGround } from '../stage/ground.ts'
import { FLOW_ARN, makeFlow, startMeasured } from '../stage/service.ts'
import { CONNECTIONS, loopStarter, startsTitle } from '../stage/start-loops.ts'

/** Requests made in advance for each second of a round. */
const PUTS = 8_000

/** How fast loops are born, beside an HTTP server that does nothing and a database server that is asked to put. */
export const startRate = {
  name: 'start-rate',
  about: 'StartHumanLoop a second, beside a bare node:http echo and PutItem on dynalite',
  run: async (bench: Bench): Promise<Row[]> => {
    const ground = embeddedGround(bench)
    const service = await startMeasured(bench, ground)
    const echo = await startFloor('echo')
    const dynalite = await startFloor('dynalite', mkdtempSync(join(bench.folder, 'dynalite-')))
    try {
      await makeFlow(service)
      await createTable(dynalite.url)
      const starter = loopStarter(bench, service, ground)
      let generatorLoad = 0
      const { StartHumanLoop, echoed, PutItem } = await alternate(bench, {
        StartHumanLoop: starter.play,
        echoed: async () => {
          await bench.load.make('loopStarts', echoSpec(echo.url, service.keys))
          const outcome = await bench.load.drive(echo.url, drive(bench))
          generatorLoad = outcome.generatorLoad
          return outcome.perSecond
        },
        PutItem: async round => {
          const spec = { url: dynalite.url, table: TABLE, prefix: `round-${round}` }
          await bench.load.make('itemPuts', { ...spec, count: PUTS * bench.seconds })
          return (await bench.load.drive(dynalite.url, drive(bench))).perSecond
        },
      })
      await starter.check()
      const load = `closed loop; the generator was at ${Math.round(generatorLoad * 100)} % of a core under echo`
      const row = { title: startsTitle, unit: '/s', measured: StartHumanLoop, load }
      return [
        {
          ...row,
          goals: [{ of: 'ratio', atLeast: 0.4 }],
          floor: { name: 'bare node:http echo of the same requests', measured: echoed },
        },
        {
          ...row,
          goals: [{ of: 'ratio', atLeast: 1.8 }],
          floor: { name: 'PutItem of the same document, dynalite on disk', measured: PutItem },
        },
      ]
    } finally {
      await Promise.all([service.stop(), echo.stop(), dynalite.stop()])
    }
  },
}

const drive = ({ seconds }: Bench) => ({ connections: CONNECTIONS, seconds })

const echoSpec = (url: string, keys: Keys) => ({
  url,
  keys,
  flowArn: FLOW_ARN,
  prefix: 'echo',
  count: 5_000,
  isEcho: true,
})

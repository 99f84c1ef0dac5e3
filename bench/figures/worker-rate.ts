import { alternate, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { checkNoTaskTwice, restock, type Stocked, settle, sizesOf, startStocked } from '../stage/stock.ts'

/** Answers of one burst. In between new loops are started, so that the number of open ones stays about the same. */
const BURST = 500
const CONNECTIONS = 64

/** Workers who take and answer tasks as fast as they can, where much is waiting and where little is. */
export const workerRate = {
  name: 'worker-rate',
  about: 'accept and submit cycles a second with 1,000,000 open tasks, beside 1,000',
  run: async (bench: Bench): Promise<Row[]> => {
    const sizes = sizesOf(bench)
    const small = await startStocked(bench, sizes.small)
    const large = await startStocked(bench, sizes.large)
    try {
      const rates = await alternate(bench, { large: () => round(bench, large), small: () => round(bench, small) })
      await checkNoTaskTwice(large)
      return [
        {
          title: `accept + submit with ${shown(sizes.large)} open tasks`,
          unit: '/s',
          goals: [{ of: 'ratio', atLeast: 0.8 }],
          measured: rates.large,
          floor: { name: `the same with ${shown(sizes.small)}`, measured: rates.small },
          load: `closed loop, ${CONNECTIONS} connections, bursts of ${BURST}`,
        },
      ]
    } finally {
      await Promise.all([small.service.stop(), large.service.stop()])
    }
  },
}

async function round(bench: Bench, stocked: Stocked): Promise<number> {
  const { url } = stocked.service
  let seconds = 0
  let cycles = 0
  while (seconds < bench.seconds) {
    await restock(bench, stocked, BURST)
    await bench.load.make('workerCycles', { url, tokens: stocked.ground.tokens, count: BURST })
    const burst = await bench.load.drive(url, { connections: CONNECTIONS, seconds: 60 })
    seconds += burst.seconds
    cycles += burst.answered / 2
  }
  await settle(stocked)
  return cycles / seconds
}

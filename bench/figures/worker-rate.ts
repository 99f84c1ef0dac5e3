import { alternate, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { answerCycles, CYCLES_LOAD } from '../stage/answer-cycles.ts'
import { checkNoTaskTwice, startStocked } from '../stage/stock.ts'

/** Workers who take and answer tasks as fast as they can, where much is waiting and where little is. */
export const workerRate = {
  name: 'worker-rate',
  about: 'accept and submit cycles a second with 1,000,000 open tasks, beside 1,000',
  run: async (bench: Bench): Promise<Row[]> => {
    const { sizes } = bench
    const small = await startStocked(bench, sizes.small)
    const large = await startStocked(bench, sizes.large)
    try {
      const rates = await alternate(bench, {
        large: () => answerCycles(bench, large),
        small: () => answerCycles(bench, small),
      })
      await checkNoTaskTwice(large)
      return [
        {
          title: `accept + submit with ${shown(sizes.large)} open tasks`,
          unit: '/s',
          goals: [{ of: 'ratio', atLeast: 0.8 }],
          measured: rates.large,
          floor: { name: `the same with ${shown(sizes.small)}`, measured: rates.small },
          load: CYCLES_LOAD,
        },
      ]
    } finally {
      await Promise.all([small.service.stop(), large.service.stop()])
    }
  },
}

import type { Bench } from '../figure.ts'
import { restock, type Stocked, settle } from './stock.ts'

/** Answers of one burst. In between new loops are started, so that the number of open ones stays about the same. */
const BURST = 500
const CONNECTIONS = 64

export const CYCLES_LOAD = `closed loop, ${CONNECTIONS} connections, bursts of ${BURST}`

/** A round of workers who take and answer tasks. @returns how many a second were taken and answered */
export async function answerCycles(bench: Bench, stocked: Stocked): Promise<number> {
  const { url } = stocked.service
  const count = Math.ceil(BURST * Math.min(1, bench.seconds))
  let seconds = 0
  let cycles = 0
  while (seconds < bench.seconds) {
    await restock(bench, stocked, count)
    await bench.load.make('workerCycles', { url, tokens: stocked.ground.tokens, count })
    const burst = await bench.load.drive(url, { connections: CONNECTIONS, seconds: 60 })
    seconds += burst.seconds
    cycles += burst.answered / 2
  }
  await settle(stocked)
  return cycles / seconds
}

import type { Service } from '../../conformance/service.ts'
import type { Bench } from '../figure.ts'
import { count, type Ground } from './ground.ts'
import { FLOW_ARN } from './service.ts'

export const CONNECTIONS = 64
/** Requests made in advance for each second of a round; a service that is faster only makes the round shorter. */
const PER_SECOND = 16_000

export const startsTitle = `signed, validated, durable StartHumanLoop, 1 KB input, ${CONNECTIONS} connections`

/** Rounds of loops being started as fast as answers come, and who counts that they are all there afterwards. */
export function loopStarter(bench: Bench, service: Service, ground: Ground) {
  let started = 0
  const play = async (round: number): Promise<number> => {
    const { url, keys } = service
    const requests = { url, keys, flowArn: FLOW_ARN, prefix: `round-${round}`, count: PER_SECOND * bench.seconds }
    await bench.load.make('loopStarts', requests)
    const { answered, perSecond } = await bench.load.drive(url, { connections: CONNECTIONS, seconds: bench.seconds })
    started += answered
    return perSecond
  }
  const check = async (): Promise<void> => {
    const stored = await count(ground, 'select count(*) from human_loop')
    if (stored !== started) throw new Error(`${started} loops were acknowledged, ${stored} are in the database`)
  }
  return { play, check }
}

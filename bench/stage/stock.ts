import type { Service } from '../../conformance/service.ts'
import type { Bench } from '../figure.ts'
import { count, embeddedGround } from './ground.ts'
import { type Seeded, seed } from './seed.ts'
import { FLOW_ARN, startMeasured } from './service.ts'

const known = new Map<number, Promise<Seeded>>()

/** An installation with about so many open loops, seeded once for all figures: those who use loops up bring new ones. */
export function seeded(bench: Bench, loops: number): Promise<Seeded> {
  let found = known.get(loops)
  if (found === undefined) {
    bench.say(`  seeding ${loops.toLocaleString('en-US')} open loops …`)
    found = seed(bench, embeddedGround(bench), loops)
    known.set(loops, found)
  }
  return found
}

/** A service on a seeded installation. */
export type Stocked = { ground: Seeded; service: Service }

export async function startStocked(bench: Bench, loops: number): Promise<Stocked> {
  const ground = await seeded(bench, loops)
  return { ground, service: await startMeasured(bench, ground) }
}

let deliveries = 0

/** Brings new loops in place of those that a round will use up. @returns how many a second were started */
export async function restock(bench: Bench, { service }: Stocked, loops: number): Promise<number> {
  const { url, keys } = service
  const prefix = `stock-${++deliveries}`
  await bench.load.make('loopStarts', { url, keys, flowArn: FLOW_ARN, prefix, count: loops })
  const { answered, perSecond } = await bench.load.drive(url, { connections: 64, seconds: 60 })
  if (answered !== loops) throw new Error(`${answered} of ${loops} new loops were started`)
  return perSecond
}

/** Waits until everything that answers have caused has left the house: it must not be paid for by the next round. */
export async function settle({ ground }: Stocked): Promise<void> {
  while ((await count(ground, 'select count(*) from outbox')) > 0) await new Promise(resolve => setTimeout(resolve, 50))
}

/** Each task has one place: no two workers may ever have held it. */
export async function checkNoTaskTwice({ ground }: Pick<Stocked, 'ground'>): Promise<void> {
  const twice = await count(ground, 'select count(*) - count(distinct loop_id) from assignment')
  if (twice > 0) throw new Error(`${twice} tasks were handed out twice`)
}

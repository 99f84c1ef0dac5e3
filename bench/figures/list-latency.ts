import { AwsClient, succeeded } from '../../chaos/aws-client.ts'
import { alternate, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { PAGE, pagePath } from '../load/list-pages.ts'
import { percentile } from '../series.ts'
import { FLOW_ARN } from '../stage/service.ts'
import { type Stocked, startStocked } from '../stage/stock.ts'

const PER_SECOND = 50

/** What a page of a list costs, near its beginning and far from it. */
export const listLatency = {
  name: 'list-latency',
  about: 'a page of ListHumanLoops, p99: first and 9,000th of 1,000,000 loops, beside the first of 1,000',
  run: async (bench: Bench): Promise<Row[]> => {
    const { sizes } = bench
    const deep = Math.round((sizes.large / PAGE) * 0.9)
    const small = await startStocked(bench, sizes.small)
    const large = await startStocked(bench, sizes.large)
    try {
      const token = await tokenOfPage(bench, large, deep)
      const { first, far, floor } = await alternate(bench, {
        first: () => round(bench, large),
        far: () => round(bench, large, token),
        floor: () => round(bench, small),
      })
      const row = (page: string, measured: number[]): Row => ({
        title: `ListHumanLoops p99, ${page} page of ${PAGE} at ${shown(sizes.large)} loops`,
        unit: ' ms',
        goals: [
          { of: 'value', atMost: 20 },
          { of: 'ratio', atMost: 2 },
        ],
        measured,
        floor: { name: `first page at ${shown(sizes.small)}`, measured: floor },
        load: `open loop, ${PER_SECOND}/s`,
      })
      return [row('first', first), row(`${shown(deep)}th`, far)]
    } finally {
      await Promise.all([small.service.stop(), large.service.stop()])
    }
  },
}

async function round(bench: Bench, { service }: Stocked, token?: string): Promise<number> {
  const { url, keys } = service
  const count = PER_SECOND * bench.seconds
  await bench.load.make('listPages', { url, keys, flowArn: FLOW_ARN, token, count })
  const { latencies } = await bench.load.drive(url, { connections: 16, seconds: bench.seconds, perSecond: PER_SECOND })
  return percentile(latencies, 0.99)
}

/** Walks there as a client has to. */
async function tokenOfPage(bench: Bench, { service }: Stocked, page: number): Promise<string> {
  const aws = new AwsClient(service.url, service.keys)
  let token: string | undefined
  for (let i = 1; i < page; i++) {
    const { NextToken } = succeeded(await aws.runtime('GET', pagePath(FLOW_ARN, token)))
    token = NextToken as string
    if (i % 3_000 === 0) bench.say(`  walked ${shown(i)} pages`)
  }
  return token!
}

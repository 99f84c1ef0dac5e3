import { alternate } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import type { Held } from '../load/next-tasks.ts'
import { percentile, type Series } from '../series.ts'
import { startMeasured } from '../stage/service.ts'
import { restock, type Stocked, seeded, settle } from '../stage/stock.ts'
import { Webhook } from '../stage/webhook.ts'

const PER_SECOND = 200
const CONNECTIONS = 64

/** How long an answer takes from the worker to whoever waits for the result. */
export const deliveryLatency = {
  name: 'delivery-latency',
  about: 'from a submit until its event is at a webhook and its object readable, p99 at 200 answers/s',
  run: async (bench: Bench): Promise<Row[]> => {
    const webhook = new Webhook()
    const ground = await seeded(bench, bench.sizes.small)
    const env = { ...ground.env, HANDLOOP_WEBHOOK_URL: await webhook.listen() }
    const service = await startMeasured(bench, { ...ground, env })
    webhook.readFrom(service)
    const submits: Series = []
    try {
      const { arrived } = await alternate(bench, {
        arrived: async () => {
          const { p99, submitP99 } = await round(bench, { ground, service }, webhook)
          submits.push(submitP99)
          return p99
        },
      })
      return [
        {
          title: 'submit to object readable and event at a webhook, p99',
          unit: ' ms',
          goals: [{ of: 'value', atMost: 250 }],
          measured: arrived,
          floor: { name: "the submits' own durable answers, p99", measured: submits.slice(1) },
          load: `open loop, ${PER_SECOND} answers/s`,
        },
      ]
    } finally {
      await service.stop()
      webhook.close()
    }
  },
}

async function round(bench: Bench, stocked: Stocked, webhook: Webhook) {
  const { url } = stocked.service
  const count = PER_SECOND * bench.seconds
  await restock(bench, stocked, count)
  await bench.load.make('nextTasks', { url, tokens: stocked.ground.tokens, count })
  const { reported: held } = await bench.load.drive(url, { connections: CONNECTIONS, seconds: 60 })
  await bench.load.make('answers', { url, held: held as Held[] })
  const offered = { connections: CONNECTIONS, seconds: bench.seconds, perSecond: PER_SECOND }
  const { reported: dueAt, latencies } = await bench.load.drive(url, offered)
  const arrivedAt = await webhook.arrivals(count)
  await settle(stocked)
  const waited = arrivedAt.map((at, number) => at - (dueAt as number[])[number]!)
  return { p99: percentile(waited, 0.99), submitP99: percentile(latencies, 0.99) }
}

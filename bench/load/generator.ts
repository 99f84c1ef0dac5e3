// A process of its own that makes requests and sends them: told what by the bench, one plan after another.
import { drive } from './drive.ts'
import type { Order, Told } from './load.ts'
import type { Source } from './source.ts'
import { SOURCES } from './sources.ts'

let source: Source | undefined

async function obey(order: Order): Promise<Told> {
  if ('make' in order) {
    source = (SOURCES[order.make] as (spec: unknown) => Source)(order.spec)
    return { made: true }
  }
  const driven = await drive(order.url, source!, order.drive)
  return { driven, reported: source!.finish?.() }
}

process.on('message', (order: Order) => {
  obey(order).then(
    told => process.send!(told),
    (error: Error) => process.send!({ failed: error.message } satisfies Told),
  )
})

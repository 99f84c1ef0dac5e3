import { BUCKET_SINK, dueDeliveries, type OutboxRow } from '../../../store/outbox.ts'
import type { Store } from '../../../store/store.ts'
import { SINKS } from './house.ts'

/** What may leave for any sink now, first due first. */
export async function dueAnywhere(store: Store, at: Date): Promise<OutboxRow[]> {
  const lanes = [BUCKET_SINK, ...SINKS].map(sink => store.read(() => dueDeliveries(sink, at, 1_000)))
  return (await Promise.all(lanes)).flat().sort((a, b) => a.due_ms - b.due_ms || a.id - b.id)
}

import { read } from '../api.ts'
import type { Delivery } from '../types.ts'

/** An event on its way to a sink or taken by it, with the loop that it is about. */
export type Event = Delivery & { loopName: string; flowName: string; region: string }

type Listed = { deliveries: Event[]; failing: Event[]; nextToken?: string }

/** A page of what sinks have taken, newest first. */
export async function deliveredBehind(token: string | undefined) {
  const { deliveries, nextToken } = await listed(token)
  return { items: deliveries, nextToken }
}

/** What was refused at least once and waits, the oldest 50. */
export const failing = async (): Promise<Event[]> => (await listed(undefined)).failing

const listed = (token: string | undefined): Promise<Listed> =>
  read(token === undefined ? 'deliveries' : `deliveries?nextToken=${encodeURIComponent(token)}`)

/** Where it goes, as a person says it. */
export const receiverOf = ({ sink }: { sink: string }): string => (sink === 'bucket' ? 'output bucket' : sink)

/** What it tells: the new status of the loop, or the step of a task. Source: docs/events.md. */
export function toldBy({ payload }: Event): string {
  if (payload === null) return 'Output object'
  const told = JSON.parse(payload) as { 'detail-type'?: string; detail?: { humanLoopStatus?: string } }
  return told.detail?.humanLoopStatus ?? told['detail-type'] ?? 'Event'
}

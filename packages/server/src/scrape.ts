import * as gauge from './observing/gauges.ts'
import type { Services } from './services.ts'
import { earliestDue, type OldestWaiting, oldestWaiting, outboxLags, teamsWithFlows, WALK_LIMIT } from './store/lags.ts'
import { type FlowTally, flowTallies } from './store/tallies.ts'

/** Scrapes by several servers, or by somebody with a finger on the key, cost the database nothing more. */
const FRESH_MS = 2_000
/** A database that is slow to answer must not keep the rest of the metrics back. */
const PATIENCE_MS = 1_000
/** Series of flow definitions; those with the fewest open loops share one called `other`. */
const MOST_FLOWS = 1_000

/** Brings the gauges up to date. What it costs follows the number of flow definitions, not of loops. */
export function scraper(services: Services): () => Promise<void> {
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async () => {
    await readDatabase(services)
    readAt = performance.now()
  }
  return async () => {
    readParts(services)
    if (performance.now() - readAt < FRESH_MS) return
    reading ??= read()
      .catch(error => services.log.error({ err: error }, 'metrics could not be read'))
      .finally(() => {
        reading = undefined
      })
    await Promise.race([reading, new Promise(resolve => setTimeout(resolve, PATIENCE_MS).unref())])
  }
}

function readParts({ backPressure, clock }: Services): void {
  gauge.housekeepingPaused.set(clock.jumpMs() === 0 ? 0 : 1)
  gauge.bodyBytes.set(backPressure.room.heldBytes)
  for (const intake of ['calls', 'browsers', 'objects'] as const)
    gauge.workInProgress.set({ intake }, backPressure[intake].running)
}

async function readDatabase({ store, clock }: Services): Promise<void> {
  const found = await store.read(function* () {
    const tallies = yield* flowTallies()
    const waiting: OldestWaiting[] = []
    let left = WALK_LIMIT
    for (const team of yield* teamsWithFlows()) {
      if (left <= 0) break
      const ofTeam = yield* oldestWaiting(team, left)
      for (const row of ofTeam) left -= row.walked
      waiting.push(...ofTeam)
    }
    return { tallies, waiting, due: yield* earliestDue(), outbox: yield* outboxLags() }
  })
  const now = clock.now().getTime()
  const secondsSince = (ms: number): number => Math.max(0, (now - ms) / 1000)
  showFlows(found.tallies, found.waiting, secondsSince)
  gauge.housekeepingLag.set(found.due === null ? 0 : secondsSince(found.due))
  for (const { one } of DELIVERY_GAUGES) one.reset()
  for (const row of found.outbox)
    for (const { one, of } of DELIVERY_GAUGES) one.set({ kind: row.kind, sink: row.sink }, of(row, secondsSince))
}

type SecondsSince = (ms: number) => number
type Lag = { depth: number; due_ms: number; created_ms: number }

const DELIVERY_GAUGES = [
  { one: gauge.outboxDepth, of: ({ depth }: Lag) => depth },
  { one: gauge.deliveryLag, of: ({ due_ms }: Lag, since: SecondsSince) => since(due_ms) },
  { one: gauge.oldestDelivery, of: ({ created_ms }: Lag, since: SecondsSince) => since(created_ms) },
]

const OTHER = { account: 'other', region: 'other', flow: 'other' }

function showFlows(tallies: FlowTally[], waiting: OldestWaiting[], secondsSince: SecondsSince): void {
  gauge.openLoops.reset()
  gauge.oldestWaitingTask.reset()
  const busiest = tallies.toSorted((a, b) => b.open_count - a.open_count)
  const labels = new Map(
    busiest
      .slice(0, MOST_FLOWS)
      .map(flow => [flow.flow_id, { account: flow.account_id, region: flow.region, flow: flow.name }]),
  )
  for (const flow of busiest) gauge.openLoops.inc(labels.get(flow.flow_id) ?? OTHER, flow.open_count)
  const oldest = new Map<object, number>()
  for (const { flow_id, created_ms } of waiting) {
    const of = labels.get(flow_id) ?? OTHER
    oldest.set(of, Math.min(created_ms, oldest.get(of) ?? created_ms))
  }
  for (const [of, createdMs] of oldest) gauge.oldestWaitingTask.set(of as typeof OTHER, secondsSince(createdMs))
}

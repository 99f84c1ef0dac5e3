import type { Services } from '../services.ts'
import { flowHours, workerFigures } from '../store/figures.ts'
import { HOUR_MS } from '../store/hours.ts'
import { oldestOfFlow, outboxLags } from '../store/lags.ts'
import type { Owner } from '../store/places.ts'
import type { Unit } from '../store/sql.ts'
import { flowTallies } from '../store/tallies.ts'

type OpenFlow = { name: string; open: number; oldestWaitingSince: string | null }

export type Span = { hours?: number; stepHours?: number }

/** What is open, how old it is, and what the past hours brought. No question in it counts loops. */
export function overview({ store, clock }: Services, owner: Owner, { hours = 24, stepHours = 1 }: Span) {
  const now = clock.now().getTime()
  const scope = { ...owner, fromMs: Math.floor(now / HOUR_MS) * HOUR_MS - (hours - 1) * HOUR_MS }
  return store.read(function* () {
    return {
      fromTime: time(scope.fromMs),
      untilTime: time(now),
      flows: yield* openFlows(owner),
      hours: (yield* flowHours(scope, stepHours * HOUR_MS)).map(row => ({
        flowName: row.name,
        hour: time(row.hour_ms),
        started: row.started,
        completed: row.completed,
        stopped: row.stopped,
        failed: row.failed,
        answers: row.answers,
        answerSeconds: row.answer_ms / 1000,
        declined: row.declined,
        expired: row.expired,
      })),
      workers: (yield* workerFigures(scope)).map(row => ({
        name: row.name,
        answers: row.answers,
        answerSeconds: row.answer_ms / 1000,
        declined: row.declined,
        expired: row.expired,
      })),
      deliveries: (yield* outboxLags()).map(({ kind, sink, depth, created_ms }) => ({
        kind,
        sink,
        waiting: depth,
        oldestSince: time(created_ms),
      })),
    }
  })
}

const time = (ms: number): string => new Date(ms).toISOString()
const timeOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : time(ms))

/** Flow definitions of one owner, each with what is open of it and since when its oldest task has waited. */
function* openFlows({ accountId, region }: Owner): Unit<OpenFlow[]> {
  const open: OpenFlow[] = []
  for (const flow of yield* flowTallies()) {
    if (flow.account_id !== accountId || flow.region !== region) continue
    const oldest = yield* oldestOfFlow(flow.flow_id)
    open.push({ name: flow.name, open: flow.open_count, oldestWaitingSince: timeOrNull(oldest) })
  }
  return open
}

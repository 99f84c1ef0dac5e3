import type { Services } from '../services.ts'
import { flowHours, workerFigures } from '../store/figures.ts'
import { oldestWaiting, outboxLags, teamsWithFlows, WALK_LIMIT } from '../store/lags.ts'
import type { Owner } from '../store/places.ts'
import type { Unit } from '../store/sql.ts'
import { flowTallies } from '../store/tallies.ts'

const HOUR_MS = 3600_000

export type Span = { hours?: number; stepHours?: number }

/** What is open, how old it is, and what the past hours brought. No question in it counts loops. */
export function overview({ store, clock }: Services, owner: Owner, { hours = 24, stepHours = 1 }: Span) {
  const now = clock.now().getTime()
  const scope = { ...owner, fromMs: Math.floor(now / HOUR_MS) * HOUR_MS - (hours - 1) * HOUR_MS }
  return store.read(function* () {
    const oldest = yield* oldestByFlow()
    const tallies = (yield* flowTallies()).filter(
      one => one.account_id === owner.accountId && one.region === owner.region,
    )
    return {
      fromTime: time(scope.fromMs),
      untilTime: time(now),
      flows: tallies.map(({ flow_id, name, open_count }) => ({
        name,
        open: open_count,
        oldestWaitingSince: timeOrNull(oldest.get(flow_id)),
      })),
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

/** Since when the oldest task of each flow definition has waited, among the first of each team's queue. */
function* oldestByFlow(): Unit<Map<number, number>> {
  const oldest = new Map<number, number>()
  for (const team of yield* teamsWithFlows())
    for (const { flow_id, created_ms } of yield* oldestWaiting(team, WALK_LIMIT))
      oldest.set(flow_id, Math.min(created_ms, oldest.get(flow_id) ?? created_ms))
  return oldest
}

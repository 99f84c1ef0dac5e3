import type { LoopStatus } from '../human-loop/lifecycle.ts'
import type { OutputState } from '../human-loop/loop.ts'
import type { Progress, TaskFact } from '../review-task/review.ts'
import type { StoredLoop } from './loop-rows.ts'
import type { Moment } from './moment.ts'
import { all, run, sql, type Unit } from './sql.ts'

/** What became of a worker's task, the status that a loop has from now on, or what became of an output behind it. */
export type HistoryKind = TaskFact['type'] | LoopStatus | 'OutputWritten' | 'OutputGivenUp'

/** `note`: what a worker said to it. */
export type HistoryRow = { id: number; at_ms: number; kind: HistoryKind; worker_id: number | null; note: string | null }

/** Notes what a change has done. Starting is not in it: the loop's own row tells that. */
export function* recordHistory(row: StoredLoop, { review, facts, taskFacts }: Progress, moment: Moment): Unit<void> {
  for (const { type, workerId, reason } of taskFacts) yield* note(row, type, workerId, moment.at, reason)
  const changes = facts.filter(fact => fact.type === 'StatusChanged')
  for (const { to, at } of changes) yield* note(row, to, null, at)
  // Completed says that the output is there; behind Stopped and Failed it comes later, or never.
  const outcome = OUTCOMES[review.loop.output]
  if (outcome !== undefined && row.output_state !== review.loop.output && changes.length === 0)
    yield* note(row, outcome, null, moment.at)
}

const OUTCOMES: Partial<Record<OutputState, HistoryKind>> = { written: 'OutputWritten', givenUp: 'OutputGivenUp' }

function* note(row: StoredLoop, kind: HistoryKind, workerId: number | null, at: Date, text?: string): Unit<void> {
  yield* run(sql`
    insert into loop_history (loop_id, flow_id, at_ms, kind, worker_id, note)
    values (${row.id}, ${row.flow_id}, ${at.getTime()}, ${kind}, ${workerId}, ${text ?? null})`)
}

/** Everything that happened to a loop after its start, in order. */
export function* historyOf(loopId: number): Unit<HistoryRow[]> {
  return yield* all(sql<HistoryRow>`
    select id, at_ms, kind, worker_id, note from loop_history where loop_id = ${loopId} order by id`)
}

/** Why a worker has declined, said afterwards. */
export function* noteReason(loopId: number, workerId: number, reason: string): Unit<void> {
  yield* run(sql`
    update loop_history set note = ${reason}
     where loop_id = ${loopId} and worker_id = ${workerId} and kind = 'Declined'`)
}

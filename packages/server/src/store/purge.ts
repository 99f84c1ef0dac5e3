import { purgeDue } from '../human-loop/retention.ts'
import type { StoredLoop } from './loop-rows.ts'
import { inputOf } from './loops.ts'
import { first, run, sql, type Unit } from './sql.ts'

/** Turns an input that is about to go into something that can only be compared. */
export type InputDigest = (content: string, classifiers: string | null) => Uint8Array

export const isPurgeDue = (row: StoredLoop, at: Date): boolean => {
  const due = purgeDue(row.ended_ms === null ? null : new Date(row.ended_ms))
  return due !== null && at >= due && (row.is_purged === 0 || row.status === 'Deleted')
}

/**
 * Lets a loop's internal data go for good: input, answers, drafts, who worked on it, and what was never delivered. A
 * loop that was not deleted keeps what DescribeHumanLoop shows and a digest of its input; a deleted one leaves nothing.
 * Source: founding document, spec 2.7 D9, D12, D14.
 */
export function* purgeLoop(row: StoredLoop, digest: InputDigest): Unit<void> {
  const input = yield* inputOf(row.id)
  yield* run(sql`delete from human_loop_input where loop_id = ${row.id}`)
  yield* run(sql`delete from answer where loop_id = ${row.id}`)
  yield* run(sql`delete from draft where loop_id = ${row.id}`)
  yield* run(sql`delete from assignment where loop_id = ${row.id}`)
  yield* run(sql`delete from outbox where loop_id = ${row.id}`)
  yield* run(sql`update quality_report set worker_id = null where loop_id = ${row.id}`)
  if (row.status === 'Deleted') {
    yield* run(sql`delete from human_loop where id = ${row.id}`)
    return yield* forgetFlow(row.flow_id)
  }
  const kept = input === undefined ? row.input_digest : digest(input.content, input.classifiers)
  yield* run(sql`
    update human_loop set is_purged = 1, input_digest = ${kept}, due_ms = null where id = ${row.id}`)
}

/** A deleted flow definition's row is needed as long as a tombstone points at it. */
export function* forgetFlow(flowId: number): Unit<void> {
  const tombstone = yield* first(sql<{ id: number }>`
    select id from human_loop where flow_id = ${flowId} and status = 'Deleted' limit 1`)
  if (tombstone === undefined) yield* run(sql`delete from flow_definition where id = ${flowId} and status = 'Deleted'`)
}

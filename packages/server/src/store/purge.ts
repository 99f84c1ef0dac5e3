import { faultPoint } from '../fault-points.ts'
import { purgeDue } from '../human-loop/retention.ts'
import type { StoredLoop } from './loop-rows.ts'
import { inputOf } from './loops.ts'
import { all, first, run, sql, type Unit } from './sql.ts'

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
  faultPoint('purge-middle')
  yield* run(sql`delete from draft where loop_id = ${row.id}`)
  yield* run(sql`delete from assignment where loop_id = ${row.id}`)
  yield* run(sql`delete from outbox where loop_id = ${row.id}`)
  yield* run(sql`delete from delivery where loop_id = ${row.id}`)
  yield* run(sql`delete from loop_history where loop_id = ${row.id}`)
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
  if (tombstone !== undefined) return
  yield* run(sql`delete from flow_definition where id = ${flowId} and status = 'Deleted'`)
  yield* run(sql`
    delete from flow_tally where flow_id = ${flowId} and flow_id not in (select id from flow_definition)`)
  yield* run(sql`
    delete from flow_hour where flow_id = ${flowId} and flow_id not in (select id from flow_definition)`)
}

/**
 * Lets everything go that is kept of a closed account, in batches of loops. Its objects are the customer's own and stay.
 * Source: founding document, spec 2.8 C5.
 * @returns whether there is more
 */
export function* purgeAccount(accountId: string, batch: number): Unit<boolean> {
  const loops = yield* all(loopsOfAccount(accountId, batch))
  for (const { id } of loops) {
    yield* run(sql`delete from human_loop_input where loop_id = ${id}`)
    yield* run(sql`delete from answer where loop_id = ${id}`)
    yield* run(sql`delete from draft where loop_id = ${id}`)
    yield* run(sql`delete from assignment where loop_id = ${id}`)
    yield* run(sql`delete from outbox where loop_id = ${id}`)
    yield* run(sql`delete from delivery where loop_id = ${id}`)
    yield* run(sql`delete from loop_history where loop_id = ${id}`)
    yield* run(sql`delete from human_loop where id = ${id}`)
  }
  if (loops.length === batch) return true
  yield* purgeBelongings(accountId)
  return false
}

/**
 * Found by their flow definitions, which outlive them: there is no index by account. A cross join is one that SQLite
 * takes in this order.
 */
const loopsOfAccount = (accountId: string, limit: number) => sql<{ id: number }>`
  select l.id from flow_definition f cross join human_loop l
   where f.account_id = ${accountId} and l.flow_id = f.id and l.status <> 'Deleted'
   union all
  select l.id from flow_definition f cross join human_loop l
   where f.account_id = ${accountId} and l.flow_id = f.id and l.status = 'Deleted'
   limit ${limit}`

/** Settings and people of an account; its number stays taken, so that nobody else gets it. */
function* purgeBelongings(accountId: string): Unit<void> {
  yield* run(sql`delete from quality_report where account_id = ${accountId}`)
  yield* run(sql`
    delete from flow_hour where flow_id in (select id from flow_definition where account_id = ${accountId})`)
  yield* run(sql`delete from worker_hour where worker_id in (select id from worker where account_id = ${accountId})`)
  yield* run(sql`
    delete from flow_tally where flow_id in (select id from flow_definition where account_id = ${accountId})`)
  yield* run(sql`delete from flow_definition where account_id = ${accountId}`)
  yield* run(sql`delete from human_task_ui where account_id = ${accountId}`)
  yield* run(sql`delete from workteam where account_id = ${accountId}`)
  yield* run(sql`delete from workforce where account_id = ${accountId}`)
  yield* run(sql`delete from worker_token where worker_id in (select id from worker where account_id = ${accountId})`)
  yield* run(sql`delete from session where worker_id in (select id from worker where account_id = ${accountId})`)
  yield* run(sql`delete from sign_in_link where worker_id in (select id from worker where account_id = ${accountId})`)
  yield* run(sql`delete from worker_group where worker_id in (select id from worker where account_id = ${accountId})`)
  yield* run(sql`delete from worker where account_id = ${accountId}`)
  yield* run(sql`delete from tag where resource_arn like ${`arn:aws:sagemaker:%:${accountId}:%`}`)
  yield* run(sql`delete from used_region where account_id = ${accountId}`)
  yield* run(sql`delete from access_key where account_id = ${accountId}`)
  yield* run(sql`update account set closed_ms = null where id = ${accountId}`)
}

import { all, first, sql, type Unit } from './sql.ts'

/** What waits to leave the house. `failing`: tried at least once; `late`: should have been tried by then. */
export type OutboxHealth = { late: number; failing: number; oldest_ms: number | null }

export function* outboxHealth(by: Date): Unit<OutboxHealth> {
  const row = yield* first(sql<OutboxHealth>`
    select coalesce(sum(case when due_ms <= ${by.getTime()} then 1 else 0 end), 0) as late,
           coalesce(sum(case when attempts > 0 then 1 else 0 end), 0) as failing, min(created_ms) as oldest_ms
      from outbox`)
  return row!
}

/** What the longest-waiting delivery that fails says, and where it was to go. */
export function* lastDeliveryError(): Unit<{ sink: string; last_error: string | null } | undefined> {
  return yield* first(sql<{ sink: string; last_error: string | null }>`
    select sink, last_error from outbox where attempts > 0 order by created_ms, id limit 1`)
}

export type Late = { count: number; oldest_ms: number | null }

/** Loops that have not ended, and that time alone should have changed by then. */
export function* lateLoops(by: Date): Unit<Late> {
  return (yield* first(sql<Late>`
    select count(*) as count, min(due_ms) as oldest_ms from human_loop
     where due_ms is not null and due_ms <= ${by.getTime()} and ended_ms is null`))!
}

/** Loops that ended by then and still have their data. */
export function* unpurgedLoops(endedBy: Date, at: Date): Unit<Late> {
  return (yield* first(sql<Late>`
    select count(*) as count, min(ended_ms) as oldest_ms from human_loop
     where due_ms is not null and due_ms <= ${at.getTime()} and ended_ms <= ${endedBy.getTime()}
       and (is_purged = 0 or status = 'Deleted')`))!
}

/** Accounts that are closed and not yet purged, by the time of their closing. */
export function* closedAccounts(): Unit<{ id: string; closed_ms: number }[]> {
  return yield* all(sql<{ id: string; closed_ms: number }>`
    select id, closed_ms from account where closed_ms is not null order by closed_ms, id`)
}

/** Buckets that outputs go to, each with one of the flow definitions that name it. */
export type OutputBucket = { account_id: string; output_bucket: string; flow_name: string }

export function* outputBuckets(): Unit<OutputBucket[]> {
  return yield* all(sql<OutputBucket>`
    select account_id, output_bucket, min(name) as flow_name from flow_definition
     where status in ('Initializing', 'Active') group by account_id, output_bucket order by account_id, output_bucket`)
}

/** The schema's number; 0 for a database that has none. */
export function* schemaNumber(): Unit<number> {
  return (yield* first(sql<{ number: number }>`select coalesce(max(number), 0) as number from migration`))?.number ?? 0
}

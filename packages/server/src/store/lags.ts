import { all, first, sql, type Unit } from './sql.ts'

/** No question about the state of the queues looks at more rows than this. */
export const WALK_LIMIT = 10_000

/** Work teams that have flow definitions, and so possibly tasks. */
export function* teamsWithFlows(): Unit<number[]> {
  const rows = yield* all(sql<{ workteam_id: number }>`
    select distinct workteam_id from flow_definition where status <> 'Deleted' order by workteam_id`)
  return rows.map(row => row.workteam_id)
}

export type OldestWaiting = { flow_id: number; created_ms: number; walked: number }

/** The oldest task that waits for a worker, for each flow definition among the first `limit` tasks of a team. */
export function* oldestWaiting(teamId: number, limit: number): Unit<OldestWaiting[]> {
  return yield* all(sql<OldestWaiting>`
    select flow_id, min(created_ms) as created_ms, count(*) as walked
      from (select flow_id, created_ms from human_loop
             where offered_to {only} ${teamId} and offered_to <= ${teamId} and offered_to is not null
             order by offered_to, id limit ${limit}) as queue
     group by flow_id`)
}

/** Since when the oldest task of a flow definition has waited; undefined when none of its tasks waits for a worker. */
export function* oldestOfFlow(flowId: number): Unit<number | undefined> {
  const oldest = yield* first(sql<{ created_ms: number }>`
    select created_ms from human_loop
     where flow_id {only} ${flowId} and flow_id <= ${flowId} and offered_to is not null
     order by flow_id, id limit 1`)
  return oldest?.created_ms
}

/** When the loop was due that time has waited for the longest; null when nothing is due ever. */
export function* earliestDue(): Unit<number | null> {
  const row = yield* first(sql<{ due_ms: number | null }>`
    select min(due_ms) as due_ms from human_loop where due_ms is not null`)
  return row!.due_ms
}

export type OutboxLag = { kind: string; sink: string; depth: number; due_ms: number; created_ms: number }

/** What is still to be delivered, among the oldest rows. */
export function* outboxLags(): Unit<OutboxLag[]> {
  return yield* all(sql<OutboxLag>`
    select kind, sink, count(*) as depth, min(due_ms) as due_ms, min(created_ms) as created_ms
      from (select kind, sink, due_ms, created_ms from outbox order by id limit ${WALK_LIMIT}) as waiting
     group by kind, sink`)
}

import type { HumanLoop } from '../human-loop/loop.ts'
import type { Review } from '../review-task/review.ts'
import { dateOf, type LoopRow, queueColumns } from './loop-rows.ts'
import { isSoon, type Moment } from './moment.ts'
import { recordTaskCreated } from './outbox.ts'
import type { Owner, Place } from './places.ts'
import { loopToChange, type Opened } from './reviews.ts'
import { all, first, run, sql, type Unit } from './sql.ts'
import { tally } from './tallies.ts'

export type NewLoop = {
  /** As it was drawn, if it was: see `drawnLoopId`. */
  id?: number | undefined
  accountId: string
  region: string
  name: string
  flowId: number
  flowName: string
  workteamId: number
  timeLimitSeconds: number
  outputKey: string
  templateSha256: string
  createdAt: Date
  loop: HumanLoop
  /** JSON text as the caller sent it. */
  inputContent: string
  classifiers: string | null
}

/**
 * A server tells the id of a loop before there is one, together with what else is asked first: nobody has to wait for the
 * insert then. No rows on the embedded database, where ids come with inserts and cost no time.
 */
export const drawnLoopId = (flowName: string) =>
  // Of a value, without which the question can't be asked for many at once.
  sql<{ id: number }>`{onServer} select nextval('human_loop_id_seq') as id where ${flowName} <> ''`

export function* insertLoop(start: NewLoop, moment: Moment): Unit<number> {
  const { loop } = start
  const review: Review = { loop, lastEpoch: 0, timeLimitSeconds: start.timeLimitSeconds, assignments: [] }
  const queues = queueColumns(review, start.workteamId, moment.upSince, false)
  const drawn = start.id ?? (yield* first(drawnLoopId(start.flowName)))?.id
  const insert = sql<{ id: number }>`
    insert into human_loop (id, account_id, region, name, flow_id, status, revision, task_count, answer_count,
                            at_work_count, last_epoch, is_lifetime_over, is_to_be_removed, output_state, output_key,
                            template_sha256, created_ms, open_until_ms, changed_ms, offered_to, due_ms)
    values (${drawn ?? null}, ${start.accountId}, ${start.region}, ${start.name}, ${start.flowId}, ${loop.status}, ${loop.revision},
            ${loop.taskCount}, 0, 0, 0, 0, 0, ${loop.output}, ${start.outputKey}, ${start.templateSha256},
            ${start.createdAt.getTime()}, ${loop.openUntil.getTime()}, ${loop.changedAt.getTime()},
            ${queues.offeredTo}, ${queues.dueMs})
    returning id`
  if (drawn !== undefined) yield* run(insert)
  const id = drawn ?? (yield* first(insert))!.id
  if (isSoon(queues.dueMs, moment)) moment.wakes.add('housekeeping')
  yield* run(sql`
    insert into human_loop_input (loop_id, content, classifiers)
    values (${id}, ${start.inputContent}, ${start.classifiers})`)
  yield* tally(start.flowId, 1)
  const { accountId: account_id, region, name, flowName: flow_name } = start
  yield* recordTaskCreated({ id, account_id, region, name, flow_name }, moment)
  return id
}

export type StoredInput = { content: string; classifiers: string | null }

export const storedInput = (loopId: number) => sql<StoredInput>`
  select content, classifiers from human_loop_input where loop_id = ${loopId}`

export function* inputOf(loopId: number): Unit<StoredInput | undefined> {
  return yield* first(storedInput(loopId))
}

export type Namesake = Pick<LoopRow, 'id' | 'name' | 'status' | 'flow_id' | 'input_digest' | 'output_key'>

/** The loop that has the name now, and deleted ones that were born then or later. */
export const namesakes = (owner: Owner, loopName: string, since: Date) => sql<Namesake>`
  select id, name, status, flow_id, input_digest, output_key from human_loop
   where account_id = ${owner.accountId} and region = ${owner.region} and name = ${loopName} and status <> 'Deleted'
   union all
  select id, name, status, flow_id, input_digest, output_key from human_loop
   where account_id = ${owner.accountId} and region = ${owner.region} and name = ${loopName} and status = 'Deleted'
     and created_ms >= ${since.getTime()}`

export type Listed = Pick<LoopRow, 'id' | 'name' | 'status' | 'created_ms' | 'failure_reason'>

export type LoopFilter = { flowId: number; fromMs: number; beforeMs: number; limit: number }

/** Loops of a flow definition, newest first, behind `after`. Deleted ones are left out. */
export function* newestLoops(filter: LoopFilter, after: Place): Unit<Listed[]> {
  return yield* all(sql<Listed>`
    select id, name, status, created_ms, failure_reason from human_loop
     where flow_id = ${filter.flowId} and status <> 'Deleted'
       and (created_ms, id) < (${after.ms}, ${after.id})
       and created_ms >= ${filter.fromMs} and created_ms < ${filter.beforeMs}
     order by created_ms desc, id desc
     limit ${filter.limit}`)
}

export function* oldestLoops(filter: LoopFilter, after: Place): Unit<Listed[]> {
  return yield* all(sql<Listed>`
    select id, name, status, created_ms, failure_reason from human_loop
     where flow_id = ${filter.flowId} and status <> 'Deleted'
       and (created_ms, id) > (${after.ms}, ${after.id})
       and created_ms >= ${filter.fromMs} and created_ms < ${filter.beforeMs}
     order by created_ms, id
     limit ${filter.limit}`)
}

/** Loops that time alone has something to do with, most overdue first. */
export function* dueLoops(at: Date, limit: number): Unit<number[]> {
  const rows = yield* all(sql<{ id: number }>`
    select id from human_loop where due_ms is not null and due_ms <= ${at.getTime()} order by due_ms limit ${limit}`)
  return rows.map(row => row.id)
}

/** When time alone has something to do next. */
export function* nextDueLoop(): Unit<Date | null> {
  const row = yield* first(sql<{ due_ms: number | null }>`
    select min(due_ms) as due_ms from human_loop where due_ms is not null`)
  return dateOf(row!.due_ms)
}

/** Loops that ended at or before that time and of which something is still to be let go. */
export function* loopsEndedBy(time: Date, at: Date, limit: number): Unit<number[]> {
  const rows = yield* all(sql<{ id: number }>`
    select id from human_loop
     where due_ms is not null and due_ms <= ${at.getTime()} and ended_ms <= ${time.getTime()}
       and (is_purged = 0 or status in ('Deleting', 'Deleted'))
     order by due_ms limit ${limit}`)
  return rows.map(row => row.id)
}

/** Loops of a flow definition that are still to be taken away with it. */
export function* remainingLoops(flowId: number, limit: number): Unit<Opened[]> {
  const rows = yield* all(sql<{ id: number }>`
    select id from human_loop
     where flow_id = ${flowId} and status <> 'Deleted' and is_to_be_removed = 0
     order by created_ms, id limit ${limit}`)
  const loops: Opened[] = []
  for (const row of rows) loops.push((yield* loopToChange(row.id))!)
  return loops
}

export function* hasLoops(flowId: number): Unit<boolean> {
  const row = yield* first(sql<{ id: number }>`
    select id from human_loop where flow_id = ${flowId} and status <> 'Deleted' limit 1`)
  return row !== undefined
}

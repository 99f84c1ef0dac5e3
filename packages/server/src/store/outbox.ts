import type { HumanLoop } from '../human-loop/loop.ts'
import { arn } from '../human-loop/naming.ts'
import { statusEvent } from '../human-loop/status-event.ts'
import type { Progress } from '../review-task/review.ts'
import { taskEvent } from '../review-task/task-event.ts'
import { dateOf, failureOf, type StoredLoop } from './loop-rows.ts'
import type { Moment } from './moment.ts'
import { all, first, run, sql, type Unit } from './sql.ts'

/** Something that must leave the house. `output`: the loop's object is owed; `event`: `payload` is its text. */
export type OutboxRow = {
  id: number
  loop_id: number
  kind: 'output' | 'event'
  sink: string
  event_id: string | null
  payload: string | null
  created_ms: number
  due_ms: number
  attempts: number
}

/** Writes what a change has caused into the outbox, in the order in which it must leave. */
export function* recordFacts(row: StoredLoop, loop: HumanLoop, progress: Progress, moment: Moment): Unit<void> {
  if (moment.sendsTaskEvents)
    for (const fact of progress.taskFacts)
      yield* owe(row.id, 'event', taskEvent(factOf(row, moment), fact.type), moment)
  for (const fact of progress.facts) {
    if (fact.type === 'OutputDue') yield* owe(row.id, 'output', null, moment)
    else if (fact.to === 'Completed' || fact.to === 'Failed' || fact.to === 'Stopped')
      yield* owe(row.id, 'event', eventOf(row, loop, fact.to, fact.at, moment), moment)
  }
}

type Named = Pick<StoredLoop, 'id' | 'account_id' | 'region' | 'name' | 'flow_name'>

/** A loop's tasks are there for the team; heard of only where task events are asked for. */
export function* recordTaskCreated(loop: Named, moment: Moment): Unit<void> {
  if (moment.sendsTaskEvents) yield* owe(loop.id, 'event', taskEvent(factOf(loop, moment), 'Created'), moment)
}

type Event = { id: string; payload: string }

const factOf = (row: Named, moment: Moment) => ({
  id: moment.newId(),
  accountId: row.account_id,
  region: row.region,
  at: moment.at,
  loopArn: arn({ accountId: row.account_id, region: row.region }, 'human-loop', row.name),
  flowArn: arn({ accountId: row.account_id, region: row.region }, 'flow-definition', row.flow_name),
})

function eventOf(
  row: StoredLoop,
  loop: HumanLoop,
  status: 'Completed' | 'Failed' | 'Stopped',
  at: Date,
  moment: Moment,
): Event {
  const id = moment.newId()
  const payload = statusEvent({
    id,
    accountId: row.account_id,
    region: row.region,
    at,
    loopName: row.name,
    flowName: row.flow_name,
    createdAt: new Date(row.created_ms),
    status,
    failure: loop.failure ?? failureOf(row),
    outputS3Uri: outputUri(row),
  })
  return { id, payload }
}

/** Where the loop's output object is or will be. Fixed at the start of the loop. Source: spec 2.7 D4. */
export const outputUri = (row: Pick<StoredLoop, 'output_bucket' | 'output_key'>): string =>
  `s3://${row.output_bucket}/${row.output_key}`

function* owe(loopId: number, kind: 'output' | 'event', event: Event | null, moment: Moment): Unit<void> {
  const at = moment.at.getTime()
  moment.wakes.add('delivery')
  const sinks = kind === 'output' ? [BUCKET_SINK] : moment.eventSinks
  for (const sink of sinks)
    yield* run(sql`
      insert into outbox (loop_id, kind, sink, event_id, payload, created_ms, due_ms)
      values (${loopId}, ${kind}, ${sink}, ${event?.id ?? null}, ${event?.payload ?? null}, ${at}, ${at})`)
}

/** The sink of output objects: the customer's bucket. */
export const BUCKET_SINK = 'bucket'

/**
 * What may leave for one sink now: nothing of a loop overtakes an earlier event of the same loop at the same sink, and no event
 * overtakes an output object that has not been tried yet. Source: spec 6.1.
 */
export function* dueDeliveries(sink: string, at: Date, limit: number): Unit<OutboxRow[]> {
  return yield* all(sql<OutboxRow>`
    select o.id, o.loop_id, o.kind, o.sink, o.event_id, o.payload, o.created_ms, o.due_ms, o.attempts
      from outbox o
     where o.sink = ${sink} and o.due_ms <= ${at.getTime()}
       and not exists (
         select 1 from outbox earlier
          where earlier.loop_id = o.loop_id and earlier.id < o.id
            and (earlier.sink = o.sink or (earlier.kind = 'output' and earlier.attempts = 0)))
     order by o.due_ms, o.id
     limit ${limit}`)
}

/** When something is to be delivered to a sink next. */
export function* nextDelivery(sink: string): Unit<Date | null> {
  const row = yield* first(sql<{ due_ms: number | null }>`
    select min(due_ms) as due_ms from outbox where sink = ${sink}`)
  return dateOf(row!.due_ms)
}

/** As `dueDeliveries`, and nobody else gets them before `until`. */
export function* takeDeliveries(sink: string, at: Date, limit: number, until: Date): Unit<OutboxRow[]> {
  const rows = yield* all(sql<OutboxRow>`
    update outbox set due_ms = ${until.getTime()}
     where id in (
       select o.id from outbox o
        where o.sink = ${sink} and o.due_ms <= ${at.getTime()}
          and not exists (
            select 1 from outbox earlier
             where earlier.loop_id = o.loop_id and earlier.id < o.id
               and (earlier.sink = o.sink or (earlier.kind = 'output' and earlier.attempts = 0)))
        order by o.due_ms, o.id
        limit ${limit}
        {skipLocked})
    returning id, loop_id, kind, sink, event_id, payload, created_ms, due_ms, attempts`)
  return rows.sort((a, b) => a.id - b.id)
}

/** Undoes `takeDeliveries` for those that were not delivered. */
export function* giveBackDeliveries(ids: readonly number[], at: Date): Unit<void> {
  for (const id of ids) yield* run(sql`update outbox set due_ms = ${at.getTime()} where id = ${id}`)
}

/** @returns whether it was still owed */
export function* delivered(id: number): Unit<boolean> {
  return (yield* first(sql<{ id: number }>`delete from outbox where id = ${id} returning id`)) !== undefined
}

/** An event has arrived: it is no longer owed, and what was sent stays to be looked at. */
export function* eventDelivered(id: number, response: string | undefined, moment: Moment): Unit<void> {
  // The event file is its own record.
  yield* run(sql`
    insert into delivery (loop_id, sink, event_id, payload, attempts, last_error, response, delivered_ms)
    select loop_id, sink, event_id, payload, attempts + 1, last_error, ${response ?? null}, ${moment.at.getTime()}
      from outbox where id = ${id} and sink <> 'file'`)
  yield* delivered(id)
}

export function* deliveryFailed(id: number, reason: string, again: Date, moment: Moment): Unit<void> {
  moment.wakes.add('refusals')
  yield* run(sql`
    update outbox set attempts = attempts + 1, last_error = ${reason}, due_ms = ${again.getTime()} where id = ${id}`)
}

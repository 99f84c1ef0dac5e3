import type { Moment } from './moment.ts'
import { all, first, run, sql, type Unit } from './sql.ts'

/** An event on its way or at its receiver. `delivered_ms`: null while it is owed; `due_ms`: null once it has arrived. */
export type DeliveryRow = {
  id: number
  loop_id: number
  loop_name: string
  flow_name: string
  region: string
  sink: string
  event_id: string | null
  payload: string | null
  attempts: number
  last_error: string | null
  response: string | null
  due_ms: number | null
  delivered_ms: number | null
}

/** What sinks have taken of an account's events, newest first, with ids below `before`. */
export function* deliveriesBefore(accountId: string, before: number, limit: number): Unit<DeliveryRow[]> {
  return yield* all(sql<DeliveryRow>`
    select d.id, d.loop_id, l.name as loop_name, f.name as flow_name, l.region, d.sink, d.event_id, d.payload, d.attempts, d.last_error,
           d.response, null as due_ms, d.delivered_ms
      from delivery d join human_loop l on l.id = d.loop_id join flow_definition f on f.id = l.flow_id
     where d.id < ${before} and l.account_id = ${accountId}
     order by d.id desc limit ${limit}`)
}

/** What is owed to sinks and has been refused at least once, oldest first. */
export function* failingDeliveries(accountId: string, limit: number): Unit<DeliveryRow[]> {
  return yield* all(sql<DeliveryRow>`
    select o.id, o.loop_id, l.name as loop_name, f.name as flow_name, l.region, o.sink, o.event_id, o.payload, o.attempts, o.last_error,
           null as response, o.due_ms, null as delivered_ms
      from outbox o join human_loop l on l.id = o.loop_id join flow_definition f on f.id = l.flow_id
     where o.attempts > 0 and l.account_id = ${accountId}
     order by o.id limit ${limit}`)
}

/** Everything of one loop that has left or is to leave the house, in order. */
export function* deliveriesOf(loopId: number): Unit<DeliveryRow[]> {
  const taken = yield* all(sql<DeliveryRow>`
    select d.id, d.loop_id, l.name as loop_name, f.name as flow_name, l.region, d.sink, d.event_id, d.payload, d.attempts, d.last_error,
           d.response, null as due_ms, d.delivered_ms
      from delivery d join human_loop l on l.id = d.loop_id join flow_definition f on f.id = l.flow_id
     where d.loop_id = ${loopId} order by d.id limit 200`)
  const owed = yield* all(sql<DeliveryRow>`
    select o.id, o.loop_id, l.name as loop_name, f.name as flow_name, l.region, o.sink, o.event_id, o.payload, o.attempts, o.last_error,
           null as response, o.due_ms, null as delivered_ms
      from outbox o join human_loop l on l.id = o.loop_id join flow_definition f on f.id = l.flow_id
     where o.loop_id = ${loopId} order by o.id limit 200`)
  return [...taken, ...owed]
}

/**
 * Owes an event that has arrived to its sink once more, with the same id, so that a receiver knows it again.
 * @returns whether there is such a delivery
 */
export function* sendAgain(accountId: string, id: number, moment: Moment): Unit<boolean> {
  const known = yield* first(sql<{ id: number }>`
    select d.id from delivery d join human_loop l on l.id = d.loop_id where d.id = ${id} and l.account_id = ${accountId}`)
  if (known === undefined) return false
  const at = moment.at.getTime()
  yield* run(sql`
    insert into outbox (loop_id, kind, sink, event_id, payload, created_ms, due_ms)
    select loop_id, 'event', sink, event_id, payload, ${at}, ${at} from delivery where id = ${id}`)
  moment.wakes.add('delivery')
  return true
}

/** Lets what is owed be tried now instead of after its pause. @returns whether there is such a row */
export function* tryNow(accountId: string, outboxId: number, moment: Moment): Unit<boolean> {
  const owed = yield* first(sql<{ id: number }>`
    update outbox set due_ms = ${moment.at.getTime()}
     where id = ${outboxId}
       and exists (select 1 from human_loop l where l.id = outbox.loop_id and l.account_id = ${accountId}) returning id`)
  if (owed !== undefined) moment.wakes.add('delivery')
  return owed !== undefined
}

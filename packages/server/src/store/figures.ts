import { type FlowHour, HOUR_MS, type Hours, sumUp, type Times, type WorkerHour } from './hours.ts'
import { installationValue, setInstallationValue } from './installation.ts'
import { all, first, run, sql, type Unit } from './sql.ts'

/** Others may still be writing rows with earlier ids: what is this young is summed up later. */
const SETTLED_MS = 5_000
/** So many rows at a time, a matter of a millisecond: whoever writes meanwhile has a go in between. */
const BATCH = 1_000
/** Sums are kept for so long. */
export const FIGURES_KEPT_MS = 90 * 24 * 3600_000

const MARKS = { history: 'figuresHistoryId', loops: 'figuresLoopId' } as const

/**
 * Adds what has happened since the last time to the sums by the hour: what that costs follows what happened, and pages
 * that show figures never count anything. Runs alone, one node at a time.
 * @returns whether there is more to add
 */
export function* addFigures(at: Date): Unit<boolean> {
  // Another node is at it, and goes on until nothing is left.
  if (!(yield* isOurTurn())) return false
  const settled = at.getTime() - SETTLED_MS
  const before = yield* added()
  const happened = yield* timesHappened(before.history, settled)
  const started = yield* timesStarted(before.loops, settled)
  yield* add(sumUp([...started, ...happened]))
  yield* setMark(MARKS.history, lastOf(happened))
  yield* setMark(MARKS.loops, lastOf(started))
  return [happened, started].some(counted => rowsOf(counted) === BATCH)
}

/** The database counts: there may be ten thousand rows a second, of which a few sums are left. `last_id`: the newest row. */
type Counted = Times & { last_id: number }

/** Rows up to the first that is too young: what comes behind it must not be passed over. */
function* timesHappened(afterId: number, settledMs: number): Unit<Counted[]> {
  return yield* all(sql<Counted>`
    with portion as (
      select h.id, h.flow_id, h.at_ms, h.kind, h.worker_id, a.submitted_ms - a.accepted_ms as taken_ms
        from loop_history h left join assignment a on a.loop_id = h.loop_id and a.worker_id = h.worker_id
       where h.id > ${afterId} order by h.id limit ${BATCH})
    select flow_id, at_ms - at_ms % ${HOUR_MS} as hour_ms, kind, worker_id, count(*) as times,
           sum(case when taken_ms > 0 then taken_ms else 0 end) as taken_ms, max(id) as last_id
      from portion
     where id < coalesce((select min(id) from portion where at_ms > ${settledMs}), ${Number.MAX_SAFE_INTEGER})
     group by flow_id, hour_ms, kind, worker_id`)
}

function* timesStarted(afterId: number, settledMs: number): Unit<Counted[]> {
  return yield* all(sql<Counted>`
    with portion as (
      select id, flow_id, created_ms as at_ms from human_loop where id > ${afterId} order by id limit ${BATCH})
    select flow_id, at_ms - at_ms % ${HOUR_MS} as hour_ms, 'Started' as kind, null as worker_id, count(*) as times,
           0 as taken_ms, max(id) as last_id
      from portion
     where id < coalesce((select min(id) from portion where at_ms > ${settledMs}), ${Number.MAX_SAFE_INTEGER})
     group by flow_id, hour_ms`)
}

const rowsOf = (counted: Counted[]): number => counted.reduce((sum, { times }) => sum + times, 0)
const lastOf = (counted: Counted[]): number | undefined =>
  counted.length === 0 ? undefined : Math.max(...counted.map(one => one.last_id))

/** Nobody else adds until this unit is done. */
function* isOurTurn(): Unit<boolean> {
  const name = MARKS.history
  const held = yield* first(sql`select name from installation where name = ${name} {skipLocked}`)
  if (held !== undefined) return true
  const made = yield* first(sql`
    insert into installation (name, value) values (${name}, ${Buffer.from('0')})
    on conflict (name) do nothing returning name`)
  return made !== undefined
}

/** The newest step and the newest loop that are in the sums. */
export type Added = { history: number; loops: number }

export function* added(): Unit<Added> {
  return { history: yield* mark(MARKS.history), loops: yield* mark(MARKS.loops) }
}

type MarkName = (typeof MARKS)[keyof typeof MARKS]

function* mark(name: MarkName): Unit<number> {
  const value = yield* installationValue(name)
  return value === undefined ? 0 : Number(Buffer.from(value).toString())
}

function* setMark(name: MarkName, id: number | undefined): Unit<void> {
  if (id !== undefined) yield* setInstallationValue(name, Buffer.from(String(id)))
}

function* add({ flows, workers }: Hours): Unit<void> {
  for (const f of flows)
    yield* run(sql`
      insert into flow_hour (flow_id, hour_ms, started, completed, stopped, failed, answers, answer_ms, declined, expired)
      values (${f.flow_id}, ${f.hour_ms}, ${f.started}, ${f.completed}, ${f.stopped}, ${f.failed}, ${f.answers},
              ${f.answer_ms}, ${f.declined}, ${f.expired})
      on conflict (flow_id, hour_ms) do update
         set started = flow_hour.started + excluded.started, completed = flow_hour.completed + excluded.completed,
             stopped = flow_hour.stopped + excluded.stopped, failed = flow_hour.failed + excluded.failed,
             answers = flow_hour.answers + excluded.answers, answer_ms = flow_hour.answer_ms + excluded.answer_ms,
             declined = flow_hour.declined + excluded.declined, expired = flow_hour.expired + excluded.expired`)
  for (const w of workers)
    yield* run(sql`
      insert into worker_hour (worker_id, hour_ms, answers, answer_ms, declined, expired)
      values (${w.worker_id}, ${w.hour_ms}, ${w.answers}, ${w.answer_ms}, ${w.declined}, ${w.expired})
      on conflict (worker_id, hour_ms) do update
         set answers = worker_hour.answers + excluded.answers, answer_ms = worker_hour.answer_ms + excluded.answer_ms,
             declined = worker_hour.declined + excluded.declined, expired = worker_hour.expired + excluded.expired`)
}

export function* forgetFigures(before: Date): Unit<void> {
  yield* run(sql`delete from flow_hour where hour_ms < ${before.getTime()}`)
  yield* run(sql`delete from worker_hour where hour_ms < ${before.getTime()}`)
}

type Scope = { accountId: string; region: string; fromMs: number }

/**
 * By flow definition and span of time, oldest first; `hour_ms` is when the span begins.
 * @param stepMs  how long a span is: whole hours, counted from `fromMs`
 */
export function* flowHours(
  { accountId, region, fromMs }: Scope,
  stepMs: number,
): Unit<(FlowHour & { name: string })[]> {
  return yield* all(sql<FlowHour & { name: string }>`
    select name, flow_id, hour_ms, sum(started) as started, sum(completed) as completed, sum(stopped) as stopped,
           sum(failed) as failed, sum(answers) as answers, sum(answer_ms) as answer_ms, sum(declined) as declined,
           sum(expired) as expired
      from (select f.name, h.flow_id, h.hour_ms - (h.hour_ms - ${fromMs}) % ${stepMs} as hour_ms, h.started,
                   h.completed, h.stopped, h.failed, h.answers, h.answer_ms, h.declined, h.expired
              from flow_hour h join flow_definition f on f.id = h.flow_id
             where h.hour_ms >= ${fromMs} and f.account_id = ${accountId} and f.region = ${region}
               and f.status <> 'Deleted') as spans
     group by name, flow_id, hour_ms order by hour_ms, flow_id`)
}

/** By worker, all hours together, the busiest first. */
export function* workerFigures({ accountId, fromMs }: Scope): Unit<(WorkerHour & { name: string })[]> {
  return yield* all(sql<WorkerHour & { name: string }>`
    select w.name, h.worker_id, min(h.hour_ms) as hour_ms, sum(h.answers) as answers, sum(h.answer_ms) as answer_ms,
           sum(h.declined) as declined, sum(h.expired) as expired
      from worker_hour h join worker w on w.id = h.worker_id
     where h.hour_ms >= ${fromMs} and w.account_id = ${accountId} and w.is_deleted = 0
     group by w.name, h.worker_id order by sum(h.answers) desc, w.name limit 100`)
}

import { isFinished, isOpen } from '../human-loop/lifecycle.ts'
import type { HumanLoop } from '../human-loop/loop.ts'
import type { Assignment } from '../review-task/assignment.ts'
import { passTime } from '../review-task/pass-time.ts'
import type { Progress, Review } from '../review-task/review.ts'
import { recordHistory } from './history.ts'
import { type AssignmentRow, assignmentOfRow, loopOf, ms, queueColumns, type StoredLoop } from './loop-rows.ts'
import { isSoon, type Moment } from './moment.ts'
import { recordFacts } from './outbox.ts'
import type { Owner } from './places.ts'
import { all, atOnce, first, Overtaken, post, run, type Statement, sql, sqlAfter, type Unit } from './sql.ts'
import { tally } from './tallies.ts'

export type Decision<E> = { ok: true; progress: Progress } | { ok: false; error: E }

const loopsWhere = sqlAfter<StoredLoop>(`
  select l.id, l.account_id, l.region, l.name, l.flow_id, l.status, l.revision, l.task_count, l.answer_count,
         l.at_work_count, l.last_epoch, l.is_lifetime_over, l.is_to_be_removed, l.output_state, l.output_key,
         l.failure_code, l.failure_reason, l.template_sha256, l.created_ms, l.open_until_ms, l.changed_ms, l.ended_ms,
         l.offered_to, l.due_ms, l.is_purged, l.input_digest,
         f.workteam_id, f.time_limit_seconds, f.name as flow_name, f.request as flow_request, f.output_bucket
    from human_loop l join flow_definition f on f.id = l.flow_id
   where`)

const byId = (id: number) => loopsWhere`l.id = ${id}`

export function* loopById(id: number): Unit<StoredLoop | undefined> {
  return yield* first(byId(id))
}

export function* loopByName(where: { accountId: string; region: string }, name: string): Unit<StoredLoop | undefined> {
  return yield* first(loopsWhere`l.account_id = ${where.accountId} and l.region = ${where.region} and l.name = ${name}
       and l.status <> 'Deleted'`)
}

/** The tombstone of the last loop of a name, until its data is purged. Source: spec 2.7 D14. */
export function* tombstoneByName(where: Owner, name: string): Unit<StoredLoop | undefined> {
  return yield* first(loopsWhere`l.account_id = ${where.accountId} and l.region = ${where.region} and l.name = ${name}
       and l.status = 'Deleted'
     order by l.id desc limit 1`)
}

/** A loop and its review, read in one go. Whoever changes it has it from `loopToChange` or its like. */
export type Opened = { loop: StoredLoop; review: Review }

/**
 * A loop as it is, which this unit is not going to change.
 *
 * @param workerId  whose part in it is looked at
 */
export function* loopWithReview(id: number, workerId: number): Unit<Opened | undefined> {
  return yield* opened(id, workerId, byId(id))
}

/**
 * A loop that this unit is going to change: others who would change it wait until then.
 *
 * @param workerId  whose part in it is looked at, or null
 */
export function* loopToChange(id: number, workerId: number | null = null): Unit<Opened | undefined> {
  return yield* opened(id, workerId, loopsWhere`l.id = ${id} {lockLoop}`)
}

export function* namedLoopToChange(
  where: { accountId: string; region: string },
  name: string,
): Unit<Opened | undefined> {
  const loop =
    yield* first(loopsWhere`l.account_id = ${where.accountId} and l.region = ${where.region} and l.name = ${name}
       and l.status <> 'Deleted' {lockLoop}`)
  return loop && { loop, review: yield* reviewOf(loop, null) }
}

/** A loop for which time has come, unless another node has it in hand. */
export function* dueLoopToChange(id: number, at: Date): Unit<Opened | undefined> {
  return yield* opened(id, null, loopsWhere`l.id = ${id} and l.due_ms <= ${at.getTime()} {passOverLoop}`)
}

/** In this order: what is read of the parts is what holds once the loop is locked, if it is. */
function* opened(id: number, workerId: number | null, select: Statement<StoredLoop>): Unit<Opened | undefined> {
  const [[loop], parts] = yield* atOnce(select, partsOf(id, workerId))
  return loop && { loop, review: reviewFrom(loop, parts) }
}

const partsOf = (loopId: number, workerId: number | null) => sql<AssignmentRow>`
  select worker_id, state, lease_epoch, accepted_ms, deadline_ms, seen_ms, left_ms, paused_ms_since, paused_ms,
         submitted_ms
    from assignment
   where loop_id = ${loopId} and (state = 'inWork' or worker_id = ${workerId ?? -1})`

const reviewFrom = (loop: StoredLoop, parts: AssignmentRow[]): Review => ({
  loop: loopOf(loop),
  lastEpoch: loop.last_epoch,
  timeLimitSeconds: loop.time_limit_seconds,
  assignments: parts.map(assignmentOfRow),
})

/** Everybody who is at work on the loop and, if named, one worker's own part whatever its state. */
export function* reviewOf(loop: StoredLoop, workerId: number | null): Unit<Review> {
  return reviewFrom(loop, yield* all(partsOf(loop.id, workerId)))
}

/**
 * The one door through which a loop changes: lets time catch up, lets `decide` decide, and stores the loop, its
 * assignments and everything others must hear of it, all in the transaction in which it was opened.
 *
 * @returns what was decided; a refusal changes nothing
 */
export function* changeLoop<E, D extends Decision<E>>(
  { loop, review }: Opened,
  decide: (progress: Progress) => D,
  moment: Moment,
): Unit<D> {
  const decision = decide(passTime({ review, facts: [], taskFacts: [] }, moment.at, moment.upSince))
  if (decision.ok) yield* save(loop, review, decision.progress, moment)
  return decision
}

function* save(row: StoredLoop, before: Review, progress: Progress, moment: Moment): Unit<void> {
  const { review } = progress
  yield* saveLoop(row, before.loop, review, moment)
  for (const assignment of review.assignments)
    if (!before.assignments.includes(assignment)) yield* saveAssignment(row.id, assignment)
  if (isOpen(before.loop.status) && !isOpen(review.loop.status)) yield* tally(row.flow_id, -1)
  for (const fact of progress.facts)
    if (fact.type === 'StatusChanged' && isFinished(fact.to)) moment.endings.push(fact.to)
  yield* recordHistory(row, progress, moment)
  yield* recordFacts(row, review.loop, progress, moment)
}

/** The revision grows with everything that is saved, a sign of life too: nobody writes over what they have not seen. */
function* saveLoop(row: StoredLoop, seen: HumanLoop, review: Review, moment: Moment): Unit<void> {
  const { loop } = review
  const queues = queueColumns(review, row.workteam_id, moment.upSince, row.is_purged === 1)
  if (isSoon(queues.dueMs, moment)) moment.wakes.add('housekeeping')
  const update = sql<{ id: number }>`
    update human_loop
       set status = ${loop.status}, revision = ${Math.max(loop.revision, seen.revision + 1)}, answer_count = ${loop.answerCount},
           at_work_count = ${loop.atWorkCount}, last_epoch = ${review.lastEpoch},
           is_lifetime_over = ${Number(loop.isLifetimeOver)}, is_to_be_removed = ${Number(loop.isToBeRemoved)},
           output_state = ${loop.output}, failure_code = ${loop.failure?.code ?? null},
           failure_reason = ${loop.failure?.reason ?? null}, changed_ms = ${loop.changedAt.getTime()},
           ended_ms = ${ms(loop.endedAt)}, offered_to = ${queues.offeredTo}, due_ms = ${queues.dueMs}
     where id = ${row.id} and revision = ${seen.revision}
    returning id`
  yield* post(update, saved => {
    if (saved.length === 0) throw new Overtaken(`loop ${row.id} moved on while it was being changed`)
  })
}

function* saveAssignment(loopId: number, one: Assignment): Unit<void> {
  yield* run(sql`
    insert into assignment (loop_id, worker_id, state, lease_epoch, accepted_ms, deadline_ms, seen_ms, left_ms,
                            paused_ms_since, paused_ms, submitted_ms)
    values (${loopId}, ${one.workerId}, ${one.state}, ${one.leaseEpoch}, ${one.acceptedAt.getTime()},
            ${one.deadline.getTime()}, ${one.seenAt.getTime()}, ${ms(one.leftAt)}, ${ms(one.pausedAt)},
            ${one.pausedMs}, ${ms(one.submittedAt)})
    on conflict (loop_id, worker_id) do update
       set state = excluded.state, lease_epoch = excluded.lease_epoch, accepted_ms = excluded.accepted_ms,
           deadline_ms = excluded.deadline_ms, seen_ms = excluded.seen_ms, left_ms = excluded.left_ms,
           paused_ms_since = excluded.paused_ms_since, paused_ms = excluded.paused_ms,
           submitted_ms = excluded.submitted_ms`)
}

import { all, first, run, sql, type Unit } from './sql.ts'

export type AnswerRow = {
  worker_id: number
  content: string
  accepted_ms: number
  submitted_ms: number
  paused_ms: number
  lease_epoch: number
  issuer: string
  sub: string
}

export function* storeAnswer(loopId: number, workerId: number, content: string): Unit<void> {
  yield* run(sql`insert into answer (loop_id, worker_id, content) values (${loopId}, ${workerId}, ${content})`)
  yield* run(sql`delete from draft where loop_id = ${loopId} and worker_id = ${workerId}`)
}

export function* answerOf(loopId: number, workerId: number): Unit<string | undefined> {
  const row = yield* first(sql<{ content: string }>`
    select content from answer where loop_id = ${loopId} and worker_id = ${workerId}`)
  return row?.content
}

/** All answers of a loop with who gave them, in order of submission. */
export function* answersOf(loopId: number): Unit<AnswerRow[]> {
  const rows = yield* all(sql<AnswerRow>`
    select a.worker_id, a.content, s.accepted_ms, s.submitted_ms, s.paused_ms, s.lease_epoch, w.issuer, w.sub
      from answer a
      join assignment s on s.loop_id = a.loop_id and s.worker_id = a.worker_id
      join worker w on w.id = a.worker_id
     where a.loop_id = ${loopId}`)
  // Sorted here: without an order of their own the questions of many loops can be asked as one.
  return rows.sort((a, b) => a.submitted_ms - b.submitted_ms || a.lease_epoch - b.lease_epoch)
}

export function* saveDraft(loopId: number, workerId: number, content: string, at: Date): Unit<void> {
  yield* run(sql`
    insert into draft (loop_id, worker_id, content, saved_ms)
    values (${loopId}, ${workerId}, ${content}, ${at.getTime()})
    on conflict (loop_id, worker_id) do update set content = excluded.content, saved_ms = excluded.saved_ms`)
}

export type StoredDraft = { content: string; saved_ms: number }

export function* draftOf(loopId: number, workerId: number): Unit<StoredDraft | undefined> {
  return yield* first(sql<StoredDraft>`
    select content, saved_ms from draft where loop_id = ${loopId} and worker_id = ${workerId}`)
}

/** How many answers a worker has given since then, and how long they worked on them, in milliseconds. */
export function* workSince(workerId: number, sinceMs: number): Unit<{ answers: number; worked_ms: number }> {
  const sum = yield* first(sql<{ answers: number; worked_ms: number | null }>`
    select count(*) as answers, sum(submitted_ms - accepted_ms - paused_ms) as worked_ms
      from assignment where worker_id = ${workerId} and submitted_ms >= ${sinceMs}`)
  return { answers: sum?.answers ?? 0, worked_ms: Math.max(0, sum?.worked_ms ?? 0) }
}

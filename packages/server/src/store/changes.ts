import { all, first, sql, type Unit } from './sql.ts'

/** How far somebody has seen what happens: ids of the newest step and of the newest loop. */
export type Seen = { history: number; loops: number }

export function* newest(): Unit<Seen> {
  const step = yield* first(sql<{ id: number | null }>`select max(id) as id from loop_history`)
  const loop = yield* first(sql<{ id: number | null }>`select max(id) as id from human_loop`)
  return { history: step?.id ?? 0, loops: loop?.id ?? 0 }
}

/** Flow definitions of which a loop was started or changed since then. */
export function* flowsChangedSince(seen: Seen): Unit<{ account_id: string; region: string; name: string }[]> {
  return yield* all(sql<{ account_id: string; region: string; name: string }>`
    select account_id, region, name from flow_definition
     where id in (select flow_id from loop_history where id > ${seen.history})
        or id in (select flow_id from human_loop where id > ${seen.loops})`)
}

/** Loops that were changed since then, at most so many. */
export function* loopsChangedSince(
  seen: Seen,
  limit: number,
): Unit<{ account_id: string; region: string; name: string }[]> {
  return yield* all(sql<{ account_id: string; region: string; name: string }>`
    select distinct l.account_id, l.region, l.name
      from loop_history h join human_loop l on l.id = h.loop_id
     where h.id > ${seen.history} limit ${limit}`)
}

/** Loops in which something has happened since then, each with the work team it is offered to. */
export function* stepsSince(historyId: number, limit: number): Unit<{ loop_id: number; workteam_id: number }[]> {
  return yield* all(sql<{ loop_id: number; workteam_id: number }>`
    select distinct h.loop_id, f.workteam_id
      from loop_history h join flow_definition f on f.id = h.flow_id
     where h.id > ${historyId} limit ${limit}`)
}

/** Work teams for which a loop has been started since then. */
export function* teamsWithNewLoops(loopId: number): Unit<number[]> {
  const rows = yield* all(sql<{ id: number }>`
    select distinct f.workteam_id as id from human_loop l join flow_definition f on f.id = l.flow_id
     where l.id > ${loopId}`)
  return rows.map(row => row.id)
}

/** Who is at work on loops that somebody has stopped since then. What workers do themselves is no news to them. */
export function* atWorkSince(historyId: number, limit: number): Unit<{ loop_id: number; worker_id: number }[]> {
  return yield* all(sql<{ loop_id: number; worker_id: number }>`
    select distinct h.loop_id, a.worker_id
      from loop_history h join assignment a on a.loop_id = h.loop_id and a.state = 'inWork'
     where h.id > ${historyId} and h.kind = 'Stopping' limit ${limit}`)
}

import { all, first, sql, type Unit } from './sql.ts'

/** How far somebody has seen what happens: ids of the newest step, the newest loop and the newest delivery. */
export type Seen = { history: number; loops: number; deliveries: number }

export function* newest(): Unit<Seen> {
  const step = yield* first(sql<{ id: number | null }>`select max(id) as id from loop_history`)
  const loop = yield* first(sql<{ id: number | null }>`select max(id) as id from human_loop`)
  const delivery = yield* first(sql<{ id: number | null }>`select max(id) as id from delivery`)
  return { history: step?.id ?? 0, loops: loop?.id ?? 0, deliveries: delivery?.id ?? 0 }
}

/** Flow definitions of which a loop was started or changed, or an event arrived, since then. */
export function* flowsChangedSince(seen: Seen): Unit<{ account_id: string; region: string; name: string }[]> {
  return yield* all(sql<{ account_id: string; region: string; name: string }>`
    select account_id, region, name from flow_definition
     where id in (select flow_id from loop_history where id > ${seen.history})
        or id in (select flow_id from human_loop where id > ${seen.loops})
        or id in (select l.flow_id from delivery d join human_loop l on l.id = d.loop_id where d.id > ${seen.deliveries})`)
}

/** Loops that were changed, or of which an event arrived, since then, at most so many. */
export function* loopsChangedSince(
  seen: Seen,
  limit: number,
): Unit<{ account_id: string; region: string; name: string }[]> {
  return yield* all(sql<{ account_id: string; region: string; name: string }>`
    select l.account_id, l.region, l.name from human_loop l
     where l.id in (select loop_id from loop_history where id > ${seen.history}
                    union select loop_id from delivery where id > ${seen.deliveries})
     limit ${limit}`)
}

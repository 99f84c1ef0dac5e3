import { type Added, added } from './figures.ts'
import { leavingFlows } from './flow-definitions.ts'
import { all, first, sql, type Unit } from './sql.ts'

/** A flow definition or a loop by its name. */
export type Named = { account_id: string; region: string; name: string }

/** How far somebody has seen what happens: the newest ids of each kind, and which flow definitions are going away. */
export type Seen = {
  history: number
  loops: number
  deliveries: number
  flows: number
  leaving: Named[]
  /** How far what happens has been added to the figures. */
  figures: Added
}

/**
 * Since when what happens is news to somebody who looks now and then. Where several write at once, a step may be
 * committed after one with a higher number: there every look goes back to the one before the last, and tells what has
 * happened in between twice rather than never.
 */
export class Looks {
  readonly #goesBack: boolean
  #before: Seen
  #last: Seen

  /** @param goesBack  whether others write at the same time */
  constructor(first: Seen, goesBack: boolean) {
    this.#before = first
    this.#last = first
    this.#goesBack = goesBack
  }

  /** @returns since when everything is news to this look */
  look(now: Seen): Seen {
    const since = this.#goesBack ? this.#before : this.#last
    this.#before = this.#last
    this.#last = now
    return since
  }
}

type Newest = { id: number | null }

export function* newest(): Unit<Seen> {
  const step = yield* first(sql<Newest>`select max(id) as id from loop_history`)
  const loop = yield* first(sql<Newest>`select max(id) as id from human_loop`)
  const delivery = yield* first(sql<Newest>`select max(id) as id from delivery`)
  const flow = yield* first(sql<Newest>`select max(id) as id from flow_definition`)
  const leaving = (yield* leavingFlows()).map(({ account_id, region, name }) => ({ account_id, region, name }))
  return {
    history: step?.id ?? 0,
    loops: loop?.id ?? 0,
    deliveries: delivery?.id ?? 0,
    flows: flow?.id ?? 0,
    leaving,
    figures: yield* added(),
  }
}

/** Flow definitions that were made since then, or of which a loop was started or changed, or an event arrived. */
export function* flowsChangedSince(seen: Seen): Unit<Named[]> {
  return yield* all(sql<Named>`
    select account_id, region, name from flow_definition
     where id > ${seen.flows}
        or id in (select flow_id from loop_history where id > ${seen.history})
        or id in (select flow_id from human_loop where id > ${seen.loops})
        or id in (select l.flow_id from delivery d join human_loop l on l.id = d.loop_id where d.id > ${seen.deliveries})`)
}

/** Loops that were changed, or of which an event arrived, since then, at most so many. */
export function* loopsChangedSince(seen: Seen, limit: number): Unit<Named[]> {
  return yield* all(sql<Named>`
    select l.account_id, l.region, l.name from human_loop l
     where l.id in (select loop_id from loop_history where id > ${seen.history}
                    union all select loop_id from delivery where id > ${seen.deliveries})
     limit ${limit}`)
}

/** Loops in which something has happened since then, each with the work team it is offered to. */
export function* stepsSince(historyId: number, limit: number): Unit<{ loop_id: number; workteam_id: number }[]> {
  return yield* all(sql<{ loop_id: number; workteam_id: number }>`
    select distinct h.loop_id, f.workteam_id
      from loop_history h join flow_definition f on f.id = h.flow_id
     where h.id > ${historyId} limit ${limit}`)
}

/** Loops that have ended otherwise than by their answers since then, or are about to, each with its work team. */
export function* brokenOffSince(historyId: number, limit: number): Unit<{ loop_id: number; workteam_id: number }[]> {
  return yield* all(sql<{ loop_id: number; workteam_id: number }>`
    select distinct h.loop_id, f.workteam_id
      from loop_history h join flow_definition f on f.id = h.flow_id
     where h.id > ${historyId} and h.kind in ('Stopping', 'Stopped', 'Failed') limit ${limit}`)
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

import { all, first, sql, type Together, type Unit } from './sql.ts'

export type QueuedTask = {
  id: number
  created_ms: number
  /** 1: this worker holds it. */
  is_held: number
  time_limit_seconds: number
  request: string
}

/** Work teams whose loops a worker may take. */
export type Teams = readonly number[]

/**
 * Tasks that the members of a team may take and that this worker has not answered, declined or taken, oldest first.
 * Walks the index of offered loops only, so the cost follows what is handed out, not what is queued.
 */
export function* offeredTasks(teamId: number, workerId: number, afterId: number, limit: number): Unit<QueuedTask[]> {
  return yield* all(sql<QueuedTask>`
    select l.id, l.created_ms, 0 as is_held, f.time_limit_seconds, f.request
      from human_loop l join flow_definition f on f.id = l.flow_id
     where l.offered_to {only} ${teamId} and l.offered_to <= ${teamId} and l.offered_to is not null and l.id > ${afterId}
       and not exists (
         select 1 from assignment a
          where a.loop_id = l.id and a.worker_id = ${workerId} and a.state in ('inWork', 'submitted', 'declined'))
     order by l.offered_to, l.id
     limit ${limit}`)
}

/** The same of one flow definition. */
export function* offeredOfFlow(flowId: number, workerId: number, afterId: number, limit: number): Unit<QueuedTask[]> {
  return yield* all(sql<QueuedTask>`
    select l.id, l.created_ms, 0 as is_held, f.time_limit_seconds, f.request
      from human_loop l join flow_definition f on f.id = l.flow_id
     where l.flow_id {only} ${flowId} and l.flow_id <= ${flowId} and l.offered_to is not null and l.id > ${afterId}
       and not exists (
         select 1 from assignment a
          where a.loop_id = l.id and a.worker_id = ${workerId} and a.state in ('inWork', 'submitted', 'declined'))
     order by l.flow_id, l.id
     limit ${limit}`)
}

/** Where a worker looks for tasks: everything of their teams, or some flow definitions only. */
export type Queues = { teams: Teams; flows?: readonly number[] }

/** Tasks of these queues that this worker may take, oldest first. */
export function* offeredIn(queues: Queues, workerId: number, afterId: number, limit: number): Unit<QueuedTask[]> {
  const found: QueuedTask[] = []
  if (queues.flows === undefined)
    for (const team of queues.teams) found.push(...(yield* offeredTasks(team, workerId, afterId, limit)))
  else for (const flow of queues.flows) found.push(...(yield* offeredOfFlow(flow, workerId, afterId, limit)))
  return found.sort((a, b) => a.id - b.id).slice(0, limit)
}

/** Flow definitions of these teams of which somebody may take a task now. */
export function* offeringFlows(teams: Teams): Unit<{ id: number; request: string }[]> {
  const found: { id: number; request: string }[] = []
  for (const team of teams)
    found.push(
      ...(yield* all(sql<{ id: number; request: string }>`
        select f.id, f.request from flow_definition f
         where f.workteam_id = ${team} and f.status <> 'Deleted'
           and exists (select 1 from human_loop l where l.flow_id = f.id and l.offered_to is not null)
         order by f.id`)),
    )
  return found
}

/** Tasks that this worker holds, oldest first. */
export function* heldTasks(workerId: number, afterId: number, limit: number): Unit<QueuedTask[]> {
  return yield* all(sql<QueuedTask>`
    select l.id, l.created_ms, 1 as is_held, f.time_limit_seconds, f.request
      from assignment a join human_loop l on l.id = a.loop_id join flow_definition f on f.id = l.flow_id
     where a.worker_id {only} ${workerId} and a.worker_id <= ${workerId} and a.state = 'inWork'
       and a.loop_id > ${afterId} and l.status in ('InProgress', 'Stopping')
     order by a.worker_id, a.loop_id
     limit ${limit}`)
}

/** Held and offered tasks in one list, oldest first; what is held, whatever queue it came from. */
export function* tasksFor(workerId: number, queues: Queues, afterId: number, limit: number): Unit<QueuedTask[]> {
  const held = yield* heldTasks(workerId, afterId, limit)
  const offered = yield* offeredIn(queues, workerId, afterId, limit)
  return [...held, ...offered].sort((a, b) => a.id - b.id).slice(0, limit)
}

const oldestFree = (team: number, afterId: number, workerId: number) => sql<{ id: number }>`
  select l.id from human_loop l
   where l.offered_to {only} ${team} and l.offered_to <= ${team} and l.offered_to is not null and l.id > ${afterId}
     and not exists (
       select 1 from assignment a
        where a.loop_id = l.id and a.worker_id = ${workerId} and a.state in ('inWork', 'submitted', 'declined'))
   order by l.offered_to, l.id
   limit 1
  {skipLocked}`

/**
 * The same for many workers: the n-th of them gets the n-th oldest task. One look at the queue for all, which shares it
 * out; each by themselves would see the tasks that those before them have in hand, because they share a transaction.
 */
const SHARED_OUT: Together = {
  text: `
    with worker as (select * from unnest($4::bigint[]) with ordinality as w(id, n)),
         oldest as (
           select l.id from human_loop l
            where l.offered_to >= $1 and l.offered_to <= $2 and l.offered_to is not null and l.id > $3
            order by l.offered_to, l.id limit (select count(*) from worker) for no key update skip locked),
         task as (select id, row_number() over (order by id) as n from oldest)
    select worker.n as of_unit, task.id from task join worker on worker.n = task.n
     where not exists (
       select 1 from assignment a
        where a.loop_id = task.id and a.worker_id = worker.id and a.state in ('inWork', 'submitted', 'declined'))`,
  rest: `
    select l.id from human_loop l
     where l.offered_to >= $1 and l.offered_to <= $2 and l.offered_to is not null and l.id > $3
       and l.id <> all($5::bigint[])
       and not exists (
         select 1 from assignment a
          where a.loop_id = l.id and a.worker_id = $4 and a.state in ('inWork', 'submitted', 'declined'))
     order by l.offered_to, l.id limit 1 for no key update skip locked`,
}

/**
 * The oldest task behind `afterId` that this worker may take and does not hold. It is locked for them: whoever asks at
 * the same time gets another one.
 */
export function* nextTaskId(workerId: number, queues: Queues, afterId = 0): Unit<number | undefined> {
  if (queues.flows !== undefined) return (yield* offeredIn(queues, workerId, afterId, 1))[0]?.id
  const { teams } = queues
  for (const team of yield* oldestFirst(workerId, teams, afterId)) {
    const found = yield* first({ ...oldestFree(team, afterId, workerId), together: SHARED_OUT })
    if (found !== undefined) return found.id
  }
  return yield* oldestInHand(workerId, teams, afterId)
}

/** What is left may be in somebody's hands for a moment; who waits for it may still get it. */
function* oldestInHand(workerId: number, teams: Teams, afterId: number): Unit<number | undefined> {
  for (const team of teams) {
    const [task] = yield* offeredTasks(team, workerId, afterId, 1)
    if (task !== undefined) return task.id
  }
  return undefined
}

/** Teams by how long their oldest task waits. Most workers are in one: that needs no look. */
function* oldestFirst(workerId: number, teams: Teams, afterId: number): Unit<Teams> {
  if (teams.length < 2) return teams
  const oldest: { team: number; id: number }[] = []
  for (const team of teams) {
    const [task] = yield* offeredTasks(team, workerId, afterId, 1)
    if (task !== undefined) oldest.push({ team, id: task.id })
  }
  return oldest.sort((a, b) => a.id - b.id).map(one => one.team)
}

import type { Owner, Place, TimeFilter } from './places.ts'
import { all, common, first, run, sql, type Unit } from './sql.ts'

export type FlowStatus = 'Initializing' | 'Active' | 'Failed' | 'Deleting' | 'Deleted'

/** A row of flow_definition. `request` is the CreateFlowDefinition input as JSON text; there is no way to change it. */
export type FlowRow = {
  id: number
  account_id: string
  region: string
  name: string
  status: FlowStatus
  created_ms: number
  workteam_id: number
  task_ui_name: string
  task_count: number
  time_limit_seconds: number
  lifetime_seconds: number
  output_bucket: string
  output_prefix: string
  request_source: string | null
  request: string
}

export function* insertFlow(flow: Omit<FlowRow, 'id'>): Unit<void> {
  yield* run(sql`
    insert into flow_definition (account_id, region, name, status, created_ms, workteam_id, task_ui_name, task_count,
                                 time_limit_seconds, lifetime_seconds, output_bucket, output_prefix, request_source,
                                 request)
    values (${flow.account_id}, ${flow.region}, ${flow.name}, ${flow.status}, ${flow.created_ms}, ${flow.workteam_id},
            ${flow.task_ui_name}, ${flow.task_count}, ${flow.time_limit_seconds}, ${flow.lifetime_seconds},
            ${flow.output_bucket}, ${flow.output_prefix}, ${flow.request_source}, ${flow.request})`)
}

export function* flowByName(owner: Owner, name: string): Unit<FlowRow | undefined> {
  return yield* first(sql<FlowRow>`
    select * from flow_definition
     where account_id = ${owner.accountId} and region = ${owner.region} and name = ${name} and status <> 'Deleted'`)
}

/** What a new loop needs of its flow definition. `template_sha256` is null when the template is gone. */
export type FlowToStart = Pick<
  FlowRow,
  | 'id'
  | 'name'
  | 'status'
  | 'workteam_id'
  | 'task_ui_name'
  | 'task_count'
  | 'time_limit_seconds'
  | 'lifetime_seconds'
  | 'output_prefix'
> & { template_sha256: string | null }

/** The flow definition that a loop is started from; it is not taken away before the loop is there. */
export const flowToStart = (owner: Owner, name: string) =>
  common(sql<FlowToStart>`
    select f.id, f.name, f.status, f.workteam_id, f.task_ui_name, f.task_count, f.time_limit_seconds,
           f.lifetime_seconds, f.output_prefix, u.content_sha256 as template_sha256
      from flow_definition f
      left join human_task_ui u on u.account_id = f.account_id and u.region = f.region and u.name = f.task_ui_name
     where f.account_id = ${owner.accountId} and f.region = ${owner.region} and f.name = ${name}
       and f.status <> 'Deleted' {shareFlow}`)

export function* flowById(id: number): Unit<FlowRow | undefined> {
  return yield* first(common(sql<FlowRow>`select * from flow_definition where id = ${id}`))
}

export function* newestFlows(owner: Owner, filter: TimeFilter, after: Place): Unit<FlowRow[]> {
  return yield* all(sql<FlowRow>`
    select * from flow_definition
     where account_id = ${owner.accountId} and region = ${owner.region} and status <> 'Deleted'
       and (created_ms, id) < (${after.ms}, ${after.id})
       and created_ms >= ${filter.fromMs} and created_ms < ${filter.beforeMs}
     order by created_ms desc, id desc limit ${filter.limit}`)
}

export function* oldestFlows(owner: Owner, filter: TimeFilter, after: Place): Unit<FlowRow[]> {
  return yield* all(sql<FlowRow>`
    select * from flow_definition
     where account_id = ${owner.accountId} and region = ${owner.region} and status <> 'Deleted'
       and (created_ms, id) > (${after.ms}, ${after.id})
       and created_ms >= ${filter.fromMs} and created_ms < ${filter.beforeMs}
     order by created_ms, id limit ${filter.limit}`)
}

export function* setFlowStatus(id: number, status: FlowStatus): Unit<void> {
  yield* run(sql`update flow_definition set status = ${status} where id = ${id}`)
}

/** A flow definition that is Deleting, out of reach of everybody else until this unit is done. */
export function* flowToRemove(id: number): Unit<{ id: number } | undefined> {
  return yield* first(sql<{ id: number }>`
    select id from flow_definition where id = ${id} and status = 'Deleting' {exclusive}`)
}

/** Flow definitions whose loops are being taken away. */
export function* leavingFlows(): Unit<FlowRow[]> {
  return yield* all(sql<FlowRow>`select * from flow_definition where status = 'Deleting' order by id`)
}

export function* flowsOfWorkteam(workteamId: number): Unit<string[]> {
  const rows = yield* all(sql<{ name: string }>`
    select name from flow_definition where workteam_id = ${workteamId} and status <> 'Deleted' order by name`)
  return rows.map(row => row.name)
}

export function* setFlowStatusOfAccount(accountId: string, status: FlowStatus): Unit<void> {
  yield* run(sql`
    update flow_definition set status = ${status} where account_id = ${accountId} and status <> 'Deleted'`)
}

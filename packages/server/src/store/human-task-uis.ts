import type { Owner, Place, TimeFilter } from './places.ts'
import { all, common, first, run, sql, type Unit } from './sql.ts'

export type TaskUiRow = { id: number; name: string; content_sha256: string; created_ms: number }

export function* insertTaskUi(
  owner: Owner,
  ui: { name: string; content: string; sha256: string; at: Date },
): Unit<void> {
  yield* run(sql`
    insert into template_content (sha256, content) values (${ui.sha256}, ${ui.content})
    on conflict (sha256) do update set unused_ms = null`)
  yield* run(sql`
    insert into human_task_ui (account_id, region, name, content_sha256, created_ms)
    values (${owner.accountId}, ${owner.region}, ${ui.name}, ${ui.sha256}, ${ui.at.getTime()})`)
}

export function* taskUiByName(owner: Owner, name: string): Unit<TaskUiRow | undefined> {
  return yield* first(sql<TaskUiRow>`
    select id, name, content_sha256, created_ms from human_task_ui
     where account_id = ${owner.accountId} and region = ${owner.region} and name = ${name}`)
}

export const storedTemplate = (sha256: string) =>
  common(sql<{ content: string }>`select content from template_content where sha256 = ${sha256}`)

export function* templateContent(sha256: string): Unit<string | undefined> {
  return (yield* first(storedTemplate(sha256)))?.content
}

export function* deleteTaskUi(id: number): Unit<void> {
  yield* run(sql`delete from human_task_ui where id = ${id}`)
}

export function* newestTaskUis(owner: Owner, filter: TimeFilter, after: Place): Unit<TaskUiRow[]> {
  return yield* all(sql<TaskUiRow>`
    select id, name, content_sha256, created_ms from human_task_ui
     where account_id = ${owner.accountId} and region = ${owner.region}
       and (created_ms, id) < (${after.ms}, ${after.id})
       and created_ms >= ${filter.fromMs} and created_ms < ${filter.beforeMs}
     order by created_ms desc, id desc limit ${filter.limit}`)
}

export function* oldestTaskUis(owner: Owner, filter: TimeFilter, after: Place): Unit<TaskUiRow[]> {
  return yield* all(sql<TaskUiRow>`
    select id, name, content_sha256, created_ms from human_task_ui
     where account_id = ${owner.accountId} and region = ${owner.region}
       and (created_ms, id) > (${after.ms}, ${after.id})
       and created_ms >= ${filter.fromMs} and created_ms < ${filter.beforeMs}
     order by created_ms, id limit ${filter.limit}`)
}

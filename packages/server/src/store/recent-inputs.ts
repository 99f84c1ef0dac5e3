import type { Owner } from './places.ts'
import { all, sql, type Unit } from './sql.ts'

export type RecentInput = { loop_name: string; content: string }

/** Inputs of the newest loops of flow definitions that use a template, one flow definition after the other. */
export function* recentInputs(owner: Owner, templateName: string, limit: number): Unit<RecentInput[]> {
  const flows = yield* all(sql<{ id: number }>`
    select id from flow_definition
     where account_id = ${owner.accountId} and region = ${owner.region} and task_ui_name = ${templateName}
       and status <> 'Deleted' order by created_ms desc limit ${limit}`)
  const found: RecentInput[] = []
  for (const { id } of flows) {
    if (found.length >= limit) break
    found.push(
      ...(yield* all(sql<RecentInput>`
        select l.name as loop_name, i.content
          from human_loop l join human_loop_input i on i.loop_id = l.id
         where l.flow_id = ${id} and l.status <> 'Deleted'
         order by l.created_ms desc, l.id desc limit ${limit - found.length}`)),
    )
  }
  return found
}

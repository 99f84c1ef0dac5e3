import { all, run, sql, type Unit } from './sql.ts'

/**
 * Notes which texts no template has any more. It is taken back when a template with the text is created, so what has
 * been noted for a while can be meant by no loop that is just being started.
 */
export function* markUnusedTemplates(at: Date): Unit<void> {
  yield* run(sql`
    update template_content set unused_ms = ${at.getTime()}
     where unused_ms is null
       and not exists (select 1 from human_task_ui u where u.content_sha256 = template_content.sha256)`)
}

/** Texts that no template has had since that time; loops may still need them. */
export function* templatesUnusedSince(time: Date): Unit<string[]> {
  const rows = yield* all(sql<{ sha256: string }>`
    select sha256 from template_content where unused_ms <= ${time.getTime()} order by sha256`)
  return rows.map(row => row.sha256)
}

/** Which texts some loops were started with, and the largest of their ids. */
export type TemplatesOfLoops = { contents: string[]; lastId: number }

/** Of a number of loops in order of their ids, behind one; undefined when there are none. */
export function* templatesOfLoops(afterId: number, count: number): Unit<TemplatesOfLoops | undefined> {
  const rows = yield* all(sql<{ template_sha256: string; last_id: number }>`
    select template_sha256, max(id) as last_id
      from (select id, template_sha256 from human_loop where id > ${afterId} order by id limit ${count}) some_loops
     group by template_sha256`)
  if (rows.length === 0) return undefined
  return { contents: rows.map(row => row.template_sha256), lastId: Math.max(...rows.map(row => row.last_id)) }
}

/** Unless a template has come to have that text again. */
export function* deleteUnusedTemplate(sha256: string, unusedSince: Date): Unit<void> {
  yield* run(sql`
    delete from template_content
     where sha256 = ${sha256} and unused_ms <= ${unusedSince.getTime()}
       and not exists (select 1 from human_task_ui u where u.content_sha256 = template_content.sha256)`)
}

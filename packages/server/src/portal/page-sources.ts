import { storedTemplate } from '../store/human-task-uis.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import { storedInput } from '../store/loops.ts'
import { atOnce, type Unit } from '../store/sql.ts'

/** What a task's page is made of: the loop's own copy of the template, and its input. Source: crowd-elements 1.1. */
export type PageSources = { template: string; inputJson: string }

export function* sourcesOf(loop: StoredLoop): Unit<PageSources> {
  const [[template], [input]] = yield* atOnce(storedTemplate(loop.template_sha256), storedInput(loop.id))
  return { template: template?.content ?? '', inputJson: input?.content ?? '{}' }
}

import { templateContent } from '../store/human-task-uis.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import { inputOf } from '../store/loops.ts'
import { sideBySide, type Unit } from '../store/sql.ts'

/** What a task's page is made of: the loop's own copy of the template, and its input. Source: crowd-elements 1.1. */
export type PageSources = { template: string; inputJson: string }

export function* sourcesOf(loop: StoredLoop): Unit<PageSources> {
  const [template, input] = yield* sideBySide(templateContent(loop.template_sha256), inputOf(loop.id))
  return { template: template ?? '', inputJson: input?.content ?? '{}' }
}

import type { WorkerApi } from './api.ts'
import type { Result, TaskSummary } from './api-types.ts'

export type LoadedTasks = { tasks: TaskSummary[]; nextToken?: string }

/** The first so many pages of the list, as one. A list that grew shorter meanwhile has fewer. */
export async function loadTasks(
  api: Pick<WorkerApi, 'tasks'>,
  pages: number,
  title?: string,
): Promise<Result<LoadedTasks>> {
  const tasks: TaskSummary[] = []
  let nextToken: string | undefined
  for (let page = 0; page < pages; page++) {
    const loaded = await api.tasks(nextToken, title)
    if (!loaded.ok) return loaded
    tasks.push(...loaded.value.tasks)
    nextToken = loaded.value.nextToken
    if (nextToken === undefined) break
  }
  return { ok: true, value: { tasks, ...(nextToken === undefined ? {} : { nextToken }) } }
}

/** How many of these tasks were not there before. */
export function arrivals(before: readonly TaskSummary[], after: readonly TaskSummary[]): number {
  const known = new Set(before.map(task => task.taskId))
  return after.filter(task => !known.has(task.taskId)).length
}

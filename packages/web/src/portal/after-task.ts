import type { WorkerApi } from './api.ts'
import type { Lease } from './api-types.ts'
import { messages } from './messages/messages.ts'
import type { NextTask } from './next-task.ts'
import type { Route } from './routes.ts'
import type { Farewell } from './task-phase.ts'
import type { Opening } from './visits.ts'

type Dependencies = {
  api: Pick<WorkerApi, 'nextTask'>
  next: Pick<NextTask, 'take'>
  /** Tasks of this kind only; undefined: all. */
  kind: string | undefined
  say: (text: string) => void
  go: (route: Route, opening: Opening) => void
}

/**
 * Goes on when the work on a task is over: to the next one, or to the list with the words that there is none. It takes
 * the place of the task in the browser's history: going back must not open again what is answered or given back.
 */
export async function afterTask(
  how: Farewell,
  lease: Lease | undefined,
  { api, next, kind, say, go }: Dependencies,
): Promise<void> {
  const goToTask = (given: Lease, more: Opening = {}) =>
    go({ page: 'task', taskId: given.taskId }, { ...more, lease: given, replaces: true })
  if (how !== 'submitted') {
    say(messages.left[how])
    const declined = how === 'declined' ? lease : undefined
    return go({ page: 'list' }, { notice: messages.left[how], declined, replaces: true })
  }
  const taken = await next.take()
  say(messages.left[how])
  // At once: the page that stands ready for it is taken away with the next update, unless it is in front by then.
  if (taken) return goToTask(taken.lease, taken.isReady ? { reserved: taken.reserved } : {})
  const given = await api.nextTask(kind)
  if (given.ok && given.value) return goToTask(given.value)
  go({ page: 'list' }, { notice: messages.answerSent, isFinished: given.ok, replaces: true })
}

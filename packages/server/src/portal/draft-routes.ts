import type { FastifyInstance } from 'fastify'
import { draftOf, type StoredDraft, saveDraft } from '../store/answers.ts'
import type { Moment } from '../store/moment.ts'
import { loopToChange } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Member } from '../workforce/member.ts'
import { taskError } from './api-errors.ts'
import type { TaskError } from './lease.ts'
import type { PortalParts } from './portal-parts.ts'
import { type LeaseRoute, type TaskRoute, withMember } from './routes.ts'
import type { WorkerTasks } from './worker-tasks.ts'

/** Unsubmitted work, private to its worker; kept even when the lease is lost, so that it can be looked at. */
export function draftRoutes(app: FastifyInstance, { tasks, services: { store } }: PortalParts): void {
  app.put<LeaseRoute & { Body: { draft: unknown } }>(
    '/tasks/:taskId/draft',
    withMember('draft', {}),
    async (request, reply) => {
      const { leaseEpoch, draft } = request.body
      const by = { worker: request.signedIn.worker, taskId: request.params.taskId, leaseEpoch }
      const refusal = await store.write(moment => keepDraft(tasks, by, JSON.stringify(draft), moment))
      return refusal === undefined ? {} : taskError(reply, refusal)
    },
  )
  app.get<TaskRoute>('/tasks/:taskId/draft', async (request, reply) => {
    const draft = await store.read(() => keptDraft(tasks, request.signedIn.worker, request.params.taskId))
    if (draft === undefined) return taskError(reply, { kind: 'unknown' })
    const { stored } = draft
    if (stored === undefined) return { draft: null }
    return { draft: JSON.parse(stored.content), savedAt: new Date(stored.saved_ms).toISOString() }
  })
}

type By = { worker: Member; taskId: string; leaseEpoch: number }

/** @returns why it is not kept */
function* keepDraft(
  tasks: WorkerTasks,
  { worker, taskId, leaseEpoch }: By,
  content: string,
  moment: Moment,
): Unit<TaskError | undefined> {
  // Locked, so that no draft comes behind the answer it became.
  const seen = yield* tasks.visible(worker, taskId, loopToChange)
  if (seen === undefined) return { kind: 'unknown' }
  const { loop, own } = seen
  const isOver = own === undefined || own.state === 'submitted' || own.state === 'declined'
  if (isOver || (loop.status !== 'InProgress' && loop.status !== 'Stopping')) return { kind: 'gone' }
  if (own.leaseEpoch !== leaseEpoch) return { kind: 'leaseLost' }
  yield* saveDraft(loop.id, worker.id, content, moment.at)
  return undefined
}

/** @returns undefined when the worker may not know of the task */
function* keptDraft(
  tasks: WorkerTasks,
  worker: Member,
  taskId: string,
): Unit<{ stored: StoredDraft | undefined } | undefined> {
  const seen = yield* tasks.visible(worker, taskId)
  return seen && { stored: yield* draftOf(seen.loop.id, worker.id) }
}

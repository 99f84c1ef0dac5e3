import type { FastifyInstance } from 'fastify'
import { draftOf, saveDraft } from '../store/answers.ts'
import { loopToChange } from '../store/reviews.ts'
import { taskError } from './api-errors.ts'
import type { PortalParts } from './portal-parts.ts'
import { type LeaseRoute, type TaskRoute, withMember } from './routes.ts'

/** Unsubmitted work, private to its worker; kept even when the lease is lost, so that it can be looked at. */
export function draftRoutes(app: FastifyInstance, { tasks, services: { store } }: PortalParts): void {
  app.put<LeaseRoute & { Body: { draft: unknown } }>(
    '/tasks/:taskId/draft',
    withMember('draft', {}),
    async (request, reply) => {
      const { worker } = request.signedIn
      const { leaseEpoch, draft } = request.body
      const outcome = await store.write(function* (moment) {
        // Locked, so that no draft comes behind the answer it became.
        const seen = yield* tasks.visible(worker, request.params.taskId, loopToChange)
        if (seen === undefined) return { kind: 'unknown' } as const
        const { loop, own } = seen
        const isOver = own === undefined || own.state === 'submitted' || own.state === 'declined'
        if (isOver || (loop.status !== 'InProgress' && loop.status !== 'Stopping')) return { kind: 'gone' } as const
        if (own.leaseEpoch !== leaseEpoch) return { kind: 'leaseLost' } as const
        yield* saveDraft(loop.id, worker.id, JSON.stringify(draft), moment.at)
        return undefined
      })
      return outcome === undefined ? {} : taskError(reply, outcome)
    },
  )
  app.get<TaskRoute>('/tasks/:taskId/draft', async (request, reply) => {
    const { worker } = request.signedIn
    const draft = await store.read(function* () {
      const seen = yield* tasks.visible(worker, request.params.taskId)
      return seen && { stored: yield* draftOf(seen.loop.id, worker.id) }
    })
    if (draft === undefined) return taskError(reply, { kind: 'unknown' })
    const { stored } = draft
    if (stored === undefined) return { draft: null }
    return { draft: JSON.parse(stored.content), savedAt: new Date(stored.saved_ms).toISOString() }
  })
}

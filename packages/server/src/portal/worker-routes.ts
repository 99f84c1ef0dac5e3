import type { FastifyInstance } from 'fastify'
import { workSince } from '../store/answers.ts'
import { TaskChanges } from './changes.ts'
import type { PortalParts } from './portal-parts.ts'
import { kindsFor } from './task-kinds.ts'

const TODAY = {
  schema: {
    querystring: {
      type: 'object',
      required: ['since'],
      properties: { since: { type: 'string', format: 'date-time' } },
    },
  },
}
/** Nobody's day is longer, wherever they are; more would be somebody else's question. */
const LONGEST_DAY_MS = 26 * 3600_000

/** What a worker sees besides the tasks: their own day, the kinds of tasks there are, and news of both. */
export function workerRoutes(app: FastifyInstance, { services, tasks }: PortalParts): void {
  const { store, clock } = services
  const changes = new TaskChanges(services, tasks.reservations)
  app.get('/kinds', async request => ({
    kinds: (await store.read(() => kindsFor(request.signedIn.worker))).map(title => ({ title })),
  }))
  app.get<{ Querystring: { since: string } }>('/today', TODAY, async request => {
    const since = Math.max(Date.parse(request.query.since), clock.now().getTime() - LONGEST_DAY_MS)
    const { answers, worked_ms } = await store.read(() => workSince(request.signedIn.worker.id, since))
    return { answers, workedSeconds: Math.round(worked_ms / 1000) }
  })
  app.get('/changes', { config: { staysOpen: true } }, async (request, reply) => {
    await request.isFlushed
    reply.hijack()
    await changes.add(request.signedIn.worker, reply.raw)
  })
}

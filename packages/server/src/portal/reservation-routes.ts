import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PortalParts } from './portal-parts.ts'
import { KIND, type KindRoute, type TaskRoute } from './routes.ts'
import { type FrameReservation, reservedBody } from './task-shapes.ts'

/** The next task, shown behind the current one: not accepted, and gone again in a minute. */
export function reservationRoutes(app: FastifyInstance, parts: PortalParts): void {
  app.post<KindRoute>('/tasks/reserve', KIND, async (request, reply) => {
    const reserved = await reserve(request, parts)
    return reserved ?? reply.code(204).send()
  })
  app.post<TaskRoute>('/tasks/:taskId/unreserve', async request => {
    parts.tasks.unreserve(request.signedIn.worker, request.params.taskId)
    return {}
  })
}

/** A task whose page can't be made fails, and the worker gets the one behind it. */
async function reserve(request: FastifyRequest<KindRoute>, { tasks, pages, services }: PortalParts) {
  const { worker } = request.signedIn
  for (;;) {
    const reserved = await tasks.reserve(worker, request.body?.title)
    if (reserved === undefined) return undefined
    const { loop, sources, until } = reserved
    const frame: FrameReservation = {
      loopId: loop.id,
      workerId: worker.id,
      node: tasks.reservations.node,
      untilMs: until.getTime(),
    }
    const prepared = await pages.prepare(loop, sources)
    if (prepared !== undefined) {
      const url = `${services.addresses.contentUrl}/frames/${services.keys.seal('task-frame', frame)}`
      return reservedBody(loop, until, prepared.isPortable ? url : null, services)
    }
    tasks.reservations.withdraw(loop.id)
  }
}

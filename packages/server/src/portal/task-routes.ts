import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { jsonDepth, MAX_JSON_DEPTH } from '../human-loop/canonical-json.ts'
import { sendApiError, taskError } from './api-errors.ts'
import type { PortalParts } from './portal-parts.ts'
import {
  GIVE_BACK,
  type GiveBackRoute,
  KIND,
  type KindRoute,
  type LeaseRoute,
  type TaskRoute,
  withMember,
} from './routes.ts'
import { acceptBody } from './task-shapes.ts'

/** What a worker does with tasks: taking one, keeping hold of it, answering and giving it back. */
export function taskRoutes(app: FastifyInstance, parts: PortalParts): void {
  const { tasks, pages, services } = parts
  app.post<KindRoute>('/tasks/next', KIND, async (request, reply) => next(request, reply, parts))
  app.post<TaskRoute>('/tasks/:taskId/accept', async (request, reply) => {
    const { signedIn, params } = request
    // The page of a task that was reserved has been made already.
    const trial = tasks.isReserved(signedIn.worker, params.taskId) ? undefined : pages.trial()
    const taken = await tasks.accept(signedIn.worker, params.taskId, trial?.begin)
    if (!taken.ok) return taskError(reply, taken.error)
    if (trial !== undefined && !(await trial.isUsable())) return taskError(reply, { kind: 'gone' })
    return acceptBody(taken.value, services)
  })
  app.post<LeaseRoute & { Body: { isActive: boolean } }>(
    '/tasks/:taskId/heartbeat',
    withMember('isActive', { type: 'boolean' }),
    async (request, reply) => {
      const { leaseEpoch, isActive } = request.body
      const beat = await tasks.heartbeat(request.signedIn.worker, request.params.taskId, leaseEpoch, isActive)
      if (!beat.ok) return taskError(reply, beat.error)
      return { expiresAt: beat.value.expiresAt.toISOString(), loopIsStopping: beat.value.loopIsStopping }
    },
  )
  app.post<LeaseRoute & { Body: { answerContent: object } }>(
    '/tasks/:taskId/submit',
    withMember('answerContent', { type: 'object' }),
    async (request, reply) => {
      const content = JSON.stringify(request.body.answerContent)
      if (jsonDepth(content) > MAX_JSON_DEPTH)
        return sendApiError(reply, 422, 'invalid', `The answer nests deeper than ${MAX_JSON_DEPTH} levels.`)
      const { params, body, signedIn } = request
      const done = await tasks.submit(signedIn.worker, params.taskId, body.leaseEpoch, content)
      return done.ok ? {} : taskError(reply, done.error)
    },
  )
  for (const how of ['leave', 'release', 'decline'] as const)
    app.post<GiveBackRoute>(`/tasks/:taskId/${how}`, GIVE_BACK, async (request, reply) => {
      const { params, body, signedIn } = request
      const reason = how === 'decline' ? body.reason?.trim() : undefined
      const done = await tasks.giveBack(signedIn.worker, params.taskId, how, body.leaseEpoch, reason)
      return done.ok ? done.value : taskError(reply, done.error)
    })
}

/** A task whose page can't be made fails, and the worker gets the one behind it. */
async function next(request: FastifyRequest<KindRoute>, reply: FastifyReply, { tasks, pages, services }: PortalParts) {
  for (;;) {
    const trial = pages.trial()
    const lease = await tasks.acceptNext(request.signedIn.worker, request.body?.title, trial.begin)
    if (lease === undefined) return reply.code(204).send()
    if (await trial.isUsable()) return acceptBody(lease, services)
  }
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { noteOf } from '../observing/notes.ts'
import { LOOP_ARN } from '../observing/tracing.ts'
import { loopArn } from '../store/loop-rows.ts'
import { loopById } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import { type QueuedTask, tasksFor } from '../store/task-queue.ts'
import type { Member } from '../workforce/member.ts'
import { sendApiError } from './api-errors.ts'
import { draftRoutes } from './draft-routes.ts'
import type { PortalParts } from './portal-parts.ts'
import { reservationRoutes } from './reservation-routes.ts'
import { admission, type SignedIn } from './session.ts'
import { queuesOf } from './task-kinds.ts'
import { taskRoutes } from './task-routes.ts'
import { listedTask } from './task-shapes.ts'
import { workerRoutes } from './worker-routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn
    /** When that they are, and where, is certain. */
    isFlushed: Promise<void>
  }
}

/** The worker API: names, statuses and bodies are the contract's. */
export function workerApi(parts: PortalParts) {
  return async (app: FastifyInstance): Promise<void> => {
    app.decorateRequest('signedIn')
    app.decorateRequest('isFlushed')
    app.addHook('onRequest', (request, reply) => admit(request, reply, parts))
    // Work goes on meanwhile, most of which waits for a later flush; what has been made is sent when this one is over.
    app.addHook('onSend', async request => request.isFlushed)
    app.addHook('preHandler', async request => traceTask(request, parts))
    app.get('/session', async request => sessionBody(request, parts))
    app.post('/sign-out', async (request, reply) => signOut(request, reply, parts))
    app.get<{ Querystring: ListQuery }>('/tasks', async (request, reply) => list(request, reply, parts))
    taskRoutes(app, parts)
    reservationRoutes(app, parts)
    workerRoutes(app, parts)
    draftRoutes(app, parts)
  }
}

/** A task's spans are found by its loop, like those of clients. */
async function traceTask(request: FastifyRequest, { services: { store, keys } }: PortalParts): Promise<void> {
  const { span } = noteOf(request.raw)
  const { taskId } = request.params as { taskId?: string }
  if (taskId === undefined || !span.isRecording()) return
  const loopId = keys.loopIdOf(taskId)
  const loop = loopId === undefined ? undefined : await store.read(() => loopById(loopId))
  if (loop !== undefined) span.setAttribute(LOOP_ARN, loopArn(loop))
}

async function admit(request: FastifyRequest, reply: FastifyReply, { sessions, services }: PortalParts) {
  const { value: admitted, flushed } = await admission(request, sessions, services)
  request.isFlushed = flushed
  if (admitted === 'signedOut')
    return sendApiError(reply, 401, 'signedOut', 'You are not signed in; open a new sign-in link.')
  // A page that is not there, rather than a refusal, tells outsiders nothing. Source: spec 11-12.
  if (admitted === 'outside') return sendApiError(reply, 404, 'unknown', 'There is no such page.')
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  const { sessionId } = admitted
  if (changes && sessionId !== undefined && !sessions.isGenuine(sessionId, request.headers['x-csrf-token']))
    return sendApiError(reply, 403, 'csrf', 'The request lacks the X-CSRF-Token of this session; load the page again.')
  request.signedIn = admitted
}

function sessionBody(request: FastifyRequest, { sessions, services }: PortalParts) {
  const { worker, sessionId } = request.signedIn
  return {
    worker: { name: worker.name, id: services.keys.workerId(worker.issuer, worker.sub) },
    csrfToken: sessionId === undefined ? null : sessions.csrfToken(sessionId),
    serverTime: services.clock.now().toISOString(),
  }
}

async function signOut(request: FastifyRequest, reply: FastifyReply, { sessions, tasks }: PortalParts) {
  const { worker, sessionId } = request.signedIn
  await tasks.leaveAll(worker)
  if (sessionId !== undefined) reply.header('set-cookie', await sessions.signOut(sessionId))
  return reply.code(204).send()
}

const PAGE = 50

type ListQuery = { nextToken?: string; title?: string }

async function list(
  request: FastifyRequest<{ Querystring: ListQuery }>,
  reply: FastifyReply,
  { services }: PortalParts,
) {
  const { store, keys } = services
  const { worker } = request.signedIn
  const { nextToken: token, title } = request.query
  const place = token === undefined ? { worker: worker.id, after: 0 } : keys.open('page-token', token)
  if (!isPlaceOf(place, worker.id))
    return sendApiError(reply, 422, 'invalid', 'The nextToken is not one of this list; begin again without it.')
  const rows = await store.read(() => tasksBehind(place.after, worker, title))
  const page = rows.slice(0, PAGE)
  const hasMore = rows.length > PAGE
  return {
    tasks: page.map(row => listedTask(row, keys)),
    ...(hasMore && { nextToken: keys.seal('page-token', { worker: worker.id, after: page.at(-1)!.id }) }),
  }
}

function* tasksBehind(after: number, worker: Member, title?: string): Unit<QueuedTask[]> {
  return yield* tasksFor(worker.id, yield* queuesOf(worker, title), after, PAGE + 1)
}

const isPlaceOf = (place: unknown, workerId: number): place is { after: number } =>
  typeof place === 'object' && place !== null && 'worker' in place && place.worker === workerId

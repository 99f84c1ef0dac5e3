import type { IncomingMessage } from 'node:http'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { busy, withinBounds } from './browser-bounds.ts'
import { consoleRoutes } from './console/console-routes.ts'
import type { PublicApi } from './console/public-api.ts'
import { noteOf } from './observing/notes.ts'
import type { PortalParts } from './portal/portal-parts.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import { type Problem, sendProblem } from './problems.ts'
import type { Sessions } from './sign-in/sessions.ts'

/** What arrives from browsers: portal and console. Bodies have schemas; errors are `{"error":{"code","message"}}`. */
export async function browserApp(
  parts: PortalParts,
  consoleSessions: Sessions,
  publicApi: PublicApi,
): Promise<FastifyInstance> {
  const { services } = parts
  const { addresses } = services
  const app = Fastify({
    forceCloseConnections: true,
    genReqId: request => noteOf(request as IncomingMessage).id,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.removeAllContentTypeParsers()
  withinBounds(app, services.backPressure, addresses)
  const say = (request: FastifyRequest, reply: FastifyReply, ...problem: Problem) =>
    sendProblem(request, reply, addresses, problem)
  app.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, request, reply) => {
    if (error.validation !== undefined)
      return say(request, reply, 422, 'invalid', `The body does not fit: ${error.message}.`)
    const status = error.statusCode ?? 500
    if (status === 503) return busy(request, reply, addresses)
    if (status < 500) return say(request, reply, status === 400 ? 422 : status, 'invalid', error.message)
    services.log.error({ requestId: request.id, err: error }, 'browser request failed')
    return say(request, reply, 500, 'internal', `An internal error occurred. Request id: ${request.id}`)
  })
  app.setNotFoundHandler((request, reply) => say(request, reply, 404, 'unknown', 'There is no such page.'))
  app.register(scope => portalRoutes(scope, parts))
  app.register(scope => consoleRoutes(scope, services, consoleSessions, publicApi))
  await app.ready()
  return app
}

import type { IncomingMessage } from 'node:http'
import Fastify, { type FastifyInstance } from 'fastify'
import { busy, withinBounds } from './browser-bounds.ts'
import { consoleRoutes } from './console/console-routes.ts'
import type { PublicApi } from './console/public-api.ts'
import { noteOf } from './observing/notes.ts'
import { sendApiError } from './portal/api-errors.ts'
import type { PortalParts } from './portal/portal-parts.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import type { Sessions } from './sign-in/sessions.ts'

/** What arrives from browsers: portal and console. Bodies have schemas; errors are `{"error":{"code","message"}}`. */
export async function browserApp(
  parts: PortalParts,
  consoleSessions: Sessions,
  publicApi: PublicApi,
): Promise<FastifyInstance> {
  const { services } = parts
  const app = Fastify({
    forceCloseConnections: true,
    genReqId: request => noteOf(request as IncomingMessage).id,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.removeAllContentTypeParsers()
  withinBounds(app, services.backPressure)
  app.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, request, reply) => {
    if (error.validation !== undefined)
      return sendApiError(reply, 422, 'invalid', `The body does not fit: ${error.message}.`)
    const status = error.statusCode ?? 500
    if (status === 503) return busy(request, reply)
    if (status < 500) return sendApiError(reply, status === 400 ? 422 : status, 'invalid', error.message)
    services.log.error({ requestId: request.id, err: error }, 'browser request failed')
    return sendApiError(reply, 500, 'internal', `An internal error occurred. Request id: ${request.id}`)
  })
  app.setNotFoundHandler((_request, reply) => sendApiError(reply, 404, 'unknown', 'There is no such page.'))
  app.register(scope => portalRoutes(scope, parts))
  app.register(scope => consoleRoutes(scope, services, consoleSessions, publicApi))
  await app.ready()
  return app
}

import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { consoleRoutes } from './console/console-routes.ts'
import { sendApiError } from './portal/api-errors.ts'
import type { PortalParts } from './portal/portal-parts.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import type { Sessions } from './sign-in/sessions.ts'

/** Large segmentation masks must pass. Source: crowd-elements 2.7. */
const MAX_ANSWER = 32 * 1024 * 1024

/** What arrives from browsers: portal and console. Bodies have schemas; errors are `{"error":{"code","message"}}`. */
export async function browserApp(parts: PortalParts, consoleSessions: Sessions): Promise<FastifyInstance> {
  const { services } = parts
  const app = Fastify({
    bodyLimit: MAX_ANSWER,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) => readJson(body))
  app.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, request, reply) => {
    if (error.validation !== undefined)
      return sendApiError(reply, 422, 'invalid', `The body does not fit: ${error.message}.`)
    const status = error.statusCode ?? 500
    if (status < 500) return sendApiError(reply, status === 400 ? 422 : status, 'invalid', error.message)
    services.log.error({ requestId: request.id, err: error }, 'browser request failed')
    return sendApiError(reply, 500, 'internal', `An internal error occurred. Request id: ${request.id}`)
  })
  app.setNotFoundHandler((_request, reply) => sendApiError(reply, 404, 'unknown', 'There is no such page.'))
  app.register(scope => portalRoutes(scope, parts))
  app.register(scope => consoleRoutes(scope, services, consoleSessions))
  await app.ready()
  return app
}

/** Scripts send no body, an empty one, or JSON under any name; the sign-in form sends nothing that matters. */
function readJson(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw Object.assign(new Error('The body is not valid JSON.'), { statusCode: 422 })
  }
}

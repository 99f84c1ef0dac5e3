import type { FastifyInstance } from 'fastify'
import { sendPage } from '../sign-in/pages.ts'
import { signInRoutes } from '../sign-in/routes.ts'
import { sendAppFile } from './app-files.ts'
import { portalShell } from './pages.ts'
import type { PortalParts } from './portal-parts.ts'
import { workerApi } from './worker-api.ts'

/** Everything below `/worker`: the portal's pages and the worker API. */
export async function portalRoutes(app: FastifyInstance, parts: PortalParts): Promise<void> {
  const { sessions, services } = parts
  const { addresses } = services
  app.register(workerApi(parts), { prefix: '/worker/api' })
  app.get('/worker', async (_request, reply) => sendPage(reply, addresses, portalShell(addresses)))
  app.get('/worker/tasks/:taskId', async (_request, reply) => sendPage(reply, addresses, portalShell(addresses)))
  app.get<{ Params: { file: string } }>('/worker/assets/:file', (request, reply) =>
    sendAppFile(reply, 'portal', request.params.file),
  )
  signInRoutes(app, sessions, 'worker', addresses)
}

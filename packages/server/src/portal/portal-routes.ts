import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../sign-in/pages.ts'
import { signInRoutes } from '../sign-in/routes.ts'
import { organizationNow } from '../sign-in/whom-to-ask.ts'
import { sendAppFile } from './app-files.ts'
import { portalShell } from './pages.ts'
import type { PortalParts } from './portal-parts.ts'
import { workerApi } from './worker-api.ts'

/** Everything below `/worker`: the portal's pages and the worker API. */
export async function portalRoutes(app: FastifyInstance, parts: PortalParts): Promise<void> {
  const { sessions, services } = parts
  const { addresses, store } = services
  const whomToAsk = () => organizationNow(store)
  const shell = async (_request: FastifyRequest, reply: FastifyReply) =>
    sendPage(reply, addresses, portalShell(addresses, await whomToAsk()))
  app.register(workerApi(parts), { prefix: '/worker/api' })
  app.get('/worker', shell)
  app.get('/worker/tasks/:taskId', shell)
  app.get<{ Params: { file: string } }>('/worker/assets/:file', (request, reply) =>
    sendAppFile(reply, 'portal', request.params.file),
  )
  signInRoutes(app, { sessions, audience: 'worker', addresses, whomToAsk })
}

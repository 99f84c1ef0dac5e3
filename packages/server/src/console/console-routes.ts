import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendAppFile } from '../portal/app-files.ts'
import type { Services } from '../services.ts'
import { sendPage, signedOutPage } from '../sign-in/pages.ts'
import { signInRoutes } from '../sign-in/routes.ts'
import type { Session, Sessions } from '../sign-in/sessions.ts'
import { NO_ORGANIZATION } from '../store/organization.ts'
import { consoleApi } from './console-api.ts'
import { consoleShell } from './console-shell.ts'
import type { PublicApi } from './public-api.ts'

declare module 'fastify' {
  interface FastifyRequest {
    operator: Session
  }
}

/** Everything below `/console`: the app, what it loads, and its API. Source: spec 10. */
export async function consoleRoutes(
  app: FastifyInstance,
  services: Services,
  sessions: Sessions,
  publicApi: PublicApi,
): Promise<void> {
  const { addresses } = services
  signInRoutes(app, { sessions, audience: 'console', addresses, whomToAsk: async () => NO_ORGANIZATION })
  app.decorateRequest('operator')
  app.register(consoleApi(services, sessions, publicApi), { prefix: '/console/api' })
  app.get<{ Params: { file: string } }>('/console/assets/:file', (request, reply) =>
    sendAppFile(reply, 'console', request.params.file),
  )
  app.register(async inside => {
    inside.addHook('onRequest', (request, reply) => admit(request, reply, sessions, services))
    inside.get('/console', async (_request, reply) => sendPage(reply, addresses, consoleShell(addresses)))
    inside.post('/console/sign-out', async (request, reply) => signOut(request, reply, sessions))
  })
}

async function admit(request: FastifyRequest, reply: FastifyReply, sessions: Sessions, { addresses }: Services) {
  const session = await sessions.find(request.headers)
  if (session === undefined) return sendPage(reply, addresses, signedOutPage(), 401)
  request.operator = session
}

async function signOut(request: FastifyRequest, reply: FastifyReply, sessions: Sessions) {
  if (!sessions.isGenuine(request.operator.id, request.headers['x-csrf-token'])) return reply.code(403).send()
  return reply
    .header('set-cookie', await sessions.signOut(request.operator.id))
    .code(204)
    .send()
}

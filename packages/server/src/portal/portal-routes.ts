import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assetsFolder } from '../assets.ts'
import { sendPage } from '../sign-in/pages.ts'
import { signInRoutes } from '../sign-in/routes.ts'
import { sendApiError } from './api-errors.ts'
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
  app.get<{ Params: { file: string } }>('/worker/assets/:file', sendAsset)
  signInRoutes(app, sessions, 'worker', addresses)
}

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  map: 'application/json',
}

/** The portal's program, made by the build; chunk names carry a hash, the entry is asked for again each time. */
async function sendAsset(request: FastifyRequest<{ Params: { file: string } }>, reply: FastifyReply) {
  const { file } = request.params
  const type = TYPES[file.split('.').at(-1) ?? '']
  const path = join(assetsFolder, 'portal', file)
  const isFile = /^[\w.-]+$/.test(file) && type !== undefined && (await stat(path).catch(() => undefined))?.isFile()
  if (!isFile) return sendApiError(reply, 404, 'unknown', 'There is no such file.')
  const caching = file === 'portal.js' ? 'no-cache' : 'public, max-age=31536000, immutable'
  return reply.header('content-type', type).header('cache-control', caching).send(createReadStream(path))
}

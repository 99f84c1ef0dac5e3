import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { assetsFolder } from '../assets.ts'
import { sendApiError } from './api-errors.ts'
import { pagePolicy, portalShell, signInPage, usedLinkPage } from './pages.ts'
import { type PortalParts, workerApi } from './worker-api.ts'

/** Large segmentation masks must pass. Source: crowd-elements 2.7. */
const MAX_ANSWER = 32 * 1024 * 1024

/** Everything below `/worker`: the portal's pages and the worker API. */
export async function portalApp(parts: PortalParts): Promise<FastifyInstance> {
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
    services.log.error({ requestId: request.id, err: error }, 'portal request failed')
    return sendApiError(reply, 500, 'internal', `An internal error occurred. Request id: ${request.id}`)
  })
  app.setNotFoundHandler((_request, reply) => sendApiError(reply, 404, 'unknown', 'There is no such page.'))
  app.register(workerApi(parts), { prefix: '/worker/api' })
  app.register(async pages => signInAndPages(pages, parts))
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

function signInAndPages(app: FastifyInstance, parts: PortalParts): void {
  const { sessions, services } = parts
  const html = (reply: FastifyReply, body: string, status = 200) =>
    reply
      .code(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy(services.addresses))
      // Not no-referrer: then browsers would hide the origin of the sign-in form from us too.
      .header('referrer-policy', 'same-origin')
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .send(body)
  app.get('/worker', async (_request, reply) => html(reply, portalShell(services.addresses)))
  app.get('/worker/tasks/:taskId', async (_request, reply) => html(reply, portalShell(services.addresses)))
  app.get<{ Params: { file: string } }>('/worker/assets/:file', sendAsset)
  app.get<Link>('/worker/sign-in/:token', async (request, reply) => {
    const isGood = await sessions.isLinkGood(request.params.token)
    return isGood ? html(reply, signInPage()) : html(reply, usedLinkPage(), 410)
  })
  app.post<Link>('/worker/sign-in/:token', async (request, reply) => {
    const origin = request.headers.origin
    // Another site must not sign somebody in as somebody else.
    if (origin !== undefined && origin !== services.addresses.publicOrigin)
      return sendApiError(reply, 403, 'csrf', 'Open the sign-in link itself and press the button there.')
    const cookie = await sessions.signIn(request.params.token)
    if (cookie === undefined) return html(reply, usedLinkPage(), 410)
    return reply.header('set-cookie', cookie).redirect(`${services.addresses.prefix}/worker/`, 303)
  })
}

type Link = { Params: { token: string } }

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

// The author's page and the template's page, on origins of their own: what the template does stays in its frame.
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { assetsFolder } from '../assets.ts'
import { sendText, widgetRoutes } from '../widget-routes.ts'
import { assemblePage } from '../worker-template/page.ts'
import type { Preview, Shown } from './preview.ts'
import { previewShell } from './preview-shell.ts'

/** @returns the address of the author's page; both servers listen on loopback only */
export async function servePreview(preview: Preview): Promise<{ url: string; close: () => void }> {
  const own = await listen((request, response) => authorsPage(preview, content.origin, request, response))
  const content = await listen((request, response) => templatesPage(preview, own.origin, request, response))
  const close = () => {
    for (const { server } of [own, content]) {
      server.closeAllConnections()
      server.close()
    }
  }
  return { url: `${own.origin}/`, close }
}

type Listening = { server: Server; origin: string }

async function listen(answer: RequestListener): Promise<Listening> {
  const server = createServer((request, response) => {
    // A name of somebody else's that leads here is not us.
    if (request.headers.host !== new URL(origin()).host) return sendText(response, 403, 'This is not the preview.\n')
    if (request.method !== 'GET') return sendText(response, 405, 'Only GET is answered here.\n')
    return answer(request, response)
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { server, origin: origin() }
}

const routeOf = (request: IncomingMessage): string => new URL(request.url ?? '/', 'http://preview').pathname

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

function authorsPage(preview: Preview, frameOrigin: string, request: IncomingMessage, response: ServerResponse): void {
  const route = routeOf(request)
  if (route === '/') {
    const policy = `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; frame-src ${frameOrigin}`
    const names = [preview.templatePath, preview.inputPath].map(path => path && basename(path))
    const shell = previewShell({ template: names[0]!, input: names[1], frameOrigin })
    response.writeHead(200, { ...HTML, 'content-security-policy': policy }).end(shell)
  } else if (/^\/assets\/[\w-]+\.js$/.test(route)) sendProgram(response, basename(route))
  else if (route === '/changes') sendChanges(preview, response)
  else sendText(response, 404, 'There is no such page.\n')
}

function templatesPage(
  preview: Preview,
  authorOrigin: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const route = routeOf(request)
  if (route === '/page') {
    const bundleUrl = `http://${request.headers.host}/crowd-html-elements.js`
    const rendered = preview.shown.content ?? ''
    const page = assemblePage({ rendered, bundleUrl, portalOrigin: authorOrigin })
    const checks = `<!doctype html><script src="/author-checks.js" data-author-origin="${authorOrigin}"></script>`
    response.writeHead(200, HTML).end(page.replace('<!doctype html>', checks))
  } else if (route === '/author-checks.js') sendProgram(response, 'author-checks.js')
  else if (!widgetRoutes(request, response, route)) sendText(response, 404, 'There is no such page.\n')
}

function sendProgram(response: ServerResponse, name: string): void {
  const file = join(assetsFolder, 'preview', name)
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }
  if (existsSync(file)) response.writeHead(200, headers).end(readFileSync(file))
  else sendText(response, 404, 'There is no such file.\n')
}

/** Server-sent events: what is shown now, and again after every change. */
function sendChanges(preview: Preview, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = ({ version, content, notes }: Shown) =>
    response.write(`data: ${JSON.stringify({ version, isShown: content !== undefined, notes })}\n\n`)
  send(preview.shown)
  response.on('close', preview.onChange(send))
}

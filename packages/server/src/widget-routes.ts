import { existsSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { assetsFolder } from './assets.ts'

/**
 * What task pages load besides the task: the widgets, and stand-ins for the pictures of the original's own instructions.
 * @param route  the path without its query; requests are GET or HEAD
 * @returns whether this was one of them
 */
export function widgetRoutes(request: IncomingMessage, response: ServerResponse, route: string): boolean {
  if (route === '/crowd-html-elements.js') sendWidgets(request, response)
  else if (LATER_WIDGETS.test(route)) sendLaterWidgets(response, route)
  else if (route.startsWith('/crowd-assets/')) sendAsset(response, route)
  else return false
  request.resume()
  return true
}

/** One transparent pixel: what templates see in the place of the original's pictures of its own instructions. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

// Task frames are on another origin, and what the widgets import is fetched with CORS.
const SCRIPT = {
  'content-type': 'text/javascript; charset=utf-8',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
}

let widgets: { body: Buffer; etag: string } | undefined

function sendWidgets(request: IncomingMessage, response: ServerResponse): void {
  const file = join(assetsFolder, 'crowd-html-elements.js')
  widgets ??= { body: readFileSync(file), etag: `"${statSync(file).mtimeMs.toString(36)}"` }
  const headers = { ...SCRIPT, 'cache-control': 'no-cache', etag: widgets.etag }
  if (request.headers['if-none-match'] === widgets.etag) response.writeHead(304, headers).end()
  else response.writeHead(200, headers).end(widgets.body)
}

/** What the widgets import when a page uses it: a name of the build's making, with a hash of the content. */
const LATER_WIDGETS = /^\/crowd-elements\/[\w-]+\.js$/

const laterWidgets = new Map<string, Buffer>()

function sendLaterWidgets(response: ServerResponse, route: string): void {
  const file = join(assetsFolder, route)
  if (!laterWidgets.has(route) && existsSync(file)) laterWidgets.set(route, readFileSync(file))
  const body = laterWidgets.get(route)
  if (body === undefined) sendText(response, 404, 'There is no such file.\n')
  else response.writeHead(200, { ...SCRIPT, 'cache-control': 'public, max-age=31536000, immutable' }).end(body)
}

function sendAsset(response: ServerResponse, route: string): void {
  const headers = { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=86400' }
  if (route.endsWith('.css')) response.writeHead(200, { ...headers, 'content-type': 'text/css' }).end('')
  else if (route.endsWith('.png')) response.writeHead(200, { ...headers, 'content-type': 'image/png' }).end(PIXEL)
  else sendText(response, 404, 'There is no such file.\n')
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text)
}

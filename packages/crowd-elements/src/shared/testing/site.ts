import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildWidgets } from '../../../../../scripts/build/widgets.ts'
import { afterWholeRun } from '../../../../../scripts/testing/whole-run.ts'

/** What the test site serves under one path. */
export interface Served {
  type: string
  body: string | Uint8Array
}

/** A small site on 127.0.0.1 that serves pages by path and the widgets, `/crowd-html-elements.js` first. */
export interface Site {
  origin: string
  /** Puts something on the site and returns its absolute address. */
  serve(path: string, served: Served): string
}

let built: Promise<Map<string, Uint8Array>> | undefined

/** The widgets as they ship, made once for the whole test run. */
export function builtWidgets(): Promise<Map<string, Uint8Array>> {
  built ??= buildWidgets()
  return built
}

const servers: Server[] = []

/** Starts a site of its own origin. It ends with the test run. */
export async function startSite(): Promise<Site> {
  const pages = new Map<string, Served>()
  for (const [path, body] of await builtWidgets()) pages.set(`/${path}`, { type: 'text/javascript', body })
  const server = createServer((request, response) =>
    answer(response, pages.get(new URL(request.url ?? '/', 'http://site').pathname)),
  )
  servers.push(server)
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const serve = (path: string, served: Served) => {
    pages.set(path, served)
    return origin + path
  }
  return { origin, serve }
}

function answer(response: ServerResponse, served: Served | undefined): void {
  const { type, body } = served ?? { type: 'text/plain', body: 'not found' }
  response.writeHead(served ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(body)
}

afterWholeRun(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

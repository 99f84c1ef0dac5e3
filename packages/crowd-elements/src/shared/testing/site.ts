import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after } from 'node:test'
import { build } from 'esbuild'

/** What the test site serves under one path. */
export interface Served {
  type: string
  body: string | Buffer
}

/** A small site on 127.0.0.1 that serves pages by path and the bundle as `/crowd-html-elements.js`. */
export interface Site {
  origin: string
  /** Puts something on the site and returns its absolute address. */
  serve(path: string, served: Served): string
}

let bundle: Promise<string> | undefined

/** The bundle as it ships, made once for the whole test run. */
export function bundledScript(): Promise<string> {
  bundle ??= build({
    entryPoints: [join(import.meta.dirname, '../../crowd-html-elements.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  }).then(result => result.outputFiles[0]!.text)
  return bundle
}

const servers: Server[] = []

/** Starts a site of its own origin. It ends with the test run. */
export async function startSite(): Promise<Site> {
  const pages = new Map<string, Served>([
    ['/crowd-html-elements.js', { type: 'text/javascript', body: await bundledScript() }],
  ])
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

after(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

// The author's page and the template's page, on origins of their own: what the template does stays in its frame.
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendText } from '../widget-routes.ts'
import { authorPages } from './author-pages.ts'
import type { Preview } from './preview.ts'
import { templatePages } from './template-pages.ts'

/**
 * @param preview  undefined: only the reference of the elements is shown
 * @returns the address of the author's page; both servers listen on loopback only
 */
export async function servePreview(preview: Preview | undefined): Promise<{ url: string; close: () => void }> {
  const own = await listen((request, response) => authorPages(preview, content.origin)(request, response))
  const content = await listen(templatePages(preview, own.origin))
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

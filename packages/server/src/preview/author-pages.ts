import type { RequestListener, ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { sendText } from '../widget-routes.ts'
import type { Preview, Shown } from './preview.ts'
import { elementsShell, previewShell } from './preview-shell.ts'
import { HTML, sendProgram, urlOf } from './sending.ts'

/** What the author's browser asks for: the page around the template, its program, and news of changes. */
export function authorPages(preview: Preview | undefined, frameOrigin: string): RequestListener {
  return (request, response) => {
    const { pathname } = urlOf(request)
    if (pathname === '/elements' || (pathname === '/' && preview === undefined))
      sendShell(response, frameOrigin, elementsShell(frameOrigin))
    else if (pathname === '/' && preview !== undefined) sendShell(response, frameOrigin, shellOf(preview, frameOrigin))
    else if (pathname.startsWith('/assets/')) sendProgram(response, basename(pathname))
    else if (pathname === '/changes' && preview !== undefined) sendChanges(preview, response)
    else sendText(response, 404, 'There is no such page.\n')
  }
}

function shellOf({ templatePath, inputPath }: Preview, frameOrigin: string): string {
  return previewShell({ template: basename(templatePath), input: inputPath && basename(inputPath), frameOrigin })
}

function sendShell(response: ServerResponse, frameOrigin: string, shell: string): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'unsafe-inline'",
    "connect-src 'self'",
    'img-src data:',
    `frame-src ${frameOrigin}`,
  ]
  response.writeHead(200, { ...HTML, 'content-security-policy': policy.join('; ') }).end(shell)
}

/** Server-sent events: what is shown now, and again after every change. */
function sendChanges(preview: Preview, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = ({ version, content, notes }: Shown) =>
    response.write(`data: ${JSON.stringify({ version, isShown: content !== undefined, notes })}\n\n`)
  send(preview.shown)
  response.on('close', preview.onChange(send))
}

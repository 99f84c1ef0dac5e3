import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAnswer } from '../back-pressure/after-answer.ts'
import { grantKey, readGrant } from '../objects/object-grant.ts'
import { noteOf } from '../observing/notes.ts'
import type { Services } from '../services.ts'
import { type Messages, messagesOf } from '../sign-in/messages/messages.ts'
import { busyPage, taskPageIsOverPage } from '../sign-in/pages.ts'
import { templateContent } from '../store/human-task-uis.ts'
import { serveObject } from '../wire/s3/serve-object.ts'
import { readObjectLink } from '../worker-template/object-link.ts'
import { clientAddress } from '../workforce/source-address.ts'
import { AUTHOR_CHECKS, authorChecksScript, PREVIEW_FRAME, previewFramePage } from './preview-frame.ts'
import type { TaskPages } from './task-pages.ts'
import type { FrameLease, FrameReservation } from './task-shapes.ts'

/** All but the empty frame for previews is behind an address that nobody can guess, and nothing here knows a cookie. */
const PLACES = ['frames', 'objects', 'templates', PREVIEW_FRAME] as const

export const isContentPath = (path: string): boolean => PLACES.some(place => path.startsWith(`/${place}/`))

const FRAME_SANDBOX = 'sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads'

/** The content origin: task frames and objects by capability address, and a frame for previews. Source: contract. */
export class ContentOrigin {
  readonly #services: Services
  readonly #pages: TaskPages

  constructor(services: Services, pages: TaskPages) {
    this.#services = services
    this.#pages = pages
  }

  /** @param path  of the request, without the public URL's own path */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    request.resume()
    const note = noteOf(request)
    note.api = 'content'
    const [, place, token = '', ...rest] = path.split('?')[0]!.split('/')
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    // A script stored as an object must not become the service worker of an origin that shows other people's tasks.
    if (!isRead || request.headers['service-worker'] !== undefined) return missing(response)
    const { browsers, objects } = this.#services.backPressure
    const intake = place === 'objects' ? objects : browsers
    if (!intake.enter()) {
      note.wasRefused = true
      return place === 'frames' ? this.#inFrameOf(request, response, 503, busyPage) : busy(response)
    }
    afterAnswer(response, () => intake.leave())
    note.operation = PLACES.find(known => known === place) ?? 'none'
    if (place === 'frames') return this.#frame(request, response, token)
    if (place === 'templates') return this.#template(response, token)
    if (place === 'objects') return this.#object(request, response, token, rest.join('/'))
    if (place === PREVIEW_FRAME) return this.#preview(response, token)
    return missing(response)
  }

  #preview(response: ServerResponse, file: string): void {
    const script = { 'content-type': 'text/javascript; charset=utf-8', 'cross-origin-resource-policy': 'cross-origin' }
    if (file === AUTHOR_CHECKS) send(response, 200, authorChecksScript(), script)
    else if (file === '') send(response, 200, previewFramePage(this.#services.addresses.publicOrigin), this.#inFrame())
    else missing(response)
  }

  async #frame(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    const { keys } = this.#services
    const frame = keys.open('task-frame', token) as FrameLease | FrameReservation | undefined
    const page = frame && (await this.#pages.page(frame, this.#addressOf(request)))
    if (page === undefined) return this.#inFrameOf(request, response, 410, taskPageIsOverPage)
    send(response, 200, page, this.#inFrame('node' in frame!))
  }

  /** A page of ours where a task's page would stand, in the language of whoever looks at it. */
  #inFrameOf(request: IncomingMessage, response: ServerResponse, status: number, page: (words: Messages) => string) {
    const words = messagesOf('worker', request.headers['accept-language'])
    const retry: Record<string, string> = status === 503 ? { 'retry-after': '1' } : {}
    send(response, status, page(words), { ...this.#inFrame(true), ...retry })
  }

  /** Only a page of ours may show it. */
  #inFrame(isReserved = false): Record<string, string> {
    const { publicOrigin, isContentSandboxed } = this.#services.addresses
    const ancestors = `frame-ancestors ${publicOrigin}`
    return {
      'content-type': 'text/html; charset=utf-8',
      // A reserved task stands beside another: it gets no origin, and what that one has stored is left alone.
      ...(isContentSandboxed || isReserved
        ? { 'content-security-policy': `${ancestors}; ${FRAME_SANDBOX}` }
        : // All tasks share this origin, and none may read what another has stored. Not cookies: browsers would clear
          // those of the whole site, and with them the session of a portal at a neighbouring name.
          { 'content-security-policy': ancestors, 'clear-site-data': '"storage"' }),
    }
  }

  async #template(response: ServerResponse, token: string): Promise<void> {
    const { keys, clock, store } = this.#services
    const link = keys.open('template-link', token) as { sha256: string; until: number } | undefined
    if (link === undefined || clock.now().getTime() > link.until) return gone(response)
    const content = await store.read(() => templateContent(link.sha256))
    if (content === undefined) return gone(response)
    send(response, 200, content, { 'content-type': 'text/plain; charset=utf-8' })
  }

  async #object(request: IncomingMessage, response: ServerResponse, token: string, rest: string): Promise<void> {
    const { keys, clock, objects } = this.#services
    const grant = readGrant(keys, token, clock.now())
    const frame = grant?.lease ?? grant?.reservation
    if (grant === undefined || (frame && !(await this.#pages.access.of(frame)))) return gone(response)
    if (grant.address !== undefined && grant.address !== this.#addressOf(request)) return gone(response)
    const address = readObjectLink(grantKey(keys, token), rest)
    if (address === undefined) return missing(response)
    await serveObject(objects, { accountId: grant.accountId, ...address }, request, response, {
      // Widgets read pixels of pictures through a canvas, in a sandboxed frame from no origin at all.
      'access-control-allow-origin': '*',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'cross-origin',
    })
  }

  #addressOf(request: IncomingMessage): string {
    const { socket, headers } = request
    return clientAddress(socket.remoteAddress, headers['x-forwarded-for'], this.#services.trustedProxies)
  }
}

const missing = (response: ServerResponse): void =>
  send(response, 404, 'Nothing is here.\n', { 'content-type': 'text/plain; charset=utf-8' })

const busy = (response: ServerResponse): void =>
  send(response, 503, 'There is too much to do right now; open the task again.\n', {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '1',
  })

const gone = (response: ServerResponse): void =>
  send(response, 410, 'This address worked only for a while; open the task again.\n', {
    'content-type': 'text/plain; charset=utf-8',
  })

function send(response: ServerResponse, status: number, body: string | Buffer, headers: Record<string, string>): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}

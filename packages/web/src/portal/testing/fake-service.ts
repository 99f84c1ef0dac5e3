// The worker API and the content origin in one small server, in memory: 127.0.0.1 is the portal, localhost the content.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { News, TaskSummary, Today } from '../api-types.ts'
import { framePage } from './frame-page.ts'

export type FakeTask = TaskSummary & {
  leaseEpoch: number
  draft: unknown
  answer: unknown
  isGone: boolean
  expiresAt: number
  savedAt: number
  kind: unknown
  reason: unknown
}
type Asked = { method: string; path: string; body: Record<string, unknown> }
type Answer = { status: number; body?: unknown }

const PAGE = 20

export class FakeService {
  tasks: FakeTask[] = []
  readonly asked: Asked[] = []
  isSignedIn = true
  loopIsStopping = false
  kinds: string[] = []
  today: Today = { answers: 0, workedSeconds: 0 }
  /** Frames get a sandbox header, and the portal is told so. */
  isSandboxed = false
  /** Requests to these paths of the API end without an answer (`drop`) or with this status. */
  faults = new Map<string, 'drop' | number>()
  readonly #listeners = new Set<ServerResponse>()
  readonly #server: Server
  readonly #script = bundle()

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  static async start(): Promise<FakeService> {
    const service = new FakeService()
    await new Promise<void>(resolve => service.#server.listen(0, '127.0.0.1', resolve))
    return service
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }
  get portalUrl(): string {
    return `http://127.0.0.1:${this.port}/prefix/worker/`
  }
  get contentOrigin(): string {
    return `http://localhost:${this.port}`
  }

  /** A fresh service with these tasks. */
  reset(...titles: string[]): void {
    this.tasks = titles.map((title, index) => aTask(index, title))
    this.asked.length = 0
    this.faults.clear()
    Object.assign(this, { isSignedIn: true, loopIsStopping: false, isSandboxed: false, kinds: [], today: NO_DAY })
  }

  task(title: string): FakeTask {
    const task = this.tasks.find(candidate => candidate.title === title)
    if (!task) throw new Error(`no task ${title}`)
    return task
  }

  made(method: string, path: string): Asked[] {
    return this.asked.filter(asked => asked.method === method && asked.path.endsWith(path))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '', this.portalUrl).pathname
    if (request.headers.host?.startsWith('localhost'))
      return this.#serveFrame(path, response, request.url?.endsWith('?reserved') === true)
    const own = path.replace(/^\/prefix\/worker\/?/, '')
    if (path === '/favicon.ico') return void response.writeHead(204).end()
    if (own === 'portal.js') return void response.setHeader('Content-Type', 'text/javascript').end(this.#script)
    if (!own.startsWith('api/')) return this.#serveShell(response)
    await this.#serveApi(own.slice(4), request, response)
  }

  #serveFrame(path: string, response: ServerResponse, isReserved: boolean): void {
    const task = this.tasks.find(candidate => path === `/frames/${candidate.taskId}`)
    if (!task) return void response.writeHead(404).end('no frame')
    if (this.isSandboxed || isReserved)
      response.setHeader('Content-Security-Policy', 'sandbox allow-scripts allow-forms')
    const html = framePage(new URL(this.portalUrl).origin, `About “${task.title}”: is it right?`)
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html)
  }

  #serveShell(response: ServerResponse): void {
    const policy = `default-src 'self'; style-src 'self' 'unsafe-inline'; frame-src ${this.contentOrigin}; base-uri 'self'`
    response.setHeader('Content-Security-Policy', policy).setHeader('Content-Type', 'text/html; charset=utf-8')
    const sandboxed = this.isSandboxed ? ' sandboxed-frame' : ''
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Handloop</title><base href="/prefix/worker/">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <script type="module" src="portal.js"></script></head>
      <body><handloop-portal content-origin="${this.contentOrigin}"${sandboxed}></handloop-portal></body></html>`)
  }

  async #serveApi(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET'
    let text = ''
    for await (const chunk of request) text += chunk
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    this.asked.push({ method, path, body })
    const fault = [...this.faults].find(([end]) => path.endsWith(end))?.[1]
    if (fault === 'drop') return void response.destroy()
    if (path === 'changes') return this.#listen(response)
    const isGenuine = method === 'GET' || request.headers['x-csrf-token'] === 'csrf-1'
    const search = new URL(request.url ?? '', this.portalUrl).searchParams
    const answer = fault ? problem(fault) : isGenuine ? this.#answer(method, path, body, search) : problem(403)
    response.writeHead(answer.status, { 'Content-Type': 'application/json' })
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
  }

  #answer(method: string, path: string, body: Record<string, unknown>, search: URLSearchParams): Answer {
    if (!this.isSignedIn) return problem(401)
    if (path === 'session') {
      const serverTime = new Date().toISOString()
      return { status: 200, body: { worker: { name: 'Ada Lovelace', id: 'ada' }, csrfToken: 'csrf-1', serverTime } }
    }
    if (path === 'sign-out') {
      this.isSignedIn = false
      return { status: 204 }
    }
    const kind = search.get('title') ?? body.title
    const open = this.tasks.filter(task => !task.isGone && (kind === undefined || kind === null || task.kind === kind))
    if (path === 'tasks') return this.#list(open, Number(search.get('nextToken') ?? 0))
    if (path === 'kinds') return { status: 200, body: { kinds: this.kinds.map(title => ({ title })) } }
    if (path === 'today') return { status: 200, body: this.today }
    const next = open.find(task => task.state === 'available')
    if (path === 'tasks/next') return next ? this.#accept(next) : { status: 204 }
    if (path === 'tasks/reserve') return next ? this.#reserve(next) : { status: 204 }
    const [, taskId, act] = path.split('/')
    const task = this.tasks.find(candidate => candidate.taskId === taskId)
    return task ? this.#act(task, `${method} ${act}`, body) : problem(404)
  }

  #list(open: FakeTask[], from: number): Answer {
    const tasks = open.slice(from, from + PAGE)
    return { status: 200, body: { tasks, ...(from + PAGE < open.length ? { nextToken: String(from + PAGE) } : {}) } }
  }

  #reserve({ taskId, title, description }: FakeTask): Answer {
    const frameUrl = `${this.contentOrigin}/frames/${taskId}?reserved`
    const reservedUntil = new Date(Date.now() + 60_000).toISOString()
    return { status: 200, body: { taskId, title, description, reservedUntil, frameUrl } }
  }

  /** Tells open pages what happened. */
  tell(news: Partial<News>): void {
    const event = { tasks: false, held: [], withdrawn: [], ...news }
    for (const listener of this.#listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`)
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': here\n\n')
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }

  #accept(task: FakeTask): Answer {
    if (task.state === 'available')
      Object.assign(task, {
        state: 'inWork',
        leaseEpoch: task.leaseEpoch + 1,
        expiresAt: Date.now() + task.timeLimitSeconds * 1000,
      })
    const { taskId, leaseEpoch, title, description } = task
    const frameUrl = `${this.contentOrigin}/frames/${taskId}`
    const expiresAt = new Date(task.expiresAt).toISOString()
    return {
      status: 200,
      body: { taskId, leaseEpoch, title, description, frameUrl, expiresAt, acceptedAt: new Date().toISOString() },
    }
  }

  #act(task: FakeTask, act: string, body: Record<string, unknown>): Answer {
    const same = JSON.stringify(task.answer) === JSON.stringify(body.answerContent)
    if (act === 'POST submit' && task.answer !== undefined && same) return { status: 200, body: {} }
    if (act === 'POST decline' && task.isGone) {
      task.reason = body.reason
      return { status: 200, body: {} }
    }
    if (task.isGone) return problem(410)
    if (act === 'POST accept') return this.#accept(task)
    if (act === 'POST unreserve') return { status: 200, body: {} }
    if (act === 'GET draft')
      return { status: 200, body: { draft: task.draft ?? null, savedAt: new Date(task.savedAt).toISOString() } }
    if (task.state !== 'inWork' || body.leaseEpoch !== task.leaseEpoch) return problem(409)
    if (act === 'POST heartbeat')
      return {
        status: 200,
        body: { expiresAt: new Date(task.expiresAt).toISOString(), loopIsStopping: this.loopIsStopping },
      }
    if (act === 'PUT draft') Object.assign(task, { draft: body.draft, savedAt: Date.now() })
    if (act === 'POST submit') Object.assign(task, { answer: body.answerContent, isGone: true })
    if (act === 'POST decline') Object.assign(task, { isGone: true, reason: body.reason })
    if (act === 'POST release') task.state = 'available'
    return { status: 200, body: {} }
  }
}

const NO_DAY: Today = { answers: 0, workedSeconds: 0 }

const problem = (status: number): Answer => ({ status, body: { error: { code: String(status), message: '' } } })

function aTask(index: number, title: string): FakeTask {
  return {
    taskId: `task-${index}`,
    title,
    description: 'Look at the page of the form and correct what the machine has read.',
    keywords: index % 2 ? [] : ['form', 'handwriting'],
    timeLimitSeconds: 3600,
    createdAt: new Date(Date.UTC(2024, 4, 1, 9, index)).toISOString(),
    state: 'available',
    leaseEpoch: 0,
    draft: undefined,
    answer: undefined,
    isGone: false,
    expiresAt: 0,
    savedAt: 0,
    kind: title,
    reason: undefined,
  }
}

function bundle(): string {
  const entry = join(import.meta.dirname, '../main.ts')
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]!.text
}

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAnswer } from './back-pressure/after-answer.ts'
import { DirectRequest } from './back-pressure/direct-request.ts'
import { browserApp } from './browser-app.ts'
import { PublicApi } from './console/public-api.ts'
import { dispatcher } from './dispatch.ts'
import { Draining } from './draining.ts'
import { keepTick } from './kept-tick.ts'
import { noteOf } from './observing/notes.ts'
import { observeRequest } from './observing/requests.ts'
import { closeHouse, type House, openHouse, serviceLog } from './parts.ts'
import { plainRoutes } from './plain-routes.ts'
import { ContentOrigin } from './portal/content-origin.ts'
import { TaskPages } from './portal/task-pages.ts'
import { WorkerTasks } from './portal/worker-tasks.ts'
import { announce, holdDataDir } from './running.ts'
import { s3Handler } from './s3-handler.ts'
import { scraper } from './scrape.ts'
import { type Settings, SettingsError } from './settings.ts'
import { Sessions } from './sign-in/sessions.ts'
import { startTraceExport } from './trace-export.ts'
import { AccessKeys, Authenticator } from './wire/authenticate.ts'
import { Work } from './work.ts'

/** A large object over a slow line takes its time. */
const LONGEST_UPLOAD_MS = 60 * 60 * 1000
/** The head of a request is small: who is still not done with it holds a connection for nothing. */
const LONGEST_HEAD_MS = 20_000
/** A connection in the middle of a request on which nothing moves any more, in either direction, is given up. */
const LONGEST_SILENCE_MS = 5 * 60 * 1000

export type Running = { url: string; stop: () => Promise<void> }

/** Builds every part from the settings and starts it. The only file that knows all parts. */
export async function startServer(settings: Settings): Promise<Running> {
  keepTick()
  const release = holdDataDir(settings.dataDir)
  const server = createServer({
    IncomingMessage: DirectRequest,
    keepAliveTimeout: 65_000,
    requestTimeout: LONGEST_UPLOAD_MS,
    headersTimeout: LONGEST_HEAD_MS,
  })
  server.setTimeout(LONGEST_SILENCE_MS)
  try {
    const port = await listen(server, settings)
    const stopTracing = await startTraceExport(process.env)
    const house = await openHouse(settings, port, serviceLog())
    const work = new Work(house)
    let isReady = false
    const draining = new Draining(server)
    await answerRequests(
      server,
      draining,
      house,
      settings,
      async () => isReady && (await house.installation.db.isWell()),
    )
    isReady = true
    const { publicUrl } = house.services.addresses
    const withdraw = announce(settings.dataDir, publicUrl)
    const stop = async () => {
      isReady = false
      await draining.finish()
      await work.stop()
      await closeHouse(house)
      await stopTracing()
      withdraw()
      release()
    }
    return { url: publicUrl, stop }
  } catch (error) {
    server.close()
    release()
    throw error
  }
}

function listen(server: Server, { host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new SettingsError(
      `port ${port} on ${host} is in use; stop what uses it, or set HANDLOOP_PORT (0 picks a free one)`,
    )
  return new SettingsError(`can't listen on ${host} port ${port}: ${error.message}`)
}

async function answerRequests(
  server: Server,
  draining: Draining,
  house: House,
  settings: Settings,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const { services } = house
  const { store, clock, keys, addresses, log } = services
  const tasks = new WorkerTasks(store, keys, () => clock.now())
  const pages = new TaskPages(services, tasks)
  const sessions = new Sessions(services, 'worker')
  const accessKeys = new AccessKeys(store)
  const publicApi = new PublicApi(accessKeys, services)
  const browser = await browserApp({ services, sessions, tasks, pages }, new Sessions(services, 'console'), publicApi)
  const answer = dispatcher({
    addresses,
    wire: { authenticator: new Authenticator(accessKeys, store, clock.realNow), services },
    s3: s3Handler(house, accessKeys, settings),
    content: new ContentOrigin(services, pages),
    pages: (request, response, path) => {
      request.url = path
      browser.routing(request, response)
    },
    plain: plainRoutes(isReady, scraper(services)),
  })
  publicApi.connect(answer)
  server.on('request', (request, response) => {
    const leave = draining.see(response)
    const observed = observeRequest(request, response, log)
    afterAnswer(response, () => {
      leave()
      observed()
    })
    Promise.resolve(answer(request, response)).catch(defect => {
      const requestId = noteOf(request).id
      log.error({ requestId, err: defect }, 'request failed')
      if (!response.headersSent)
        response.writeHead(500, { 'x-amzn-requestid': requestId, 'content-type': 'text/plain' })
      response.end(`An internal error occurred. Request id: ${requestId}\n`)
    })
  })
}

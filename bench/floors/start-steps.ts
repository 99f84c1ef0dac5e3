// What of a start can't be left out, without the service around it: up to the signature, all of it, or all of it with HTTP
// and signature on a thread of their own. `start-steps.ts STEP DATA_DIR KEY_ID SECRET`
import { createServer } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { systemClock } from '../../packages/server/src/clock.ts'
import { Keys } from '../../packages/server/src/keys.ts'
import type { Services } from '../../packages/server/src/services.ts'
import { openDatabase } from '../../packages/server/src/store/open-database.ts'
import { Store } from '../../packages/server/src/store/store.ts'
import { startHumanLoop } from '../../packages/server/src/wire/a2i-runtime/start-human-loop.ts'
import { verifyWithBody } from '../../packages/server/src/wire/sigv4/index.ts'
import { tellAddress } from './floor-process.ts'

export type Step = 'signature' | 'one thread' | 'two threads'
type Key = { id: string; secret: string; accountId: string }
/** Answers a body that is signed rightly. */
type Take = (body: Uint8Array) => Promise<string>

function server(key: Key, take: Take) {
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks)
      const { method = '', url = '', headers } = request
      const isGenuine = verifyWithBody({ method, url, headers }, body, new Date(), () => key).ok
      const text = isGenuine ? await take(body) : ''
      response.writeHead(isGenuine ? 200 : 403, { 'content-length': Buffer.byteLength(text) }).end(text)
    })
  })
}

/** The operation as the service runs it: read, checked, stored and flushed. */
async function starter(dataDir: string, { accountId, id }: Key): Promise<Take> {
  const clock = systemClock()
  const store = new Store(await openDatabase({ dataDir, url: null }), clock, {
    sinks: ['file'],
    sendsTaskEvents: false,
  })
  const services = { store, clock, keys: new Keys(new Uint8Array(32)), quotas: { openLoopsPerAccount: null } }
  const caller = { accountId, region: 'us-east-1', accessKeyId: id }
  return async body => {
    const input = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()) as never
    if (startHumanLoop.validate(input).length > 0) throw new Error('a request of the bench is not valid')
    const answer = await startHumanLoop.run(input, caller, services as unknown as Services)
    if (!answer.ok) throw new Error(answer.error.message)
    return JSON.stringify(answer.output)
  }
}

/** A quarter of the connections: were all in one piece, the threads would take turns instead of working side by side. */
const PIECE = 16

/** Sends what gathers within a turn of the event loop in pieces: a message costs more than what is in it. */
function gathering<T>(send: (all: T[]) => void): (one: T) => void {
  let gathered: T[] = []
  const sendGathered = (): void => {
    const all = gathered
    gathered = []
    if (all.length > 0) send(all)
  }
  return one => {
    const count = gathered.push(one)
    if (count === 1) setImmediate(sendGathered)
    if (count === PIECE) sendGathered()
  }
}

type Asked = [id: number, body: Uint8Array]
type Answered = [id: number, text: string]

/** The thread with HTTP and signatures. */
function stand(key: Key): void {
  const waiting = new Map<number, (text: string) => void>()
  const ask = gathering<Asked>(all => parentPort!.postMessage(all))
  let last = 0
  parentPort!.on('message', (all: Answered[]) => {
    for (const [id, text] of all) {
      waiting.get(id)!(text)
      waiting.delete(id)
    }
  })
  const listening = server(key, body => new Promise(resolve => ask([waiting.set(++last, resolve) && last, body])))
  tellAddress(listening, url => parentPort!.postMessage(url))
}

/** The thread with the database. */
async function work(key: Key, dataDir: string): Promise<void> {
  const start = await starter(dataDir, key)
  const front = new Worker(new URL(import.meta.url), { workerData: key })
  const answer = gathering<Answered>(all => front.postMessage(all))
  front.on('message', (told: string | Asked[]) => {
    if (typeof told === 'string') process.send!(told)
    else for (const [id, body] of told) start(body).then(text => answer([id, text]))
  })
}

if (isMainThread) {
  const [step, dataDir, id, secret] = process.argv.slice(2) as [Step, string, string, string]
  const key = { id, secret, accountId: '000000000000' }
  if (step === 'two threads') {
    process.on('disconnect', () => process.exit(0))
    await work(key, dataDir)
  } else tellAddress(server(key, step === 'signature' ? async () => '{}' : await starter(dataDir, key)))
} else stand(workerData as Key)

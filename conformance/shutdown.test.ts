// The end of a service in the middle of its work: what it took in it answers, and what it answered is on disk.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Client, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, loopInput, startLoop, statusOf } from './fixtures.ts'
import { RawConnection, rawRequest, signedRequest } from './raw-connection.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { type Lease, Worker } from './worker.ts'

const PRODUCERS = 64
const WORKERS = 8

let service: Service
let client: Client
let flowArn = ''
before(async () => {
  service = await startService({ HANDLOOP_LOG_LEVEL: 'fatal' })
  client = jsSdk({ url: service.url, keys: service.keys })
  flowArn = await aFlow(client, 'ending')
})
after(async () => {
  await client.close()
  await service.stop()
})

/** What one connection was told: every answer, and whether the last request was left without one. */
type Told = { statuses: number[]; names: string[]; wasClosing: boolean }

/** Starts one loop after the other on one connection, until that is closed. */
async function produce(producer: number): Promise<Told> {
  const connection = await RawConnection.open(service)
  const told: Told = { statuses: [], names: [], wasClosing: false }
  for (let i = 0; ; i++) {
    const name = `end-${producer}-${i}`
    const body = JSON.stringify(loopInput(name, flowArn))
    const answer = await connection.ask(signedRequest(service, 'POST', '/human-loops', body))
    if (answer === undefined) return told
    told.statuses.push(answer.status)
    if (answer.status === 200) told.names.push(name)
    told.wasClosing = /^connection: close$/m.test(answer.headers)
    if (told.wasClosing) return told
  }
}

async function readiness(): Promise<number[]> {
  const seen: number[] = []
  for (;;) {
    const connection = await RawConnection.open(service).catch(() => undefined)
    const answer = await connection?.ask(rawRequest('GET', '/readyz', { host: 'x' }, ''))
    connection?.close()
    if (answer === undefined) return seen
    if (seen.at(-1) !== answer.status) seen.push(answer.status)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

test('SIGTERM under load: all that was taken in is answered and kept, the door closes in order, the exit code is 0', async () => {
  await Promise.all(Array.from({ length: WORKERS * 4 }, (_, i) => startLoop(client, `task-${i}`, flowArn)))
  const workers = await Promise.all(Array.from({ length: WORKERS }, (_, i) => Worker.join(service, `worker-${i}`)))
  const leases: Lease[] = []
  for (const worker of workers) leases.push(await worker.next())

  assert.equal((await fetch(`${service.url}/readyz`)).status, 200)
  const producing = Array.from({ length: PRODUCERS }, (_, i) => produce(i))
  const watching = readiness()
  await until(
    async () =>
      output(client.call('sagemaker-a2i-runtime', 'ListHumanLoops', { FlowDefinitionArn: flowArn, MaxResults: 100 })),
    ({ HumanLoopSummaries }) => (HumanLoopSummaries as object[]).length === 100,
  )
  const submits = workers.map((worker, i) => worker.submit(leases[i]!, { answer: i }))
  const exited = service.signal('SIGTERM')
  const [told, submitted, ready] = await Promise.all([Promise.all(producing), Promise.all(submits), watching])
  assert.equal(await exited, 0)

  assert.deepEqual([...new Set(told.flatMap(({ statuses }) => statuses))], [200])
  // Not one of them was left without an answer to what it had sent: each was told that its connection closes.
  assert.equal(told.filter(({ wasClosing }) => wasClosing).length, PRODUCERS)
  assert.deepEqual([...new Set(submitted.map(({ status }) => status))], [200])
  // After the first 503 nothing else, until nobody answers any more.
  assert.deepEqual(ready.slice(ready.indexOf(503)), [503])

  await service.restart()
  const lost: string[] = []
  for (const name of told.flatMap(({ names }) => names))
    if ((await statusOf(client, name)) !== 'InProgress') lost.push(name)
  assert.deepEqual(lost, [])
  const answered = await Promise.all(workers.map((worker, i) => worker.submit(leases[i]!, { answer: i })))
  // The same answer again is the same answer; had it been lost, the lease would be looked at.
  assert.deepEqual([...new Set(answered.map(({ status }) => status))], [200])
})

test('an idle connection that is kept open holds nothing up', async () => {
  const idle = await RawConnection.open(service)
  assert.equal((await idle.ask(rawRequest('GET', '/healthz', { host: 'x' }, '')))!.status, 200)
  assert.equal(await service.signal('SIGTERM'), 0)
  assert.equal(await idle.answer(), undefined)
})

test('a receiver that never answers keeps nothing from ending in order; its event comes again', async () => {
  const heard: string[] = []
  let isSilent = true
  const receiver = createServer((request, response) => {
    heard.push(String(request.headers['webhook-id']))
    if (!isSilent) response.end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo
  const other = await startService({ HANDLOOP_WEBHOOK_URL: `http://127.0.0.1:${port}/`, HANDLOOP_LOG_LEVEL: 'fatal' })
  const caller = jsSdk({ url: other.url, keys: other.keys })
  await startLoop(caller, 'unheard', await aFlow(caller, 'unheard'))
  await output(caller.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: 'unheard' }))
  await until(
    async () => heard.length,
    count => count === 1,
  )
  assert.equal(await other.signal('SIGTERM'), 0)
  assert.deepEqual(
    ['url', 'pid'].filter(name => existsSync(join(other.dataDir, name))),
    [],
  )
  isSilent = false
  await other.restart()
  await until(
    async () => heard.length,
    count => count > 1,
  )
  assert.equal(new Set(heard).size, 1)
  await caller.close()
  await other.stop()
  receiver.closeAllConnections()
  receiver.close()
})

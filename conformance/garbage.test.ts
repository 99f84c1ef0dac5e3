// What a request leaves behind is collected while it is young, which takes half a millisecond. Whatever survives that is
// moved, and makes everybody who is waiting wait for ten times as long. Two ways to it that nobody sees in the code: a
// generator function made in place for each call, and a Set or Map of objects that is filled and emptied all day.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Client } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, startLoop, statusOf } from './fixtures.ts'
import { type Service, startOne } from './one-service.ts'
import { until } from './until.ts'
import { type Lease, Worker } from './worker.ts'

/** Often enough that hundreds of requests meet many collections. */
const SMALL_YOUNG = ['--max-semi-space-size=4']
const REQUESTS = 600
const AT_ONCE = 4
/** Bytes for each request: now some 200 at most. Either way it was several thousand. */
const FEW = 1_000

const folder = mkdtempSync(join(tmpdir(), 'handloop-garbage-'))
const report = join(folder, 'promoted')
let service: Service
let client: Client
let worker: Worker
let flow: string
before(async () => {
  const probe = `--import=${join(import.meta.dirname, 'garbage-probe.mjs')}`
  // Embedded in every run: what the drivers of PostgreSQL and S3 leave behind is theirs.
  service = await startOne({ PROMOTED_FILE: report }, { nodeArgs: [...SMALL_YOUNG, probe] })
  client = jsSdk({ url: service.url, keys: service.keys })
  worker = await Worker.join(service, 'ann')
  flow = await aFlow(client, 'parcels')
})
after(async () => {
  await client.close()
  await service.stop()
  rmSync(folder, { recursive: true })
})

async function times(count: number, ask: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await ask(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

/** @returns bytes for each request that outlived being young, once the service is warm */
async function keptFor(ask: (i: number) => Promise<unknown>): Promise<number> {
  await times(REQUESTS, ask)
  process.kill(service.pid, 'SIGUSR2')
  await times(REQUESTS, i => ask(REQUESTS + i))
  process.kill(service.pid, 'SIGUSR2')
  const bytes = await until(
    async () => (existsSync(report) ? readFileSync(report, 'utf8') : ''),
    text => text !== '',
  )
  rmSync(report)
  return Number(bytes) / REQUESTS
}

const leases: Lease[] = []

for (const [name, ask] of Object.entries({
  StartHumanLoop: i => startLoop(client, `loop-${i}`, flow),
  DescribeHumanLoop: async i => assert.equal(await statusOf(client, `loop-${i}`), 'InProgress'),
  'who is signed in': async () => assert.equal((await worker.ask('GET', 'session')).status, 200),
  'tasks/next': async () => leases.push(await worker.next()),
  heartbeat: async i => {
    const { taskId, leaseEpoch } = leases[i]!
    const beat = await worker.ask('POST', `tasks/${taskId}/heartbeat`, { leaseEpoch, isActive: true })
    assert.equal(beat.status, 200)
  },
  'a draft': async i => {
    const { taskId, leaseEpoch } = leases[i]!
    const kept = await worker.ask('PUT', `tasks/${taskId}/draft`, { leaseEpoch, draft: { note: 'half' } })
    assert.equal(kept.status, 200)
  },
  'an answer with its delivery': async i =>
    assert.equal((await worker.submit(leases[i]!, { note: 'fine' })).status, 200),
} satisfies Record<string, (i: number) => Promise<unknown>>))
  test(`${name} leaves nothing behind that outlives being young`, async () => {
    const kept = await keptFor(ask)
    assert.ok(kept < FEW, `${Math.round(kept)} bytes of each request`)
  })

// Events reach every configured sink at least once, in order, with the same id each time, and outputs survive outages.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { webhookSignature } from '../packages/server/src/delivery/webhook.ts'
import { type Client, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, outputUri, readOutput, startLoop, statusOf } from './fixtures.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

type Entry = { EventBusName: string; Source: string; DetailType: string; Detail: string }
type Received = { headers: Record<string, string | string[] | undefined>; body: string }

/** A receiver that answers what it is told to, first come first served, and 204 when it is told nothing. */
class Receiver {
  readonly received: Received[] = []
  readonly answers: number[] = []
  readonly #server: Server
  constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const status = this.answers.shift() ?? 200
      const body = Buffer.concat(chunks).toString()
      if (status === 0) return request.socket.destroy()
      this.received.push({ headers: request.headers, body })
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', location: 'http://127.0.0.1:1/' })
      response.end('{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}')
    })
  }
  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

describe('events', () => {
  const webhook = new Receiver()
  const bridge = new Receiver()
  let service: Service
  let client: Client
  let worker: Worker
  let flowArn: string
  before(async () => {
    service = await startService({
      HANDLOOP_WEBHOOK_URL: `${await webhook.listen()}/hook?tenant=1`,
      HANDLOOP_EVENTBRIDGE_ENDPOINT: await bridge.listen(),
      HANDLOOP_EVENTBRIDGE_BUS: 'reviews',
      HANDLOOP_TASK_EVENTS: '1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      HANDLOOP_LOG_LEVEL: 'fatal',
    })
    client = jsSdk({ url: service.url, keys: service.keys })
    worker = await Worker.join(service, 'ann')
    flowArn = await aFlow(client, 'events')
  })
  after(async () => {
    await client.close()
    await service.stop()
    webhook.close()
    bridge.close()
  })
  const about = (name: string) =>
    webhook.received
      .map(one => ({ ...one, event: JSON.parse(one.body) as Record<string, unknown> }))
      .filter(one => JSON.stringify(one.event).includes(`human-loop/${name}"`))
  const kinds = (name: string) => about(name).map(one => String(one.event['detail-type']))

  test('reach webhook, bus and file; the webhook’s signature is right; the object was readable first', async () => {
    await startLoop(client, 'plain', flowArn)
    await worker.submit(await worker.next(), { a: 1 })
    const [done] = await until(
      async () => about('plain').filter(one => 'humanLoopStatus' in (one.event.detail as object)),
      found => found.length > 0,
    )
    assert.match(await readOutput(client, await outputUri(client, 'plain')), /"a":1/)
    const { headers, body, event } = done!
    const secret = await service.cli('webhook', 'secret')
    const id = String(headers['webhook-id'])
    assert.equal(id, event.id)
    assert.equal(headers['webhook-signature'], webhookSignature(secret, id, String(headers['webhook-timestamp']), body))
    assert.ok(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000) < 60)
    const entry = await until<Entry | undefined>(
      async () =>
        bridge.received
          .map(one => JSON.parse(one.body).Entries[0] as Entry)
          .find(one => one.DetailType.includes('Status Change')),
      Boolean,
    )
    assert.ok(entry)
    assert.equal(entry.EventBusName, 'reviews')
    assert.equal(entry.Source, 'aws.sagemaker')
    assert.deepEqual(JSON.parse(entry.Detail), event.detail)
    const line = await until(
      async () => readFileSync(join(service.dataDir, 'events.ndjson'), 'utf8'),
      text => text.includes(id),
    )
    assert.ok(line.split('\n').includes(body))
  })

  test('about tasks come as well where they are asked for, before the end of the loop', async () => {
    await startLoop(client, 'tasks', flowArn)
    const lease = await worker.next()
    await worker.giveBack(lease, 'release')
    await worker.submit(await worker.next(), {})
    await until(
      async () => kinds('tasks'),
      found => found.some(kind => kind.includes('Status Change')),
    )
    assert.deepEqual(kinds('tasks'), [
      'SageMaker Human Task Created',
      'SageMaker Human Task Accepted',
      'SageMaker Human Task Returned',
      'SageMaker Human Task Accepted',
      'SageMaker Human Task Submitted',
      'SageMaker A2I HumanLoop Status Change',
    ])
  })

  for (const [title, answer] of [
    ['500', 500],
    ['a redirect', 302],
    ['a cut connection', 0],
  ] as const)
    test(`are sent again after ${title}, with the same id, and nothing of the loop overtakes them`, async () => {
      const name = `again-${answer}`
      webhook.answers.push(answer)
      await startLoop(client, name, flowArn)
      await worker.submit(await worker.next(), {})
      await until(
        async () => kinds(name),
        found => found.some(kind => kind.includes('Status Change')),
      )
      const seen = about(name)
      const first = seen.filter(one => one.event['detail-type'] === 'SageMaker Human Task Created')
      assert.equal(first.length, answer === 0 ? 1 : 2)
      assert.equal(new Set(first.map(one => one.headers['webhook-id'])).size, 1)
      const distinct = [...new Set(kinds(name))]
      assert.deepEqual(distinct.at(-1), 'SageMaker A2I HumanLoop Status Change')
      assert.deepEqual(distinct[0], 'SageMaker Human Task Created')
    })
})

describe('a receiver that takes its time', () => {
  test('keeps no output from its bucket, and no event from the file', async () => {
    let asked = 0
    // Takes every request and answers none.
    const silent = createServer(() => asked++)
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const service = await startService({
      HANDLOOP_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
      HANDLOOP_LOG_LEVEL: 'fatal',
    })
    const client = jsSdk({ url: service.url, keys: service.keys })
    const worker = await Worker.join(service, 'ann')
    const flowArn = await aFlow(client, 'unhurried')
    const names = Array.from({ length: 70 }, (_, i) => `unhurried-${i}`)
    for (const name of names) await startLoop(client, name, flowArn)
    // More than are delivered at once.
    for (const _ of names) await worker.submit(await worker.next(), { note: 'done' })
    for (const name of names)
      await until(
        () => statusOf(client, name),
        status => status === 'Completed',
        10_000,
      )
    assert.ok(asked > 0)
    const events = () => readFileSync(join(service.dataDir, 'events.ndjson'), 'utf8')
    await until(
      async () => events(),
      text => names.every(name => text.includes(name)),
    )
    await client.close()
    await service.stop()
    silent.closeAllConnections()
    silent.close()
  })
})

describe('a bucket that is not there', () => {
  let service: Service
  let client: Client
  let worker: Worker
  before(async () => {
    service = await startService({ HANDLOOP_TEST_CONTROLS: '1', HANDLOOP_LOG_LEVEL: 'fatal' })
    client = jsSdk({ url: service.url, keys: service.keys })
    worker = await Worker.join(service, 'ann')
  })
  after(async () => {
    await client.close()
    await service.stop()
  })
  const flow = async (name: string): Promise<string> => {
    const arn = await aFlow(client, name)
    await output(client.call('s3', 'DeleteBucket', { Bucket: 'review-results' })).catch(() => {})
    return arn
  }

  test('keeps the answered loop InProgress, and the output is written when the bucket is back', async () => {
    await startLoop(client, 'patient', await flow('patient'))
    await worker.submit(await worker.next(), { kept: 1 })
    await new Promise(resolve => setTimeout(resolve, 300))
    assert.equal(await statusOf(client, 'patient'), 'InProgress')
    await output(client.call('s3', 'CreateBucket', { Bucket: 'review-results' }))
    await service.cli('clock', 'advance', '2m')
    await until(
      () => statusOf(client, 'patient'),
      status => status === 'Completed',
    )
    assert.match(await readOutput(client, await outputUri(client, 'patient')), /"kept":1/)
  })

  test('for 24 hours fails the loop, and the reason names the bucket', async () => {
    const Key = (await outputUri(client, 'patient')).replace('s3://review-results/', '')
    await output(client.call('s3', 'DeleteObject', { Bucket: 'review-results', Key }))
    await startLoop(client, 'hopeless', await flow('hopeless'))
    await worker.submit(await worker.next(), {})
    await new Promise(resolve => setTimeout(resolve, 300))
    await service.cli('clock', 'advance', '25h')
    await until(
      () => statusOf(client, 'hopeless'),
      status => status === 'Failed',
    )
    const described = await output(
      client.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: 'hopeless' }),
    )
    assert.equal(described.FailureCode, 'ValidationError')
    assert.match(String(described.FailureReason), /review-results/)
  })

  test('and is back later: the output is written again when somebody asks, once', async () => {
    await assert.rejects(service.cli('output', 'rewrite', 'patient'), /not given up/)
    await output(client.call('s3', 'CreateBucket', { Bucket: 'review-results' }))
    await service.cli('output', 'rewrite', 'hopeless')
    const uri = await outputUri(client, 'hopeless')
    await until(
      () => readOutput(client, uri).catch(() => ''),
      text => text.includes('humanAnswers'),
    )
    assert.equal(await statusOf(client, 'hopeless'), 'Failed')
    await assert.rejects(service.cli('output', 'rewrite', 'hopeless'), /not given up/)
  })
})

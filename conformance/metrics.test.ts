// The metrics that an operator watches, moved by what they are meant to show.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, failure, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { ACCOUNT, aFlow, startLoop, statusOf } from './fixtures.ts'
import { metric } from './metrics.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

let service: Service
let client: Client
before(async () => {
  service = await startService({
    HANDLOOP_TEST_CONTROLS: '1',
    HANDLOOP_LOG_LEVEL: 'fatal',
    // Nobody listens there: what is owed to it stays in the outbox.
    HANDLOOP_WEBHOOK_URL: 'http://127.0.0.1:9/',
  })
  client = jsSdk({ url: service.url, keys: service.keys })
})
after(async () => {
  await client.close()
  await service.stop()
})

const becomes = (name: string, labels: Record<string, string>, fits: (value: number) => boolean) =>
  until(() => metric(service, name, labels), fits)

const flow = (name: string) => ({ account: ACCOUNT, region: 'us-east-1', flow: name })

test('loops that are open and tasks that wait are seen for each flow definition', async () => {
  const flowArn = await aFlow(client, 'watched')
  for (const name of ['one', 'two']) await startLoop(client, name, flowArn)
  await becomes('handloop_open_loops', flow('watched'), value => value === 2)
  await service.cli('clock', 'advance', '10m')
  await becomes('handloop_oldest_waiting_task_age_seconds', flow('watched'), age => age >= 600 && age < 660)
  const ann = await Worker.join(service, 'ann')
  for (let i = 0; i < 2; i++) await ann.submit(await ann.next(), { done: i })
  await becomes('handloop_open_loops', flow('watched'), value => value === 0)
  await becomes('handloop_oldest_waiting_task_age_seconds', flow('watched'), value => value === 0)
  assert.equal(await metric(service, 'handloop_loops_ended_total', { status: 'Completed' }), 2)
})

test('what does not arrive is seen by its sink, how many and how old', async () => {
  const sink = { kind: 'event', sink: 'webhook' }
  await becomes('handloop_outbox_depth', sink, depth => depth === 2)
  await service.cli('clock', 'advance', '1h')
  await becomes('handloop_oldest_delivery_age_seconds', sink, age => age > 3600)
  assert.ok((await metric(service, 'handloop_deliveries_total', { ...sink, outcome: 'failed' })) > 0)
  assert.equal(await metric(service, 'handloop_deliveries_total', { kind: 'output', outcome: 'arrived' }), 2)
})

test('requests are counted by operation and outcome, whoever asks', async () => {
  const count = (labels: Record<string, string>) => metric(service, 'handloop_request_duration_seconds_count', labels)
  assert.equal(await count({ api: 'a2i', operation: 'StartHumanLoop', outcome: 'ok' }), 2)
  await failure(client.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: 'none' }))
  assert.equal(await count({ operation: 'DescribeHumanLoop', outcome: 'clientError' }), 1)
  assert.equal(await count({ api: 'worker', operation: 'POST /worker/api/tasks/:taskId/submit', outcome: 'ok' }), 2)
  await output(client.call('s3', 'ListBuckets', {}))
  assert.equal(await count({ api: 's3', operation: 'ListBuckets', outcome: 'ok' }), 1)
  await output(client.call('sts', 'GetCallerIdentity', {}))
  assert.equal(await count({ api: 'sts', operation: 'GetCallerIdentity', outcome: 'ok' }), 1)
  // Paths that strangers make up do not become labels.
  for (let i = 0; i < 5; i++) await fetch(`${service.url}/worker/made-up-${i}`)
  const text = await (await fetch(`${service.url}/metrics`)).text()
  assert.ok(!text.includes('made-up'))
})

test('commits and renderings are measured, and housekeeping is not behind', async () => {
  assert.equal(await statusOf(client, 'one'), 'Completed')
  for (const name of ['handloop_commit_units_count', 'handloop_commit_duration_seconds_count'])
    assert.ok((await metric(service, name)) > 0, name)
  assert.equal(await metric(service, 'handloop_template_render_duration_seconds_count', { outcome: 'ok' }), 2)
  assert.equal(await metric(service, 'handloop_housekeeping_paused'), 0)
  await becomes('handloop_housekeeping_lag_seconds', {}, lag => lag < 5)
})

// A loop's whole life as a collector of traces sees it: born in its caller's trace, answered, delivered.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import type { Client } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, arn, loopInput, statusOf } from './fixtures.ts'
import { RawConnection, signedRequest } from './raw-connection.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } }
type Sent = {
  name: string
  traceId: string
  parentSpanId?: string
  kind: number
  attributes: Attribute[]
  status: { code?: number }
}

const spans: Sent[] = []
const names = new Set<string>()
const collector = createServer(async (request, response) => {
  const { resourceSpans } = JSON.parse(await text(request))
  for (const { resource, scopeSpans } of resourceSpans) {
    for (const { key, value } of resource.attributes) if (key === 'service.name') names.add(value.stringValue)
    for (const scope of scopeSpans) spans.push(...scope.spans)
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
})

let service: Service
let client: Client
before(async () => {
  await once(collector.listen(0, '127.0.0.1'), 'listening')
  service = await startService({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    HANDLOOP_TEST_CONTROLS: '1',
  })
  client = jsSdk({ url: service.url, keys: service.keys })
})
after(async () => {
  await client.close()
  await service.stop()
  collector.close()
})

const attribute = (span: Sent, name: string) => {
  const value = span.attributes.find(({ key }) => key === name)?.value
  return value?.stringValue ?? value?.intValue
}

test('every step of a loop’s life is a span that names the loop; what is left is sent when the service ends', async () => {
  const flowArn = await aFlow(client, 'traced')
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const parentSpanId = 'b7ad6b7169203331'
  const connection = await RawConnection.open(service)
  const signed = signedRequest(service, 'POST', '/human-loops', JSON.stringify(loopInput('traced', flowArn))).toString()
  connection.send(signed.replace('\r\n', `\r\ntraceparent: 00-${traceId}-${parentSpanId}-01\r\n`))
  const answer = (await connection.answer())!
  assert.equal(answer.status, 200)
  connection.close()
  const ann = await Worker.join(service, 'ann')
  const lease = await ann.next()
  await ann.submit(lease, { done: true })
  await until(
    () => statusOf(client, 'traced'),
    status => status === 'Completed',
  )
  await until(
    () => client.call('sagemaker-a2i-runtime', 'DeleteHumanLoop', { HumanLoopName: 'traced' }),
    ({ ok }) => ok,
  )
  await until(
    () => statusOf(client, 'traced'),
    status => status === 'ResourceNotFoundException',
  )
  await service.signal('SIGTERM')

  assert.deepEqual([...names], ['handloop'])
  const ofLoop = spans.filter(span => attribute(span, 'handloop.human_loop.arn') === arn('human-loop', 'traced'))
  const seen = new Set(ofLoop.map(({ name }) => name))
  for (const name of [
    'StartHumanLoop',
    'POST /worker/api/tasks/:taskId/submit',
    'deliver output',
    'deliver event',
    'DeleteHumanLoop',
  ])
    assert.ok(seen.has(name), `${name} is missing among ${[...seen].join(', ')}`)
  assert.ok(spans.some(({ name }) => name === 'housekeeping'))

  const born = ofLoop.find(({ name }) => name === 'StartHumanLoop')!
  assert.deepEqual([born.traceId, born.parentSpanId, born.kind], [traceId, parentSpanId, 2])
  assert.equal(attribute(born, 'http.response.status_code'), 200)
  assert.match(answer.headers, new RegExp(`x-amzn-requestid: ${attribute(born, 'handloop.request_id')}`))
})

// Ten times more than the service takes on at once: it says so, stays small, and loses nothing that it acknowledged.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Client, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, loopInput, startLoop } from './fixtures.ts'
import { metric } from './metrics.ts'
import { type Answer, RawConnection, rawRequest, signedRequest } from './raw-connection.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

/** What the service takes on at once: back-pressure/intake.ts. */
const AT_ONCE = 512
const MIB = 1024 * 1024

let service: Service
let client: Client
before(async () => {
  service = await startService({ HANDLOOP_LOG_LEVEL: 'fatal' })
  client = jsSdk({ url: service.url, keys: service.keys })
})
after(async () => {
  await client.close()
  await service.stop()
})

const residentMiB = (): number => {
  const pid = readFileSync(join(service.dataDir, 'pid'), 'utf8').trim()
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' })) / 1024)
}

const connections = (count: number): Promise<RawConnection[]> =>
  Promise.all(Array.from({ length: count }, () => RawConnection.open(service)))

async function startedLoops(flowArn: string): Promise<Set<string>> {
  const names = new Set<string>()
  let NextToken: string | undefined
  do {
    const input = { FlowDefinitionArn: flowArn, MaxResults: 100, ...(NextToken && { NextToken }) }
    const page = await output(client.call('sagemaker-a2i-runtime', 'ListHumanLoops', input))
    for (const loop of page.HumanLoopSummaries as { HumanLoopName: string }[]) names.add(loop.HumanLoopName)
    NextToken = page.NextToken as string | undefined
  } while (NextToken !== undefined)
  return names
}

describe('ten times as many starts as the service takes on at once', () => {
  test('are acknowledged and kept, or refused with ThrottlingException; health and metrics answer meanwhile', async t => {
    const flowArn = await aFlow(client, 'flood')
    const clients = await connections(10 * AT_ONCE)
    const requests = clients.map((_, i) =>
      signedRequest(service, 'POST', '/human-loops', JSON.stringify(loopInput(`flood-${i}`, flowArn))),
    )
    const rssBefore = residentMiB()
    const flood = Promise.all(clients.map((one, i) => one.ask(requests[i]!)))
    const [healthy, measured] = await Promise.all(['healthz', 'metrics'].map(path => fetch(`${service.url}/${path}`)))
    assert.deepEqual([healthy!.status, measured!.status], [200, 200])
    const answers = await flood
    for (const one of clients) one.close()
    const rssAfter = residentMiB()

    const started = answers.flatMap((answer, i) => (answer?.status === 200 ? [`flood-${i}`] : []))
    const refused = answers.filter(answer => answer?.status === 429)
    t.diagnostic(`${started.length} started, ${refused.length} refused; ${rssBefore} MiB before, ${rssAfter} MiB after`)
    assert.equal(started.length + refused.length, clients.length)
    assert.ok(started.length > 0 && refused.length > 0)
    for (const answer of refused) {
      assert.match(answer!.headers, /x-amzn-errortype: throttlingexception/)
      assert.match(answer!.headers, /x-amzn-requestid: \S+/)
      assert.match(answer!.body, /"__type":"ThrottlingException"/)
    }
    assert.equal(await metric(service, 'handloop_requests_refused_total', { api: 'a2i' }), refused.length)
    const kept = await startedLoops(flowArn)
    assert.deepEqual(
      started.filter(name => !kept.has(name)),
      [],
    )
    assert.equal(kept.size, started.length)
    assert.ok(rssAfter - rssBefore < 256, `${rssBefore} MiB before, ${rssAfter} MiB after`)
  })
})

describe('the worker API', () => {
  test('answers 503 with Retry-After beyond its own bounds, and a request id always', async () => {
    await Worker.join(service, 'flooder')
    const token = await service.cli('worker', 'token', 'flooder')
    const headers = { host: new URL(service.url).host, authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
    const clients = await connections(4 * AT_ONCE)
    const ask = rawRequest('POST', '/worker/api/tasks/next', headers, '')
    const answers = (await Promise.all(clients.map(one => one.ask(ask)))) as Answer[]
    for (const one of clients) one.close()
    // Tasks are there from the loops started above, and may be used up: then the answer is 204.
    const statuses = new Set(answers.map(({ status }) => status))
    assert.ok(statuses.has(200) && statuses.has(503), [...statuses].join(' '))
    assert.deepEqual(
      [...statuses].filter(status => ![200, 204, 503].includes(status)),
      [],
    )
    for (const { status, headers: sent, body } of answers) {
      assert.match(sent, /x-request-id: \S+/)
      if (status !== 503) continue
      assert.match(sent, /retry-after: 1/)
      assert.equal(JSON.parse(body).error.code, 'busy')
    }
  })
})

describe('slow clients', () => {
  test('hold no place: a thousand unfinished requests, and others are answered', async () => {
    const clients = await connections(2 * AT_ONCE)
    for (const [i, one] of clients.entries()) {
      const whole = signedRequest(service, 'POST', '/human-loops', JSON.stringify({ filler: 'x'.repeat(2000) }))
      // Half of them are still in the head, half in the body.
      one.send(whole.subarray(0, i % 2 === 0 ? 40 : whole.length - 100))
    }
    await startLoop(client, 'meanwhile', await aFlow(client, 'patient'))
    for (const one of clients) one.close()
  })

  test('with huge bodies fill only the room for huge bodies, and give it back when they go', async () => {
    const flowArn = await aFlow(client, 'roomy')
    const before = await metric(service, 'handloop_request_body_bytes')
    const clients = await connections(8)
    const huge = rawRequest('POST', '/human-loops', { host: 'x' }, 'x'.repeat(19 * MIB))
    for (const one of clients) one.send(huge.subarray(0, huge.length - 10))
    const refused = (await Promise.race(clients.map(one => one.answer()))) as Answer
    assert.deepEqual([refused.status, /ThrottlingException/.test(refused.body)], [429, true])
    await startLoop(client, 'small', flowArn)
    for (const one of clients) one.close()
    await until(
      () => metric(service, 'handloop_request_body_bytes'),
      bytes => bytes === before,
    )
    await startLoop(client, 'large', flowArn, { text: 'x'.repeat(3 * MIB - 20) })
  })
})

// The log: everything that fails can be found by the id that the client was shown, and no secret is ever in it.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type Client, failure, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, BUCKET, loopInput, startLoop, statusOf } from './fixtures.ts'
import { Operator } from './operator.ts'
import { RawConnection, signedRequest } from './raw-connection.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

const WEBHOOK_SECRET = `whsec_${Buffer.from('planted-webhook-secret').toString('base64')}`

let service: Service
let client: Client
before(async () => {
  service = await startService({
    HANDLOOP_LOG_LEVEL: 'trace',
    HANDLOOP_TASK_EVENTS: '1',
    HANDLOOP_WEBHOOK_URL: 'http://127.0.0.1:9/?key=planted-webhook-key',
    HANDLOOP_WEBHOOK_SECRET: WEBHOOK_SECRET,
  })
  client = jsSdk({ url: service.url, keys: service.keys })
})
after(async () => {
  await client.close()
  await service.stop()
})

const lineWith = (wanted: Record<string, unknown>) =>
  until(
    async () => service.log().find(line => Object.entries(wanted).every(([key, value]) => line[key] === value)),
    line => line !== undefined,
  )

const idIn = (headers: Headers) =>
  headers.get('x-amzn-requestid') ?? headers.get('x-amz-request-id') ?? headers.get('x-request-id')

test('a client that goes in the middle of its request is logged as gone, is no error, and started nothing', async () => {
  const flow = await aFlow(client, 'cut-off')
  const whole = signedRequest(service, 'POST', '/human-loops', JSON.stringify(loopInput('cut-off', flow)))
  const connection = await RawConnection.open(service)
  connection.send(whole.subarray(0, -20))
  await until(
    async () => connection.socket.bytesWritten,
    sent => sent === whole.length - 20,
  )
  connection.close()
  const line = (await lineWith({ operation: 'StartHumanLoop', outcome: 'gone' }))!
  assert.deepEqual([line.level, line.accountId], [20, undefined])
  assert.deepEqual(
    service.log().filter(({ level }) => Number(level) >= 50),
    [],
  )
  const asked = client.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: 'cut-off' })
  assert.equal((await failure(asked)).status, 404)
})

test('every request is one line at level debug, found by the id that its client was shown', async () => {
  const connection = await RawConnection.open(service)
  const answer = await connection.ask(signedRequest(service, 'GET', '/human-loops/nothing-here', ''))
  connection.close()
  const requestId = /^x-amzn-requestid: (\S+)$/m.exec(answer!.headers)![1]
  const line = (await lineWith({ requestId }))!
  const { api, operation, status, code, outcome, accountId } = line
  assert.deepEqual(
    { api, operation, status, code, outcome, accountId },
    {
      api: 'a2i',
      operation: 'DescribeHumanLoop',
      status: 404,
      code: 'ResourceNotFoundException',
      outcome: 'clientError',
      accountId: '000000000000',
    },
  )
  assert.equal(typeof line.durationMs, 'number')
  for (const [path, expected] of [
    ['/worker/api/tasks', { api: 'worker', operation: 'GET /worker/api/tasks', status: 401, code: 'signedOut' }],
    ['/console/api/reports', { api: 'console', status: 401, code: 'signedOut' }],
    ['/some-bucket/key?X-Amz-Credential=A/20260101/us-east-1/s3/aws4_request', { api: 's3', status: 400 }],
  ] as const) {
    const requestId = idIn((await fetch(service.url + path)).headers)
    assert.ok(requestId, path)
    await lineWith({ requestId, ...expected })
  }
})

test('no secret and nothing that customers or workers wrote is in any line', async () => {
  const secrets = new Map<string, string>()
  const plant = (name: string, value: string): string => {
    secrets.set(name, value)
    return value
  }
  plant('access key', service.keys.secretAccessKey)
  plant('webhook secret', WEBHOOK_SECRET.replace('whsec_', ''))
  plant('webhook key', 'planted-webhook-key')
  const flowArn = await aFlow(client, 'secretive')
  await startLoop(client, 'loop-with-a-name', flowArn, { text: plant('input', 'planted-input-text') })
  await failure(
    client.call('sagemaker-a2i-runtime', 'StartHumanLoop', loopInput('bad name', flowArn, { a: 'planted-input-text' })),
  )
  const link = await service.cli('worker', 'add', 'wanda')
  plant('sign-in link', link.split('/').at(-1)!)
  const signedIn = await fetch(link, { method: 'POST', redirect: 'manual' })
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  plant('session', cookie.split('=')[1]!)
  const { csrfToken } = await (await fetch(`${service.url}/worker/api/session`, { headers: { cookie } })).json()
  plant('csrf token', csrfToken)
  await fetch(`${service.url}/worker/sign-in/planted-made-up-token`, { method: 'POST' })
  plant('made-up token', 'planted-made-up-token')
  await Operator.signIn(service)

  const ann = await Worker.join(service, 'ann')
  await fetch(`${service.url}/worker/api/tasks`, { headers: { authorization: 'Bearer planted-bearer' } })
  plant('bearer', 'planted-bearer')
  const lease = await ann.next()
  plant('frame address', lease.frameUrl.split('/').at(-1)!)
  const page = await (await fetch(lease.frameUrl)).text()
  assert.match(page, /planted-input-text/)
  const draft = { note: plant('draft', 'planted-draft') }
  await ann.ask('PUT', `tasks/${lease.taskId}/draft`, { leaseEpoch: lease.leaseEpoch, draft })
  await ann.submit(lease, { note: plant('answer', 'planted-answer') })
  await until(
    () => statusOf(client, 'loop-with-a-name'),
    status => status === 'Completed',
  )
  plant('object key', 'planted-object-key')
  await failure(client.call('s3', 'GetObject', { Bucket: BUCKET, Key: 'planted-object-key' }))
  const presigned = `${service.url}/${BUCKET}/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A/20260101/us-east-1/s3/aws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=planted-signature`
  await fetch(presigned)
  plant('signature', 'planted-signature')

  await lineWith({ msg: 'delivery failed' })
  const lines = service.log().map(line => JSON.stringify(line))
  assert.ok(lines.length > 15)
  const leaked = [...secrets].filter(([, value]) => lines.some(line => line.includes(value))).map(([name]) => name)
  assert.deepEqual(leaked, [])
})

/** From outside, under the running service. */
async function breakDatabase({ databaseUrl, dataDir }: Service): Promise<void> {
  const drop = 'drop table answer; drop table human_loop_input'
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataDir, 'handloop.db'))
    // The service may be writing just now.
    database.exec('pragma busy_timeout = 5000')
    database.exec(drop)
    database.close()
    return
  }
  const database = new pg.Client(databaseUrl)
  await database.connect()
  await database.query(drop)
  await database.end()
}

test('a defect shows the client an id and nothing else; the log has the cause under it', async () => {
  const flowArn = await aFlow(client, 'broken')
  await startLoop(client, 'broken', flowArn, { text: 'planted-in-a-defect' })
  const ben = await Worker.join(service, 'ben')
  const lease = await ben.next()
  await breakDatabase(service)

  const refused = await ben.submit(lease, { note: 'planted-in-a-defect' })
  assert.equal(refused.status, 500)
  const shown = /^An internal error occurred. Request id: (\S+)$/.exec(
    (refused.body.error as { message: string }).message,
  )!
  const cause = (await lineWith({ requestId: shown[1], msg: 'browser request failed' }))!
  assert.match(JSON.stringify(cause.err), /no such table|does not exist/)

  const start = client.call(
    'sagemaker-a2i-runtime',
    'StartHumanLoop',
    loopInput('next', flowArn, { a: 'planted-in-a-defect' }),
  )
  const { status, message } = await failure(start)
  assert.equal(status, 500)
  const requestId = /Request id: (\S+)$/.exec(message)![1]
  const { operation, err } = (await lineWith({ requestId, msg: 'operation failed' }))!
  assert.equal(operation, 'StartHumanLoop')
  assert.match(JSON.stringify(err), /no such table|does not exist/)
  assert.ok(!JSON.stringify(service.log()).includes('planted-in-a-defect'))
  await output(client.call('sagemaker', 'ListFlowDefinitions', {}))
})

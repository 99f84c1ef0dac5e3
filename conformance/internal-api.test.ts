// The API behind the console: low-quality reports, outputs that could not be written, accounts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, failure, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { ACCOUNT, aFlow, BUCKET, startLoop, statusOf } from './fixtures.ts'
import { Operator } from './operator.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

let service: Service
let client: Client
let operator: Operator
let ann: Worker
before(async () => {
  service = await startService({ HANDLOOP_TEST_CONTROLS: '1', HANDLOOP_LOG_LEVEL: 'fatal' })
  client = jsSdk({ url: service.url, keys: service.keys })
  operator = await Operator.signIn(service)
  ann = await Worker.join(service, 'ann')
})
after(async () => {
  await client.close()
  await service.stop()
})

const becomes = (name: string, wanted: string) =>
  until(
    () => statusOf(client, name),
    status => status === wanted,
  )

const codeOf = ({ body }: { body: Record<string, unknown> }) => (body.error as { code: string }).code

test('is for operators only, and every change needs the token of the session', async () => {
  const stranger = await fetch(`${service.url}/console/api/reports`)
  assert.deepEqual([stranger.status, codeOf({ body: await stranger.json() })], [401, 'signedOut'])
  const token = await service.cli('worker', 'token', 'ann')
  const asWorker = { authorization: `Bearer ${token}` }
  assert.equal((await fetch(`${service.url}/console/api/accounts`, { headers: asWorker })).status, 401)
  const forged = await operator.forged().ask('POST', 'accounts', { accountId: '111122223333' })
  assert.deepEqual([forged.status, codeOf(forged)], [403, 'csrf'])
  const { accountId, region } = (await operator.ask('GET', 'session')).body
  assert.deepEqual([accountId, region], [ACCOUNT, 'us-east-1'])
})

test('for whom workers work: told to workers, changed by operators, and refused where it could mislead', async () => {
  assert.deepEqual((await operator.ask('GET', 'organization')).body, { name: '', contactEmail: '' })
  const page = async () => (await fetch(`${service.url}/worker/`)).text()
  assert.doesNotMatch(await page(), /organization=|contact-email=/)
  const said = { name: 'Riverside "Archive"', contactEmail: 'work@riverside.example' }
  assert.equal((await operator.ask('POST', 'organization', said)).status, 200)
  assert.deepEqual((await operator.ask('GET', 'organization')).body, said)
  assert.match(await page(), /organization="Riverside &#34;Archive&#34;"/)
  const wrong = [
    { name: 'two\nlines' },
    { name: 'x'.repeat(201) },
    { contactEmail: 'a b@c' },
    { contactEmail: 'a@b@c' },
  ]
  for (const one of wrong) {
    const refused = await operator.ask('POST', 'organization', { ...said, ...one })
    assert.deepEqual([refused.status, codeOf(refused)], [422, 'invalid'], JSON.stringify(one))
  }
  assert.deepEqual((await operator.ask('GET', 'organization')).body, said)
  await operator.ask('POST', 'organization', { name: '', contactEmail: '' })
  assert.doesNotMatch(await page(), /organization=|contact-email=/)
})

test('a report is made on a result, looked at with its data, answered and closed', async () => {
  await startLoop(client, 'reported', await aFlow(client, 'reported'), { text: 'a dog' })
  const report = { loopName: 'reported', reason: 'wrong label', text: 'it is a cat' }
  const early = await operator.ask('POST', 'reports', report)
  assert.equal(early.status, 409)
  assert.match(JSON.stringify(early.body), /'reported' is InProgress; report its result when it is Completed/)
  await ann.submit(await ann.next(), { label: 'dog' })
  await becomes('reported', 'Completed')
  const unfit = await operator.ask('POST', 'reports', { ...report, text: '' })
  assert.deepEqual([unfit.status, codeOf(unfit)], [422, 'invalid'])
  const created = await operator.ask('POST', 'reports', report)
  assert.equal(created.status, 200)
  const path = `reports/${created.body.id}`
  assert.equal((await operator.ask('POST', `${path}/investigate`, {})).status, 200)
  const shown = (await operator.ask('GET', path)).body
  assert.deepEqual(
    [shown.status, shown.reason, shown.text, shown.reply],
    ['Investigating', 'wrong label', 'it is a cat', null],
  )
  const data = shown.data as { inputContent: string; answers: { workerId: string; answerContent: object }[] }
  assert.equal(data.inputContent, '{"text":"a dog"}')
  assert.deepEqual(data.answers[0]!.answerContent, { label: 'dog' })
  assert.match(data.answers[0]!.workerId, /^[0-9a-f]{16}$/)
  assert.equal((await operator.ask('POST', `${path}/answer`, {})).status, 422)
  assert.equal((await operator.ask('POST', `${path}/answer`, { reply: 'you are right' })).status, 200)
  assert.equal((await operator.ask('POST', `${path}/close`, {})).status, 200)
  const again = await operator.ask('POST', `${path}/answer`, { reply: 'again' })
  assert.deepEqual([again.status, codeOf(again)], [409, 'conflict'])
  assert.equal((await operator.ask('GET', 'reports/999')).status, 404)
  assert.equal((await operator.ask('GET', `${path}?accountId=999999999999`)).status, 404)
})

test('reports are listed newest first, page by page', async () => {
  const texts = Array.from({ length: 60 }, (_, number) => `text ${number}`)
  for (const text of texts) await operator.ask('POST', 'reports', { loopName: 'reported', reason: 'r', text })
  const seen: string[] = []
  let nextToken = ''
  do {
    const { body } = await operator.ask('GET', `reports${nextToken && `?nextToken=${nextToken}`}`)
    seen.push(...(body.reports as { text: string }[]).map(report => report.text))
    nextToken = String(body.nextToken ?? '')
  } while (nextToken !== '')
  assert.deepEqual(seen, [...texts.reverse(), 'it is a cat'])
  const { nextToken: ofReports } = (await operator.ask('GET', 'reports')).body
  assert.equal((await operator.ask('GET', `accounts?nextToken=${ofReports}`)).status, 422)
  const lines = (await service.cli('report', 'list')).split('\n')
  assert.deepEqual([lines.length, JSON.parse(lines[0]!).text], [61, 'it is a cat'])
})

test('an output that was given up is written again once its bucket is back', async () => {
  const flow = await aFlow(client, 'rewritten')
  await startLoop(client, 'given-up', flow)
  const asks = () => operator.ask('POST', 'outputs/rewrite', { loopName: 'given-up' })
  assert.equal((await asks()).status, 409)
  const objects = await output(client.call('s3', 'ListObjectsV2', { Bucket: BUCKET }))
  for (const { Key } of (objects.Contents as { Key: string }[] | undefined) ?? [])
    await output(client.call('s3', 'DeleteObject', { Bucket: BUCKET, Key }))
  await output(client.call('s3', 'DeleteBucket', { Bucket: BUCKET }))
  await ann.submit(await ann.next(), { note: 'kept' })
  await service.cli('clock', 'advance', '25h')
  await becomes('given-up', 'Failed')
  await output(client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
  assert.equal((await asks()).status, 200)
  const written = await until(
    () => client.call('s3', 'ListObjectsV2', { Bucket: BUCKET }),
    listed => listed.ok && listed.output.Contents !== undefined,
  )
  assert.match(JSON.stringify(written), /given-up.*output\.json/)
  assert.equal((await operator.ask('POST', 'outputs/rewrite', { loopName: 'no-such' })).status, 404)
})

test('an account is created with a key that works, and closed for good', async () => {
  const created = await operator.ask('POST', 'accounts', { accountId: '111122223333' })
  const { accessKeyId, secretAccessKey } = created.body as Record<string, string>
  const tenant = jsSdk({ url: service.url, keys: { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey! } })
  await output(tenant.call('sagemaker', 'ListFlowDefinitions', {}))
  assert.equal((await operator.ask('POST', 'accounts', { accountId: '111122223333' })).status, 409)
  assert.equal((await operator.ask('POST', 'accounts', { accountId: '1111' })).status, 422)
  assert.equal((await operator.ask('POST', 'accounts/111122223333/close')).status, 200)
  assert.equal((await operator.ask('POST', 'accounts/111122223333/close')).status, 409)
  assert.equal((await operator.ask('POST', 'accounts/999999999999/close')).status, 404)
  const denied = await until(
    () => tenant.call('sagemaker', 'ListFlowDefinitions', {}),
    answer => !answer.ok,
  )
  assert.equal((await failure(Promise.resolve(denied))).code, 'AccessDeniedException')
  const { accounts } = (await operator.ask('GET', 'accounts')).body as { accounts: Record<string, unknown>[] }
  assert.deepEqual(
    accounts.map(({ accountId, status }) => [accountId, status]),
    [
      [ACCOUNT, 'Open'],
      ['111122223333', 'Closed'],
    ],
  )
  await tenant.close()
})

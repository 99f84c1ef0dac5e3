// Links that templates make with grant_read_access: whom they serve, for how long, and from where.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { arn, BUCKET, flowInput, startLoop } from './fixtures.ts'
import { keysOf } from './one-service.ts'
import { type Service, startService } from './service.ts'
import { type Lease, Worker } from './worker.ts'

let service: Service
let client: Client
let ann: Worker
before(async () => {
  // Every request comes from this machine; the header says where it would have come from.
  service = await startService({ HANDLOOP_TRUSTED_PROXIES: '127.0.0.0/8', HANDLOOP_TEST_CONTROLS: '1' })
  client = jsSdk({ url: service.url, keys: service.keys })
  ann = await Worker.join(service, 'ann')
  await output(client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
  const object = { Bucket: BUCKET, Key: 'a b+ü.txt', Body: 'seen', ContentType: 'text/plain' }
  await output(client.call('s3', 'PutObject', object))
  const Content = '<img src="{{ task.input.file | grant_read_access }}">'
  await output(client.call('sagemaker', 'CreateHumanTaskUi', { HumanTaskUiName: 'links', UiTemplate: { Content } }))
  await output(client.call('sagemaker', 'CreateFlowDefinition', flowInput('links', arn('human-task-ui', 'links'))))
})
after(async () => {
  await client.close()
  await service.stop()
})

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

/** A task whose page links to one object. @returns the lease and the link */
async function open(name: string, file: string, address = '203.0.113.1'): Promise<{ lease: Lease; link: string }> {
  await startLoop(client, name, arn('flow-definition', 'links'), { file })
  const lease = await ann.next()
  const page = await (await fetch(lease.frameUrl, from(address))).text()
  return { lease, link: /img src="([^"]+)"/.exec(page)![1]! }
}

test('a link works while the task is held and not a moment longer', async () => {
  const { lease, link } = await open('held', `s3://${BUCKET}/a b+ü.txt`)
  const response = await fetch(link)
  assert.equal(await response.text(), 'seen')
  assert.equal(response.headers.get('access-control-allow-origin'), '*')
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  await ann.submit(lease, {})
  assert.equal((await fetch(link)).status, 410)
  assert.equal((await fetch(lease.frameUrl)).status, 410)
})

test('a link that is altered, or made for another object, shows nothing', async () => {
  const { lease, link } = await open('altered', `s3://${BUCKET}/a b+ü.txt`)
  const parts = link.split('/')
  for (let i = 4; i < parts.length - 1; i++) {
    const changed = parts.with(i, `${parts[i]!.startsWith('b') ? 'c' : 'b'}${parts[i]!.slice(1)}`).join('/')
    assert.notEqual((await fetch(changed)).status, 200, `part ${i}`)
  }
  assert.equal((await fetch(link, { method: 'POST' })).status, 404)
  assert.equal((await fetch(link, { headers: { 'service-worker': 'script' } })).status, 404)
  await ann.submit(lease, {})
})

test('objects of another account can not be linked to', async () => {
  const stranger = jsSdk({ url: service.url, keys: keysOf(await service.cli('account', 'create', '111122223333')) })
  await output(stranger.call('s3', 'CreateBucket', { Bucket: 'strangers' }))
  await output(stranger.call('s3', 'PutObject', { Bucket: 'strangers', Key: 'secret', Body: 'secret' }))
  const { lease, link } = await open('foreign', 's3://strangers/secret')
  const response = await fetch(link)
  assert.equal(response.status, 404)
  assert.ok(!(await response.text()).includes('secret'))
  await ann.submit(lease, {})
  await stranger.close()
})

for (const [setting, elsewhere] of [
  ['Enabled', 410],
  ['Disabled', 200],
] as const)
  test(`with SourceIp ${setting} a link opened from another address answers ${elsewhere}`, async () => {
    const WorkerAccessConfiguration = { S3Presign: { IamPolicyConstraints: { SourceIp: setting } } }
    const change = { WorkteamName: 'default', WorkerAccessConfiguration }
    await output(client.call('sagemaker', 'UpdateWorkteam', change))
    const { lease, link } = await open(`bound-${elsewhere}`, `s3://${BUCKET}/a b+ü.txt`, '203.0.113.1')
    assert.equal((await fetch(link, from('203.0.113.1'))).status, 200)
    assert.equal((await fetch(link, from('198.51.100.7'))).status, elsewhere)
    await ann.submit(lease, {})
  })

test('the preview of a template shows its pictures for an hour', async () => {
  const rendered = await output(
    client.call('sagemaker', 'RenderUiTemplate', {
      UiTemplate: { Content: `{{ "s3://${BUCKET}/a b+ü.txt" | grant_read_access }}` },
      RoleArn: 'arn:aws:iam::000000000000:role/reviewer',
      Task: { Input: '{}' },
    }),
  )
  const link = String(rendered.RenderedContent)
  assert.equal(await (await fetch(link)).text(), 'seen')
  await service.cli('clock', 'advance', '61m')
  await new Promise(resolve => setTimeout(resolve, 1_000))
  assert.equal((await fetch(link)).status, 410)
})

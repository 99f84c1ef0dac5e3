// What the portal asks of the service besides the contract's tasks: the next task reserved behind the current one,
// why somebody declined, kinds of tasks, one's own day, and news.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { arn, BUCKET, flowInput, startLoop, statusOf } from './fixtures.ts'
import { Listener } from './listener.ts'
import { Operator } from './operator.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { type Lease, Worker } from './worker.ts'

let service: Service
let client: Client
let ann: Worker
let bob: Worker
const flow = (title: string) => arn('flow-definition', title)
before(async () => {
  service = await startService({ HANDLOOP_TEST_CONTROLS: '1' })
  client = jsSdk({ url: service.url, keys: service.keys })
  ann = await Worker.join(service, 'ann')
  bob = await Worker.join(service, 'bob')
  await output(client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
  await output(client.call('s3', 'PutObject', { Bucket: BUCKET, Key: 'photo.txt', Body: 'seen' }))
  const Content = '<img src="{{ task.input.file | grant_read_access }}">{{ task.input.more }}'
  await output(client.call('sagemaker', 'CreateHumanTaskUi', { HumanTaskUiName: 'page', UiTemplate: { Content } }))
  for (const title of ['parcels', 'letters'])
    await output(
      client.call(
        'sagemaker',
        'CreateFlowDefinition',
        flowInput(title, arn('human-task-ui', 'page'), { TaskTitle: title }),
      ),
    )
})
after(async () => {
  await client.close()
  await service.stop()
})

type Reserved = { taskId: string; title: string; description: string; reservedUntil: string; frameUrl: string | null }
const start = (name: string, more?: string, of = 'parcels') =>
  startLoop(client, name, flow(of), { file: `s3://${BUCKET}/photo.txt`, ...(more && { more }) })
const stop = (HumanLoopName: string) => output(client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName }))
async function reserve(worker: Worker): Promise<Reserved> {
  const { status, body } = await worker.ask('POST', 'tasks/reserve')
  assert.equal(status, 200)
  return body as unknown as Reserved
}
const accept = (worker: Worker, { taskId }: { taskId: string }) => worker.ask('POST', `tasks/${taskId}/accept`)
const isShown = async ({ frameUrl }: Reserved) => (await fetch(frameUrl!)).status === 200
async function advance(seconds: number): Promise<void> {
  const serverMs = async () => Date.parse(String((await ann.ask('GET', 'session')).body.serverTime))
  const before = await serverMs()
  await service.cli('clock', 'advance', `${seconds}s`)
  await until(serverMs, at => at >= before + seconds * 1000)
}
/** Everybody's hands are empty again. */
async function clear(...loops: string[]): Promise<void> {
  for (const loop of loops) await stop(loop)
}

test('a reserved task is no accepted one: nothing is stored, and a stop ends the loop at once', async () => {
  await start('reserved-1')
  await start('reserved-2')
  const first = await reserve(ann)
  assert.equal(first.title, 'parcels')
  assert.ok(await isShown(first))
  const { body } = await ann.ask('GET', 'tasks')
  assert.deepEqual(
    (body.tasks as { state: string }[]).map(task => task.state),
    ['available', 'available'],
  )
  assert.equal((await ann.ask('PUT', `tasks/${first.taskId}/draft`, { leaseEpoch: 1, draft: {} })).status, 410)
  await stop('reserved-1')
  assert.equal(await statusOf(client, 'reserved-1'), 'Stopped')
  assert.equal(await isShown(first), false)
  assert.equal((await accept(ann, first)).status, 410)
  const second = await reserve(ann)
  assert.notEqual(second.taskId, first.taskId)
  const lease = (await accept(ann, second)).body as unknown as Lease
  assert.equal(lease.leaseEpoch, 1)
  await ann.submit(lease, {})
  assert.equal(await isShown(second), false)
})

test('others who reserve or ask for the next task get another one; who accepts by id gets it all the same', async () => {
  await start('others-1')
  await start('others-2')
  const first = await reserve(ann)
  const second = await reserve(bob)
  assert.notEqual(first.taskId, second.taskId)
  assert.equal((await bob.ask('POST', 'tasks/next')).body.taskId, second.taskId)
  assert.equal((await bob.ask('POST', 'tasks/next')).status, 204)
  assert.equal((await bob.ask('POST', 'tasks/reserve')).status, 204)
  assert.equal((await accept(bob, first)).status, 200)
  assert.equal((await accept(ann, first)).status, 409)
  assert.equal(await isShown(first), false)
  await clear('others-1', 'others-2')
})

test('a reservation ends when the worker gives it up, leaves or stops giving signs of life', async () => {
  await start('ends-held')
  const lease = await ann.next()
  await start('ends')
  const heartbeat = () =>
    ann.ask('POST', `tasks/${lease.taskId}/heartbeat`, { leaseEpoch: lease.leaseEpoch, isActive: true })

  const givenUp = await reserve(ann)
  await ann.ask('POST', `tasks/${givenUp.taskId}/unreserve`)
  assert.equal(await isShown(givenUp), false)

  const renewed = await reserve(ann)
  await advance(50)
  assert.equal((await heartbeat()).status, 200)
  await advance(50)
  assert.ok(await isShown(renewed))

  // Who has nothing else to do is not kept waiting by somebody who is busy.
  const next = await bob.next()
  assert.equal(next.taskId, renewed.taskId)
  await bob.giveBack(next, 'release')

  const silent = await reserve(ann)
  await advance(61)
  assert.equal(await isShown(silent), false)
  const left = await reserve(ann)
  await ann.giveBack(lease, 'leave')
  assert.equal(await isShown(left), false)
  await clear('ends', 'ends-held')
})

test('links of a reserved page go on working once the task is accepted, and end with it', async () => {
  await start('links')
  const reserved = await reserve(ann)
  const response = await fetch(reserved.frameUrl!)
  // It stands beside another task, so it gets no origin, and takes nothing of what that one has stored.
  assert.match(response.headers.get('content-security-policy')!, /; sandbox allow-scripts/)
  assert.equal(response.headers.get('clear-site-data'), null)
  const link = /img src="([^"]+)"/.exec(await response.text())![1]!
  assert.equal(await (await fetch(link)).text(), 'seen')
  const lease = (await accept(ann, reserved)).body as unknown as Lease
  assert.equal((await fetch(link)).status, 200)
  assert.ok(await isShown(reserved))
  await ann.submit(lease, {})
  assert.equal((await fetch(link)).status, 410)
})

test('a page that needs an origin of its own is reserved, but not shown beside another', async () => {
  await start('portable', 'see scan.pdf')
  assert.equal((await reserve(ann)).frameUrl, null)
  await clear('portable')
})

test('why somebody declined is in the history that operators see, and at most 500 characters long', async () => {
  await start('declined')
  const lease = await ann.next()
  const decline = (reason: string) =>
    ann.ask('POST', `tasks/${lease.taskId}/decline`, { leaseEpoch: lease.leaseEpoch, reason })
  assert.equal((await decline('x'.repeat(501))).status, 422)
  assert.equal((await decline('')).status, 200)
  assert.equal((await decline(' The photo is <b>too dark</b>. ')).status, 200)
  const operator = await Operator.signIn(service)
  const { body } = await operator.ask('GET', 'loops/declined')
  const step = (body.timeline as { kind: string; note: string | null }[]).find(one => one.kind === 'Declined')
  assert.equal(step?.note, 'The photo is <b>too dark</b>.')
  await clear('declined')
})

test('tasks of one kind: listed, taken and reserved by their title', async () => {
  await start('kind-1')
  await start('kind-2', undefined, 'letters')
  assert.deepEqual((await ann.ask('GET', 'kinds')).body, { kinds: [{ title: 'letters' }, { title: 'parcels' }] })
  const { tasks } = (await ann.ask('GET', 'tasks?title=letters')).body as { tasks: { title: string }[] }
  assert.deepEqual(
    tasks.map(task => task.title),
    ['letters'],
  )
  assert.equal((await ann.ask('POST', 'tasks/reserve', { title: 'parcels' })).body.title, 'parcels')
  assert.equal((await ann.ask('POST', 'tasks/next', { title: 'letters' })).body.title, 'letters')
  assert.equal((await ann.ask('POST', 'tasks/next', { title: 'letters' })).status, 204)
  assert.equal((await ann.ask('POST', 'tasks/next', { title: 'nothing' })).status, 204)
  await clear('kind-1', 'kind-2')
})

test('a worker sees what they have done since a moment, and nobody else’s', async () => {
  const eve = await Worker.join(service, 'eve')
  const since = new Date(Date.now() - 3600_000).toISOString()
  const today = async (worker: Worker) => (await worker.ask('GET', `today?since=${encodeURIComponent(since)}`)).body
  assert.deepEqual(await today(eve), { answers: 0, workedSeconds: 0 })
  await start('day')
  const lease = await eve.next()
  await advance(90)
  await eve.submit(lease, {})
  const { answers, workedSeconds } = await today(eve)
  assert.equal(answers, 1)
  assert.ok((workedSeconds as number) >= 90, String(workedSeconds))
  assert.equal((await eve.ask('GET', 'today')).status, 422)
})

test('the portal is told of new tasks, of a stop of the task in hand, and of one of a reserved task', async () => {
  const news = await Listener.of(ann)
  await start('news-held')
  await news.hears(({ tasks }) => tasks)
  const lease = await ann.next()
  await start('news-reserved')
  const reserved = await reserve(ann)
  await stop('news-held')
  await news.hears(({ held }) => held.includes(lease.taskId))
  await stop('news-reserved')
  await news.hears(({ withdrawn }) => withdrawn.includes(reserved.taskId))
  news.close()
  await ann.giveBack(lease, 'leave')
})

test('who accepts what another has reserved takes it away from them, and the other is told; of one’s own nobody is', async () => {
  const news = await Listener.of(ann)
  await start('own')
  const own = await reserve(ann)
  const held = (await accept(ann, own)).body as unknown as Lease
  await start('overtaken')
  const reserved = await reserve(ann)
  const lease = (await accept(bob, reserved)).body as unknown as Lease
  await news.hears(({ withdrawn }) => withdrawn.includes(reserved.taskId))
  assert.ok(!news.heard.some(({ withdrawn }) => withdrawn.includes(own.taskId)))
  news.close()
  await bob.giveBack(lease, 'release')
  // Free for everybody again.
  assert.equal((await ann.next()).taskId, reserved.taskId)
  await ann.giveBack(held, 'leave')
  await clear('own', 'overtaken')
})

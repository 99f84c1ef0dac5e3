// What operators see and do beyond the public API, and the public API itself as the console uses it.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Client } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, arn, startLoop, statusOf } from './fixtures.ts'
import { Operator } from './operator.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

let service: Service
let client: Client
let operator: Operator
let ann: Worker
let flowArn: string
let isRefusing = false
const received: string[] = []
const receiver = createServer((request, response) => {
  received.push(String(request.headers['webhook-id']))
  request.resume()
  response.writeHead(isRefusing ? 500 : 202).end()
})

before(async () => {
  await new Promise<void>(listening => receiver.listen(0, '127.0.0.1', listening))
  const { port } = receiver.address() as AddressInfo
  service = await startService({ HANDLOOP_WEBHOOK_URL: `http://127.0.0.1:${port}/`, HANDLOOP_LOG_LEVEL: 'fatal' })
  client = jsSdk({ url: service.url, keys: service.keys })
  operator = await Operator.signIn(service)
  ann = await Worker.join(service, 'ann')
  flowArn = await aFlow(client, 'watched')
})
after(async () => {
  await client.close()
  await service.stop()
  receiver.close()
})

type Shown = Record<string, unknown>
const get = async (path: string): Promise<Shown> => {
  const { status, body } = await operator.ask('GET', path)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const becomes = (name: string, wanted: string) =>
  until(
    () => statusOf(client, name),
    status => status === wanted,
  )

test('every operation of the public API, signed by the house', async () => {
  const listed = await operator.ask('POST', 'operations/ListFlowDefinitions', {})
  const [flow] = listed.body.FlowDefinitionSummaries as { FlowDefinitionName: string; FlowDefinitionArn: string }[]
  assert.deepEqual([flow!.FlowDefinitionName, flow!.FlowDefinitionArn], ['watched', flowArn])
  await startLoop(client, 'a b/ü'.replace(/[^a-z]/g, '-').replace(/-+$/, ''), flowArn)
  const loops = await operator.ask('POST', 'operations/ListHumanLoops', { FlowDefinitionArn: flowArn, MaxResults: 10 })
  assert.equal((loops.body.HumanLoopSummaries as unknown[]).length, 1)
  const stopped = await operator.ask('POST', 'operations/StopHumanLoop', { HumanLoopName: 'a-b' })
  assert.equal(stopped.status, 200)
  await becomes('a-b', 'Stopped')
  assert.equal((await operator.ask('POST', 'operations/DeleteHumanLoop', { HumanLoopName: 'a-b' })).status, 200)
})

test('an operation’s refusal is the client’s own, by its code', async () => {
  const unknown = await operator.ask('POST', 'operations/DescribeHumanLoop', { HumanLoopName: 'nobody' })
  assert.deepEqual([unknown.status, (unknown.body.error as Shown).code], [404, 'ResourceNotFoundException'])
  const unfit = await operator.ask('POST', 'operations/ListHumanLoops', { FlowDefinitionArn: flowArn, MaxResults: 0 })
  assert.deepEqual([unfit.status, (unfit.body.error as Shown).code], [400, 'ValidationException'])
  assert.equal((await operator.ask('POST', 'operations/NoSuch', {})).status, 404)
  const elsewhere = await operator.ask('POST', 'operations/ListFlowDefinitions?region=eu-west-1', {})
  assert.deepEqual(elsewhere.body.FlowDefinitionSummaries, [])
  assert.equal((await operator.forged().ask('POST', 'operations/ListFlowDefinitions', {})).status, 403)
})

test('a loop with everything that happened to it, and to whom', async () => {
  await startLoop(client, 'told', flowArn, { text: 'hello' })
  await ann.giveBack(await ann.next(), 'release')
  const lease = await ann.next()
  assert.deepEqual(
    ((await get('loops/told')).atWork as Shown[]).map(one => one.worker),
    ['ann'],
  )
  await ann.submit(lease, { note: 'yes' })
  await becomes('told', 'Completed')
  const told = await get('loops/told')
  assert.deepEqual(
    (told.timeline as Shown[]).map(({ kind, worker }) => (worker === null ? kind : `${kind} ${worker}`)),
    ['Started', 'Accepted ann', 'Returned ann', 'Accepted ann', 'Submitted ann', 'Completed'],
  )
  assert.deepEqual(
    [told.status, told.flowName, told.answersWanted, told.answersGiven, told.isPurged],
    ['Completed', 'watched', 1, 1, false],
  )
  assert.equal((told.input as Shown).content, '{"text":"hello"}')
  const [given] = told.answers as Shown[]
  assert.deepEqual([given!.worker, JSON.parse(String(given!.answerContent))], ['ann', { note: 'yes' }])
  assert.match(String(told.outputS3Uri), /^s3:\/\/review-results\/answers\/.*output\.json$/)
  const purgeInDays = (Date.parse(String(told.purgeAt)) - Date.parse(String(told.endedAt))) / 86_400_000
  assert.equal(purgeInDays, 30)
  assert.equal((await operator.ask('GET', 'loops/untold')).status, 404)
})

test('what a receiver took, with its answer; it can be sent again under the same id', async () => {
  await until(
    () => get('loops/told'),
    ({ deliveries }) =>
      (deliveries as Shown[]).some(({ sink, deliveredAt }) => sink === 'webhook' && deliveredAt !== null),
  )
  const { deliveries } = await get('deliveries')
  const one = (deliveries as Shown[]).find(({ loopName }) => loopName === 'told')!
  assert.deepEqual([one.sink, one.response, one.attempts, one.lastError], ['webhook', '202 Accepted', 1, null])
  assert.equal(JSON.parse(String(one.payload)).detail.humanLoopStatus, 'Completed')
  const before = received.filter(id => id === one.eventId).length
  assert.equal((await operator.ask('POST', `deliveries/${one.id}/send-again`, {})).status, 200)
  await until(
    async () => received.filter(id => id === one.eventId).length,
    count => count === before + 1,
  )
  assert.equal((await operator.ask('POST', 'deliveries/999999/send-again', {})).status, 404)
})

test('what a receiver refuses is shown with the reason, and can be tried now', async () => {
  isRefusing = true
  await startLoop(client, 'refused', flowArn)
  await ann.submit(await ann.next(), { note: 'no' })
  const failing = await until(
    async () => ((await get('deliveries')).failing as Shown[]).find(({ loopName }) => loopName === 'refused'),
    found => found !== undefined,
  )
  assert.match(String(failing!.lastError), /the webhook answered 500/)
  isRefusing = false
  assert.equal((await operator.ask('POST', `deliveries/owed/${failing!.id}/try-now`, {})).status, 200)
  await until(
    async () => (await get('deliveries')).failing as Shown[],
    left => left.length === 0,
  )
})

test('figures of the past hours, without counting: open loops, throughput, time to answer, workers', async () => {
  const shown = await until(
    () => get('overview?hours=24'),
    ({ hours }) => (hours as Shown[]).some(({ answers }) => answers === 2),
  )
  const [hour] = shown.hours as Record<string, number>[]
  assert.deepEqual([hour!.started, hour!.completed, hour!.stopped, hour!.answers], [3, 2, 1, 2])
  assert.deepEqual(
    (shown.workers as Shown[]).map(({ name, answers }) => [name, answers]),
    [['ann', 2]],
  )
  assert.deepEqual(shown.flows, [{ name: 'watched', open: 0, oldestWaitingSince: null }])
})

/** Listens to what is pushed to pages. */
async function changes() {
  const stream = await fetch(`${service.url}/console/api/changes`, {
    headers: { cookie: operator.cookie },
    // News that never comes must not be waited for.
    signal: AbortSignal.timeout(30_000),
  })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  const next = async (wanted: string): Promise<void> => {
    for (let text = ''; !text.includes(wanted); ) text += (await reader.read()).value ?? assert.fail('the stream ended')
  }
  await next(': here')
  return { next, close: () => reader.cancel() }
}

test('changes are pushed: a loop that starts, is taken and stopped', async () => {
  const pushed = await changes()
  await new Promise(watched => setTimeout(watched, 1_000))
  await startLoop(client, 'pushed', flowArn)
  await pushed.next('"flows":["watched"]')
  await ann.next()
  await pushed.next('"loops":["pushed"]')
  await pushed.next('"figures":true')
  await pushed.close()
})

test('that a receiver refuses an event is pushed', async () => {
  await startLoop(client, 'refused-once-more', flowArn)
  const pushed = await changes()
  isRefusing = true
  try {
    await operator.ask('POST', 'operations/StopHumanLoop', { HumanLoopName: 'refused-once-more' })
    await pushed.next('"refusals":true')
  } finally {
    isRefusing = false
  }
  await pushed.close()
})

test('workers are added, disabled, enabled, deleted and given links', async () => {
  const added = await operator.ask('POST', 'workers', { name: 'ben', email: 'ben@example.com' })
  assert.match(String(added.body.link), /\/worker\/sign-in\//)
  const path = `workers/${added.body.id}`
  const list = async () =>
    ((await get('workers')).workers as Shown[]).map(({ name, status, groups }) => [name, status, groups])
  assert.deepEqual(await list(), [
    ['ann', 'Enabled', ['default']],
    ['ben', 'Enabled', ['default']],
  ])
  assert.equal((await operator.ask('POST', 'workers', { name: 'ben' })).status, 409)
  const early = await operator.ask('POST', `${path}/delete`, {})
  assert.match(JSON.stringify(early.body), /ben can still sign in; disable the worker first/)
  assert.equal((await operator.ask('POST', `${path}/disable`, {})).status, 200)
  assert.deepEqual((await list())[1], ['ben', 'Disabled', ['default']])
  assert.equal((await fetch(String(added.body.link), { method: 'POST', redirect: 'manual' })).status, 410)
  assert.equal((await operator.ask('POST', `${path}/enable`, {})).status, 200)
  const again = await operator.ask('POST', `${path}/link`, {})
  assert.equal((await fetch(String(again.body.link), { method: 'POST', redirect: 'manual' })).status, 303)
  await operator.ask('POST', `${path}/disable`, {})
  assert.equal((await operator.ask('POST', `${path}/delete`, {})).status, 200)
  assert.equal((await list()).length, 1)
  assert.equal((await operator.ask('POST', 'workers', { name: 'ben' })).status, 200, 'the name is free again')
})

test('a template’s text, recent inputs to try it on, and a page of a text that is not saved', async () => {
  const saved = await get('templates/watched')
  assert.match(String(saved.content), /task\.input\.text/)
  const { inputs } = await get('templates/watched/inputs')
  assert.ok((inputs as Shown[]).some(({ loopName, content }) => loopName === 'told' && content === '{"text":"hello"}'))
  const preview = (template: string) => operator.ask('POST', 'preview', { template, input: '{"text":"hello"}' })
  assert.match(String((await preview('<p>{{ task.input.text }}</p>')).body.page), /<p>hello<\/p>/)
  const broken = (await preview('{{ task.input.text | shout }}')).body
  assert.equal(broken.page, null)
  assert.match(JSON.stringify(broken.errors), /undefined filter: shout \(line 1, column 1\)/)
  assert.deepEqual(
    (broken.errors as Shown[]).map(({ line, column }) => [line, column]),
    [[1, 1]],
  )
  assert.equal((await operator.ask('GET', `templates/${arn('x', 'y').slice(-1)}`)).status, 404)
})

test('the way to an output, and what is left of a loop that is deleted', async () => {
  const shown = await operator.ask('GET', 'loops/told/output')
  assert.deepEqual([shown.status, shown.body.humanLoopName], [200, 'told'], 'after following the address')
  await startLoop(client, 'left', flowArn)
  assert.equal((await operator.ask('GET', 'loops/left/output')).status, 409)
  await operator.ask('POST', 'operations/StopHumanLoop', { HumanLoopName: 'left' })
  await operator.ask('POST', 'operations/DeleteHumanLoop', { HumanLoopName: 'left' })
  const left = await until(
    () => get('loops/left'),
    ({ status }) => status === 'Deleted',
  )
  assert.deepEqual(
    (left.timeline as Shown[]).map(({ kind }) => kind),
    ['Started', 'Stopping', 'Stopped', 'Deleting', 'Deleted'],
  )
  assert.equal((await operator.ask('GET', 'loops/left/output')).status, 404, 'nobody is led to what is left')
})

test('what teams have to do, and who is in them by which groups', async () => {
  const made = await operator.ask('POST', 'workers', { name: 'cleo', groups: ['late'] })
  const groups = (body: object) => operator.ask('POST', `workers/${made.body.id}/groups`, body)
  const member = (UserGroup: string) => {
    const pool = { UserPool: 'handloop_000000000000', ClientId: 'handloop-worker-portal' }
    return { CognitoMemberDefinition: { ...pool, UserGroup } }
  }
  const team = { WorkteamName: 'both', Description: 'Two groups', MemberDefinitions: [member('late'), member('night')] }
  assert.equal((await operator.ask('POST', 'operations/CreateWorkteam', team)).status, 200)
  const members = async () =>
    ((await get('teams/both/members')).workers as Shown[]).map(({ name, groups }) => [name, groups])
  assert.deepEqual(await members(), [['cleo', ['late']]])
  assert.equal((await groups({ add: ['night'], remove: ['nowhere'] })).status, 200)
  assert.deepEqual(await members(), [['cleo', ['late', 'night']]], 'in two groups of the team, and listed once')
  assert.equal((await groups({ add: ['no spaces here'] })).status, 409)
  assert.equal((await groups({ remove: ['late', 'night'] })).status, 200)
  assert.deepEqual(await members(), [])
  assert.equal((await operator.ask('POST', 'workers/999999/groups', { add: ['x'] })).status, 404)
  assert.equal((await operator.ask('GET', 'teams/nobody/members')).status, 404)

  await startLoop(
    client,
    'for-both',
    await aFlow(client, 'both', { WorkteamArn: arn('workteam', 'private-crowd/both') }),
  )
  const { teams } = (await get('teams')) as { teams: Shown[] }
  const [both] = teams.filter(({ name }) => name === 'both')
  const flows = both!.flows as Shown[]
  assert.deepEqual([both!.waiting, both!.isMore, flows[0]!.name, flows[0]!.waiting], [1, false, 'both', 1])
  assert.equal(both!.oldestWaitingSince, flows[0]!.oldestWaitingSince)
  assert.deepEqual((await get('teams?region=sa-east-1')).teams, [])
})

test('figures are added up by spans of so many hours', async () => {
  const total = async (path: string) => {
    const hours = (await get(path)).hours as { answers: number }[]
    return hours.reduce((sum, { answers }) => sum + answers, 0)
  }
  const byHour = await total('overview?hours=720')
  assert.ok(byHour >= 2)
  assert.equal(await total('overview?hours=720&stepHours=24'), byHour)
  const { fromTime, hours } = await get('overview?hours=720&stepHours=24')
  for (const { hour } of hours as { hour: string }[])
    assert.equal((Date.parse(hour) - Date.parse(String(fromTime))) % 86_400_000, 0)
})

// Loops lived through from the outside: clients start, stop and delete, workers take and answer tasks.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Client, failure, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, arn, BUCKET, flowInput, loopInput, outputUri, readOutput, startLoop, statusOf } from './fixtures.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { type Lease, Worker } from './worker.ts'

let service: Service
let client: Client
let ann: Worker
let bob: Worker
let eve: Worker
const runtime = (operation: string, input: object) => client.call('sagemaker-a2i-runtime', operation, input)
const stop = (name: string) => output(runtime('StopHumanLoop', { HumanLoopName: name }))
const remove = (name: string) => output(runtime('DeleteHumanLoop', { HumanLoopName: name }))
const status = (name: string) => statusOf(client, name)
const becomes = (name: string, wanted: string) =>
  until(
    () => status(name),
    found => found === wanted,
  )
const exists = async (name: string) =>
  (await client.call('s3', 'HeadObject', { Bucket: BUCKET, Key: await keyOf(name) })).ok
const keyOf = async (name: string) => (await outputUri(client, name)).replace(`s3://${BUCKET}/`, '')
const answers = async (name: string) =>
  (JSON.parse(await readOutput(client, await outputUri(client, name))) as { humanAnswers: { answerContent: object }[] })
    .humanAnswers

before(async () => {
  service = await startService({ HANDLOOP_TEST_CONTROLS: '1' })
  client = jsSdk({ url: service.url, keys: service.keys })
  ann = await Worker.join(service, 'ann')
  bob = await Worker.join(service, 'bob')
  eve = await Worker.join(service, 'eve')
})
after(async () => {
  await client.close()
  await service.stop()
})

/** Each test takes tasks of its own flow definition: workers of a team of its own see nothing else. */
let flows = 0
async function oneLoop(name: string, config: object = {}): Promise<string> {
  const flowArn = await aFlow(client, `flow-${++flows}`, config as Record<string, unknown>)
  await startLoop(client, name, flowArn)
  return flowArn
}

describe('a loop that is answered', () => {
  test('completes, and its output is the documented document at the address that Describe gave', async () => {
    const flowArn = await aFlow(client, 'answered')
    await startLoop(client, 'answered', flowArn, '{"text": "hello", "n": 1.50, "big": 12345678901234567890}')
    const uri = await outputUri(client, 'answered')
    assert.equal(await exists('answered'), false)
    const lease = await ann.next()
    assert.equal(lease.title, 'Check the parcel')
    assert.equal((await ann.submit(lease, { verdict: { label: 'fine' }, note: 'ok' })).status, 200)
    await becomes('answered', 'Completed')
    const text = await readOutput(client, uri)
    const [, accepted, submitted, spent, workerId, issuer, sub] =
      /"acceptanceTime":"([^"]+)".*"submissionTime":"([^"]+)","timeSpentInSeconds":([\d.]+),"workerId":"([0-9a-f]{16})".*"issuer":"([^"]+)","sub":"([^"]+)"/.exec(
        text,
      ) ?? []
    assert.equal(
      text,
      `{"flowDefinitionArn":"${flowArn}","humanAnswers":[{"acceptanceTime":"${accepted}",` +
        `"answerContent":{"note":"ok","verdict":{"label":"fine"}},"submissionTime":"${submitted}",` +
        `"timeSpentInSeconds":${spent},"workerId":"${workerId}","workerMetadata":{"identityData":` +
        `{"identityProviderType":"Cognito","issuer":"${issuer}","sub":"${sub}"}}}],"humanLoopName":"answered",` +
        `"inputContent":{"big":12345678901234567890,"n":1.50,"text":"hello"}}`,
    )
    assert.equal(Number(spent), (Date.parse(submitted!) - Date.parse(accepted!)) / 1000)
  })

  test('by three workers: partial answers stay inside until the last, and no worker answers twice', async () => {
    await oneLoop('thrice', { TaskCount: 3 })
    const leases = [await ann.next(), await bob.next(), await eve.next()] as const
    assert.equal(new Set(leases.map(lease => lease.taskId)).size, 1)
    await ann.submit(leases[0], { by: 'ann' })
    assert.equal((await ann.ask('POST', `tasks/${leases[0].taskId}/accept`)).status, 410)
    await bob.submit(leases[1], { by: 'bob' })
    assert.equal(await status('thrice'), 'InProgress')
    assert.equal(await exists('thrice'), false)
    await eve.submit(leases[2], { by: 'eve' })
    await becomes('thrice', 'Completed')
    assert.deepEqual(
      (await answers('thrice')).map(one => one.answerContent),
      [{ by: 'ann' }, { by: 'bob' }, { by: 'eve' }],
    )
  })

  test('a repeated submit is answered as the first, another answer is refused, and one answer counts', async () => {
    await oneLoop('doubled')
    const lease = await ann.next()
    const all = await Promise.all(Array.from({ length: 5 }, () => ann.submit(lease, { a: 1 })))
    assert.deepEqual(
      all.map(reply => reply.status),
      [200, 200, 200, 200, 200],
    )
    assert.equal((await ann.submit(lease, { a: 2 })).status, 410)
    await becomes('doubled', 'Completed')
    assert.deepEqual(
      (await answers('doubled')).map(one => one.answerContent),
      [{ a: 1 }],
    )
  })
})

describe('stopping', () => {
  test('a loop that nobody has started stops at once, and its task vanishes', async () => {
    await oneLoop('unstarted')
    await stop('unstarted')
    assert.equal(await status('unstarted'), 'Stopped')
    const { body } = await ann.ask('GET', 'tasks')
    assert.deepEqual(body.tasks, [])
    assert.equal(await exists('unstarted'), false)
  })

  test('a loop with a worker in the middle is Stopping until the worker submits, and the answer is in the bucket', async () => {
    await oneLoop('founding', { TaskCount: 2 })
    const lease = await ann.next()
    await stop('founding')
    assert.equal(await status('founding'), 'Stopping')
    assert.equal((await bob.ask('POST', 'tasks/next')).status, 204)
    const refused = await failure(runtime('DeleteHumanLoop', { HumanLoopName: 'founding' }))
    assert.equal(refused.code, 'ValidationException')
    const beat = await ann.ask('POST', `tasks/${lease.taskId}/heartbeat`, {
      leaseEpoch: lease.leaseEpoch,
      isActive: true,
    })
    assert.equal(beat.body.loopIsStopping, true)
    assert.equal((await ann.submit(lease, { kept: true })).status, 200)
    assert.equal(await status('founding'), 'Stopped')
    await until(() => exists('founding'), Boolean)
    const uri = await outputUri(client, 'founding')
    await remove('founding')
    await becomes('founding', 'ResourceNotFoundException')
    // Deleting removes nothing from the bucket.
    assert.match(await readOutput(client, uri), /"kept":true/)
  })

  for (const how of ['leave', 'release', 'decline'] as const)
    test(`a worker who does not submit but ${how}s can not come back`, async () => {
      await oneLoop(`left-by-${how}`)
      const lease = await ann.next()
      await stop(`left-by-${how}`)
      assert.equal((await ann.giveBack(lease, how)).status, 200)
      assert.equal(await status(`left-by-${how}`), 'Stopped')
      assert.equal((await ann.ask('POST', `tasks/${lease.taskId}/accept`)).status, 410)
      assert.equal((await ann.submit(lease, { late: true })).status, 410)
      assert.equal(await exists(`left-by-${how}`), false)
    })

  test('stop and delete without a look at the status works, as clean-up scripts do it', async () => {
    await oneLoop('swept')
    for (let i = 0; i < 2; i++) await stop('swept')
    await remove('swept')
    await becomes('swept', 'ResourceNotFoundException')
    assert.equal((await failure(runtime('StopHumanLoop', { HumanLoopName: 'swept' }))).status, 404)
  })
})

describe('starting again', () => {
  test('the same request is answered as the first time, whatever the spelling of its JSON', async () => {
    const flowArn = await aFlow(client, 'again')
    const first = await output(runtime('StartHumanLoop', loopInput('again', flowArn, '{"a":1,"b":[2]}')))
    assert.deepEqual(
      await output(runtime('StartHumanLoop', loopInput('again', flowArn, '{ "b": [2], "a": 1 }'))),
      first,
    )
    const bigger = loopInput('again', flowArn, '{"a":1,"b":[3]}')
    assert.equal((await failure(runtime('StartHumanLoop', bigger))).code, 'ConflictException')
    await stop('again')
    assert.deepEqual(await output(runtime('StartHumanLoop', loopInput('again', flowArn, '{"a":1,"b":[2]}'))), first)
    assert.equal(await status('again'), 'Stopped')
  })

  test('numbers that differ only beyond what a double holds are different inputs', async () => {
    const flowArn = await aFlow(client, 'precise')
    await startLoop(client, 'precise', flowArn, '{"id":9007199254740992}')
    const other = loopInput('precise', flowArn, '{"id":9007199254740993}')
    assert.equal((await failure(runtime('StartHumanLoop', other))).code, 'ConflictException')
    await stop('precise')
  })

  test('a deleted loop frees its name at once; each new loop of that name gets an output address of its own', async () => {
    const flowArn = await oneLoop('reused')
    const addresses = [await outputUri(client, 'reused')]
    // Several within a second, which the address tells.
    for (let time = 1; time <= 5; time++) {
      await stop('reused')
      await remove('reused')
      await becomes('reused', 'ResourceNotFoundException')
      await startLoop(client, 'reused', flowArn, { text: `new ${time}` })
      assert.equal(await status('reused'), 'InProgress')
      addresses.push(await outputUri(client, 'reused'))
    }
    assert.equal(new Set(addresses).size, addresses.length, addresses.join('\n'))
    await stop('reused')
  })

  test('letters of both cases are accepted in a loop name', async () => {
    await oneLoop('Invoice-A7')
    assert.equal(await status('Invoice-A7'), 'InProgress')
    await stop('Invoice-A7')
  })

  test('three mebibytes of input are stored and come back', async () => {
    const flowArn = await aFlow(client, 'large')
    const text = 'é'.repeat(3_145_728 - '{"text":""}'.length)
    await startLoop(client, 'large', flowArn, JSON.stringify({ text }))
    const lease = await ann.next()
    await ann.submit(lease, {})
    await becomes('large', 'Completed')
    assert.ok((await readOutput(client, await outputUri(client, 'large'))).includes(text))
  })
})

describe('time', () => {
  test('a lifetime of one second expires; an answer that exists is written', async () => {
    await oneLoop('brief', { TaskAvailabilityLifetimeInSeconds: 1 })
    await becomes('brief', 'Failed')
    const described = await output(runtime('DescribeHumanLoop', { HumanLoopName: 'brief' }))
    assert.equal(described.FailureCode, 'Expired')
    assert.match(String(described.FailureReason), /expired/)
    assert.equal(await exists('brief'), false)

    await oneLoop('half', { TaskCount: 2, TaskAvailabilityLifetimeInSeconds: 600 })
    await ann.submit(await ann.next(), { half: true })
    await service.cli('clock', 'advance', '11m')
    await becomes('half', 'Failed')
    await until(() => exists('half'), Boolean)
    assert.deepEqual(
      (await answers('half')).map(one => one.answerContent),
      [{ half: true }],
    )
    await remove('half')
    await becomes('half', 'ResourceNotFoundException')
  })

  test('a time limit that passes gives the task back, and the late submit is told that the lease is lost', async () => {
    await oneLoop('late', { TaskTimeLimitInSeconds: 30 })
    const lease = await ann.next()
    await service.cli('clock', 'advance', '31s')
    await until(
      async () => (await bob.ask('GET', 'tasks')).body.tasks as unknown[],
      tasks => tasks.length === 1,
    )
    const late = await ann.submit(lease, { late: true })
    assert.equal(late.status, 409)
    assert.match(JSON.stringify(late.body), /"code":"leaseLost"/)
    await bob.submit(await bob.next(), { onTime: true })
    await becomes('late', 'Completed')
    assert.deepEqual(
      (await answers('late')).map(one => one.answerContent),
      [{ onTime: true }],
    )
  })
})

describe('a flow definition that is deleted', () => {
  test('takes unstarted loops with it at once, and one in work when its worker is done; the answer is stored', async () => {
    const flowArn = await aFlow(client, 'leaving')
    await startLoop(client, 'worked-on', flowArn)
    const lease = await ann.next()
    const uri = await outputUri(client, 'worked-on')
    await startLoop(client, 'waiting', flowArn)
    await output(client.call('sagemaker', 'DeleteFlowDefinition', { FlowDefinitionName: 'leaving' }))
    await becomes('waiting', 'ResourceNotFoundException')
    assert.equal(await status('worked-on'), 'Stopping')
    const flow = await output(client.call('sagemaker', 'DescribeFlowDefinition', { FlowDefinitionName: 'leaving' }))
    assert.equal(flow.FlowDefinitionStatus, 'Deleting')
    const refused = await failure(runtime('StartHumanLoop', loopInput('too-late', flowArn)))
    assert.match(refused.message, /Deleting/)
    assert.equal(
      (await failure(client.call('sagemaker', 'DeleteFlowDefinition', { FlowDefinitionName: 'leaving' }))).code,
      'ResourceInUse',
    )
    await ann.submit(lease, { done: true })
    await becomes('worked-on', 'ResourceNotFoundException')
    const gone = () => client.call('sagemaker', 'DescribeFlowDefinition', { FlowDefinitionName: 'leaving' })
    await until(gone, answer => !answer.ok)
    await until(
      () => readOutput(client, uri).catch(() => ''),
      text => text.includes('"done":true'),
    )
    const list = await failure(runtime('ListHumanLoops', { FlowDefinitionArn: flowArn }))
    assert.equal(list.code, 'ResourceNotFoundException')
    // The name is free again.
    await output(
      client.call('sagemaker', 'CreateFlowDefinition', flowInput('leaving', arn('human-task-ui', 'leaving'))),
    )
  })

  test('a deleted template keeps running loops as they are and stops new ones, until it is made again', async () => {
    const flowArn = await oneLoop('snapshot')
    const ui = `flow-${flows}`
    await output(client.call('sagemaker', 'DeleteHumanTaskUi', { HumanTaskUiName: ui }))
    assert.match((await failure(runtime('StartHumanLoop', loopInput('none', flowArn)))).message, /human task UI/)
    const lease = await ann.next()
    assert.match(await (await fetch(lease.frameUrl)).text(), /<p>hello<\/p>/)
    const input = { HumanTaskUiName: ui, UiTemplate: { Content: '<p>new</p>' } }
    await output(client.call('sagemaker', 'CreateHumanTaskUi', input))
    assert.match(await (await fetch(lease.frameUrl)).text(), /<p>hello<\/p>/)
    await startLoop(client, 'revived', flowArn)
    await ann.submit(lease, {})
    await stop('revived')
  })
})

describe('the worker API', () => {
  test('lists what a worker may take and holds, oldest first, without the loop’s name', async () => {
    const flowArn = await aFlow(client, 'listed', { TaskKeywords: ['parcels'], TaskTimeLimitInSeconds: 120 })
    for (const name of ['one', 'two', 'three']) await startLoop(client, name, flowArn)
    const lease = await ann.next()
    const { body } = await ann.ask('GET', 'tasks')
    const tasks = body.tasks as Record<string, unknown>[]
    assert.deepEqual(
      tasks.map(task => task.state),
      ['inWork', 'available', 'available'],
    )
    assert.equal(tasks[0]?.taskId, lease.taskId)
    const { taskId: _, createdAt: __, ...shown } = tasks[0]!
    assert.deepEqual(shown, {
      title: 'Check the parcel',
      description: 'Look and decide',
      keywords: ['parcels'],
      timeLimitSeconds: 120,
      state: 'inWork',
    })
    assert.ok(!JSON.stringify(body).includes('"one"'))
    for (const name of ['one', 'two', 'three']) await stop(name)
    await ann.giveBack(lease, 'release')
  })

  test('a task of another team, of another account or of nobody is unknown', async () => {
    await oneLoop('private')
    const lease = await ann.next()
    const outsider = await Worker.join(service, 'outsider', '--group', 'elsewhere')
    assert.equal((await outsider.ask('POST', `tasks/${lease.taskId}/accept`)).status, 404)
    assert.equal((await outsider.ask('POST', 'tasks/next')).status, 204)
    assert.equal((await ann.ask('POST', `tasks/${'0'.repeat(32)}/accept`)).status, 404)
    assert.equal((await ann.ask('POST', 'tasks/nonsense/accept')).status, 404)
    assert.equal((await bob.ask('POST', `tasks/${lease.taskId}/accept`)).status, 409)
    await stop('private')
    await ann.giveBack(lease, 'release')
  })

  test('a body that does not fit its schema is 422 and changes nothing', async () => {
    await oneLoop('schema')
    const lease = await ann.next()
    const path = `tasks/${lease.taskId}/submit`
    for (const body of [
      {},
      { leaseEpoch: lease.leaseEpoch },
      { leaseEpoch: 'x', answerContent: {} },
      { leaseEpoch: lease.leaseEpoch, answerContent: 'text' },
    ])
      assert.equal((await ann.ask('POST', path, body)).status, 422)
    assert.equal((await ann.submit(lease, {})).status, 200)
  })

  test('drafts are private to their worker and gone after the submit', async () => {
    await oneLoop('drafted', { TaskCount: 2 })
    const lease = await ann.next()
    const path = `tasks/${lease.taskId}/draft`
    assert.deepEqual((await ann.ask('GET', path)).body, { draft: null })
    const draft = { note: 'half' }
    assert.equal((await ann.ask('PUT', path, { leaseEpoch: lease.leaseEpoch, draft })).status, 200)
    const { savedAt, ...kept } = (await ann.ask('GET', path)).body
    assert.deepEqual(kept, { draft })
    assert.match(
      String(savedAt),
      /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
      'and when it was saved, to tell it from one on the device',
    )
    assert.deepEqual((await bob.ask('GET', path)).body, { draft: null })
    assert.equal((await bob.ask('PUT', path, { leaseEpoch: lease.leaseEpoch, draft })).status, 410)
    await ann.submit(lease, {})
    assert.deepEqual((await ann.ask('GET', path)).body, { draft: null })
    await stop('drafted')
  })

  test('without a session or with a wrong token it answers 401', async () => {
    assert.equal((await fetch(`${service.url}/worker/api/tasks`)).status, 401)
    const headers = { authorization: 'Bearer nonsense' }
    assert.equal((await fetch(`${service.url}/worker/api/tasks/next`, { method: 'POST', headers })).status, 401)
  })

  test('a workforce that is limited to source addresses shuts the portal to everybody else, submits included', async () => {
    await oneLoop('fenced')
    const lease = await ann.next()
    const limit = (Cidrs: string[]) =>
      output(client.call('sagemaker', 'UpdateWorkforce', { WorkforceName: 'default', SourceIpConfig: { Cidrs } }))
    await limit(['203.0.113.0/24'])
    assert.equal((await ann.submit(lease, {})).status, 404)
    assert.equal((await ann.ask('GET', 'tasks')).status, 404)
    await limit(['203.0.113.0/24', '127.0.0.0/8'])
    assert.equal((await ann.ask('GET', 'tasks')).status, 200)
    await limit([])
    assert.equal((await ann.submit(lease, {})).status, 200)
  })

  test('sixty requests at once get every task once', async () => {
    const flowArn = await aFlow(client, 'crowded')
    const names = Array.from({ length: 20 }, (_, i) => `crowd-${i}`)
    await Promise.all(names.map(name => startLoop(client, name, flowArn)))
    const takers = [ann, bob, eve]
    const taken: Lease[] = []
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const { status, body } = await takers[i % 3]!.ask('POST', 'tasks/next')
        if (status === 200) taken.push(body as unknown as Lease)
      }),
    )
    assert.equal(taken.length, 20)
    assert.equal(new Set(taken.map(lease => lease.taskId)).size, 20)
    await output(client.call('sagemaker', 'DeleteFlowDefinition', { FlowDefinitionName: 'crowded' }))
  })
})

test('a template that can’t be shown with its input fails the loop, says why, and the worker gets the next task', async () => {
  const name = 'bomb'
  const Content = '{% for i in (1..task.input.n) %}{% for j in (1..100000) %}{{ i }}{% endfor %}{% endfor %}'
  await output(client.call('sagemaker', 'CreateHumanTaskUi', { HumanTaskUiName: name, UiTemplate: { Content } }))
  await output(client.call('sagemaker', 'CreateFlowDefinition', flowInput(name, arn('human-task-ui', name))))
  await startLoop(client, 'bomb-loop', arn('flow-definition', name), { n: 100_000 })
  await startLoop(client, 'fine-loop', arn('flow-definition', name), { n: 0 })
  const lease = await ann.next()
  const described = await output(runtime('DescribeHumanLoop', { HumanLoopName: 'bomb-loop' }))
  assert.equal(described.HumanLoopStatus, 'Failed')
  assert.equal(described.FailureCode, 'ValidationError')
  assert.equal((await ann.submit(lease, {})).status, 200)
  await becomes('fine-loop', 'Completed')
})

test('every loop that ended told so once, in order, in the event file', async () => {
  const lines = () =>
    readFileSync(join(service.dataDir, 'events.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { id: string; detail: { humanLoopName: string; humanLoopStatus: string } })
  const events = await until(
    async () => lines(),
    found => found.some(one => one.detail.humanLoopName === 'fine-loop'),
  )
  assert.equal(new Set(events.map(one => one.id)).size, events.length)
  const ended = Object.fromEntries(events.map(one => [one.detail.humanLoopName, one.detail.humanLoopStatus]))
  assert.equal(ended.answered, 'Completed')
  assert.equal(ended.founding, 'Stopped')
  assert.equal(ended.brief, 'Failed')
  assert.equal(ended.waiting, 'Stopped')
  assert.equal(events.filter(one => one.detail.humanLoopName === 'doubled').length, 1)
})

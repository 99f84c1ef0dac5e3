// Nothing is kept too long: canaries in every field, 31 days, and a look at every byte of the data dir, or at all that
// a shared database gives away.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { type Client, failure, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import {
  ACCOUNT,
  aFlow,
  arn,
  BUCKET,
  flowInput,
  loopInput,
  outputUri,
  readOutput,
  startLoop,
  statusOf,
} from './fixtures.ts'
import { kept as keptBytes } from './kept.ts'
import { keysOf } from './one-service.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

/** Every canary has this in it and a name behind it. */
const MARK = 'canary7f3a'
const canary = (name: string): string => `${MARK}-${name}`

let service: Service
let client: Client
let ann: Worker
let bob: Worker
const runtime = (operation: string, input: object) => client.call('sagemaker-a2i-runtime', operation, input)
const stop = (HumanLoopName: string) => output(runtime('StopHumanLoop', { HumanLoopName }))
const remove = (HumanLoopName: string) => output(runtime('DeleteHumanLoop', { HumanLoopName }))
const becomes = (name: string, wanted: string) =>
  until(
    () => statusOf(client, name),
    status => status === wanted,
  )

/** Canaries that stand somewhere in what is kept; with the places they are in. */
async function found(): Promise<Map<string, Set<string>>> {
  const seen = new Map<string, Set<string>>()
  for (const [place, bytes] of await keptBytes(service))
    for (const [canary] of bytes.matchAll(new RegExp(`${MARK}-[a-z]+`, 'g')))
      seen.set(canary, (seen.get(canary) ?? new Set()).add(place))
  return seen
}

const content = (name: string) => ({ text: canary(`${name}input`), filler: 'x'.repeat(20_000) })

async function draftAndAnswer(worker: Worker, name: string, how: 'submits' | 'releases' | 'declines'): Promise<void> {
  const lease = await worker.next()
  const draft = { note: canary(`${name}draft`) }
  await worker.ask('PUT', `tasks/${lease.taskId}/draft`, { leaseEpoch: lease.leaseEpoch, draft })
  if (how === 'submits') await worker.submit(lease, { note: canary(`${name}answer`), filler: 'y'.repeat(20_000) })
  else if (how === 'releases') await worker.giveBack(lease, 'release')
  else
    await worker.ask('POST', `tasks/${lease.taskId}/decline`, {
      leaseEpoch: lease.leaseEpoch,
      reason: canary(`${name}reason`),
    })
}

/** Takes the events of the loop that is deleted, and nothing else: what is owed otherwise is never delivered. */
const taken: string[] = []
const receiver = createServer(async (request, response) => {
  const body = await text(request)
  const isTaken = body.includes(canary('deletedname'))
  if (isTaken) taken.push(body)
  response.writeHead(isTaken ? 200 : 500).end()
})

before(async () => {
  await once(receiver.listen(0, '127.0.0.1'), 'listening')
  service = await startService({
    HANDLOOP_TEST_CONTROLS: '1',
    HANDLOOP_LOG_LEVEL: 'fatal',
    HANDLOOP_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    HANDLOOP_TASK_EVENTS: '1',
  })
  client = jsSdk({ url: service.url, keys: service.keys })
  ann = await Worker.join(service, 'ann')
  bob = await Worker.join(service, 'bob')
})
after(async () => {
  await client.close()
  await service.stop()
  receiver.close()
})

describe('thirty days after loops have ended in every way', () => {
  let uri = ''
  let purgedFlow = ''
  const kept = 'completed-loop'

  test('their data is there until then: the scan sees every canary', async () => {
    const flow = await aFlow(client, 'completed')
    purgedFlow = flow
    await startLoop(client, kept, flow, content('completed'))
    await draftAndAnswer(ann, 'completed', 'submits')
    await becomes(kept, 'Completed')
    uri = await outputUri(client, kept)

    const twice = await aFlow(client, 'stopped', { TaskCount: 2 })
    await startLoop(client, 'stopped-loop', twice, content('stopped'))
    await draftAndAnswer(ann, 'stopped', 'submits')
    await draftAndAnswer(bob, 'stopped', 'declines')
    await stop('stopped-loop')
    await startLoop(
      client,
      'failed-loop',
      await aFlow(client, 'failed', { TaskAvailabilityLifetimeInSeconds: 2 }),
      content('failed'),
    )
    await draftAndAnswer(bob, 'failed', 'releases')
    await becomes('failed-loop', 'Failed')

    await startLoop(client, canary('deletedname'), flow, content('deleted'))
    await draftAndAnswer(bob, 'deleted', 'submits')
    await becomes(canary('deletedname'), 'Completed')
    await remove(canary('deletedname'))
    await becomes(canary('deletedname'), 'ResourceNotFoundException')

    await startLoop(client, 'undelivered-loop', twice.replace('stopped', 'completed'), content('undelivered'))
    await output(client.call('s3', 'DeleteObject', { Bucket: BUCKET, Key: 'none' }))
    await draftAndAnswer(ann, 'undelivered', 'releases')
    await stop('undelivered-loop')

    // Taken, and so kept as it was sent.
    await until(
      async () => taken.length,
      count => count > 0,
    )
    const names = ['completed', 'stopped', 'failed', 'deleted', 'undelivered'].map(name => canary(`${name}input`))
    const seen = await found()
    assert.deepEqual(
      names.filter(name => !seen.has(name)),
      [],
    )
    for (const name of [
      'completedanswer',
      'stoppedanswer',
      'stoppedreason',
      'deletedanswer',
      'faileddraft',
      'deletedname',
    ])
      assert.ok(seen.has(canary(name)), name)
  })

  test('a day earlier nothing has gone', async () => {
    await service.cli('clock', 'advance', '29d')
    await new Promise(resolve => setTimeout(resolve, 1_500))
    assert.ok((await found()).has(canary('completedinput')))
  })

  test('every byte of it is gone: from the database, its log, and the event file', async () => {
    await service.cli('clock', 'advance', '2d')
    const left = await until(found, seen => seen.size === 0).catch(found)
    assert.deepEqual(
      [...left].map(([name, files]) => `${name} in ${[...files].join(', ')}`),
      [],
    )
  })

  test('what the customer owns is untouched, and what Describe shows is still there', async () => {
    assert.match(await readOutput(client, uri), new RegExp(canary('completedanswer')))
    const described = await output(runtime('DescribeHumanLoop', { HumanLoopName: kept }))
    assert.equal(described.HumanLoopStatus, 'Completed')
    assert.equal((described.HumanLoopOutput as { OutputS3Uri: string }).OutputS3Uri, uri)
    assert.equal(await statusOf(client, 'failed-loop'), 'Failed')
  })

  test('the same request is still told from another one', async () => {
    await output(runtime('StartHumanLoop', loopInput(kept, purgedFlow, content('completed'))))
    const other = await failure(runtime('StartHumanLoop', loopInput(kept, purgedFlow, content('other'))))
    assert.equal(other.code, 'ConflictException')
    // What was only looked at for the comparison has left no trace either.
    assert.deepEqual([...(await found()).keys()], [])
  })

  test('deleting a purged loop leaves nothing at all', async () => {
    await remove(kept)
    await becomes(kept, 'ResourceNotFoundException')
    // The event file keeps its thirty days.
    const inDatabase = async () =>
      [...(await keptBytes(service))].filter(([place]) => /database|handloop\.db/.test(place))
    await until(inDatabase, texts => texts.every(([, text]) => !text.includes(kept)))
  })
})

describe('an account that is closed', () => {
  test('loses its loops at once, except those in work, whose results stay inside; after 30 days nothing is left', async () => {
    const tenant = jsSdk({
      url: service.url,
      keys: keysOf(await service.cli('account', 'create', '777788889999')),
    })
    const name = canary('tenantflow')
    const UiTemplate = { Content: `<p>${canary('tenanttemplate')}</p>` }
    await output(tenant.call('sagemaker', 'CreateHumanTaskUi', { HumanTaskUiName: name, UiTemplate }))
    const own = (text: string): string => text.replaceAll(ACCOUNT, '777788889999')
    const flow = JSON.parse(own(JSON.stringify(flowInput(name, arn('human-task-ui', name)))))
    const { FlowDefinitionArn } = await output(tenant.call('sagemaker', 'CreateFlowDefinition', flow))
    const flowArn = String(FlowDefinitionArn)
    await startLoop(tenant, canary('tenantloop'), flowArn, content('tenant'))
    assert.ok((await found()).has(canary('tenantinput')))
    await service.cli('account', 'close', '777788889999')
    await new Promise(resolve => setTimeout(resolve, 1_200))
    const denied = await failure(
      tenant.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: canary('tenantloop') }),
    )
    assert.equal(denied.code, 'AccessDeniedException')
    for (const one of ['tenantinput', 'tenanttemplate']) assert.ok((await found()).has(canary(one)), one)
    await service.cli('clock', 'advance', '31d')
    const isTemplate = (seen: Map<string, unknown>) => [...seen.keys()].every(one => one === canary('tenanttemplate'))
    await until(found, isTemplate).catch(() => {})
    // A text goes at the second full hour after its last template, when surely nobody is starting a loop with it.
    const hours = async () => {
      await service.cli('clock', 'advance', '1h')
      return found()
    }
    const left = await until(hours, seen => seen.size === 0).catch(found)
    assert.deepEqual(
      [...left].map(([name, files]) => `${name} in ${[...files].join(', ')}`),
      [],
    )
    // A key may go unnoticed for half a second after it went.
    await until(
      () => failure(tenant.call('sagemaker', 'ListFlowDefinitions', {})),
      refused => refused.code === 'UnrecognizedClientException',
    )
    await assert.rejects(service.cli('account', 'create', '777788889999'), /exists already/)
    await tenant.close()
  })
})

describe('a low-quality report', () => {
  test('is made on a finished loop, answered, and keeps its texts when the data has gone', async () => {
    const flow = await aFlow(client, 'reported')
    await startLoop(client, 'reported-loop', flow, content('reported'))
    const create = ['report', 'create', 'reported-loop', '--reason', 'wrong label', '--text', 'it is a cat']
    await assert.rejects(service.cli(...create), /is InProgress/)
    await draftAndAnswer(ann, 'reported', 'submits')
    await becomes('reported-loop', 'Completed')
    const number = await service.cli(...create)
    await service.cli('report', 'investigate', number)
    const detail = JSON.parse(await service.cli('report', 'show', number))
    assert.equal(detail.report.status, 'Investigating')
    assert.match(detail.data.input, new RegExp(canary('reportedinput')))
    assert.match(detail.data.answers[0].content, new RegExp(canary('reportedanswer')))
    assert.match(detail.data.answers[0].workerId, /^[0-9a-f]{16}$/)
    await service.cli('report', 'answer', number, '--text', 'you are right')
    await service.cli('report', 'close', number)
    await assert.rejects(service.cli('report', 'answer', number, '--text', 'again'), /is Closed/)
    await service.cli('clock', 'advance', '31d')
    await until(found, seen => seen.size === 0)
    const later = JSON.parse(await service.cli('report', 'show', number))
    assert.deepEqual([later.data, later.report.text, later.report.reply], [null, 'it is a cat', 'you are right'])
  })
})

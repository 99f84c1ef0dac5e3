// What an installation may grant to accounts: open loops, and requests a second.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { boto3 } from './clients/boto3.ts'
import { type Client, failure, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, loopInput, startLoop } from './fixtures.ts'
import { metric } from './metrics.ts'
import { keysOf } from './one-service.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'

const start = (client: Client, name: string, flowArn: string) =>
  client.call('sagemaker-a2i-runtime', 'StartHumanLoop', loopInput(name, flowArn))

describe('open loops', () => {
  let service: Service
  let client: Client
  before(async () => {
    service = await startService({ HANDLOOP_OPEN_LOOPS_PER_ACCOUNT: '3' })
    client = jsSdk({ url: service.url, keys: service.keys })
  })
  after(async () => {
    await client.close()
    await service.stop()
  })

  test('beyond the quota a start is refused, over all flow definitions of the account, until a loop has ended', async () => {
    const [one, other] = [await aFlow(client, 'one'), await aFlow(client, 'other')]
    for (const name of ['a', 'b']) await startLoop(client, name, one)
    await startLoop(client, 'c', other)
    const { code, status, message } = await failure(start(client, 'd', one))
    assert.deepEqual([code, status], ['ServiceQuotaExceededException', 402])
    assert.match(message, /has 3 human loops open.*wait until some have ended, or stop some/)
    // The same request again starts nothing.
    await startLoop(client, 'a', one)
    await output(client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: 'b' }))
    await startLoop(client, 'd', one)
    assert.equal((await failure(start(client, 'e', other))).code, 'ServiceQuotaExceededException')
  })

  test('other accounts have a quota of their own', async () => {
    const keys = keysOf(await service.cli('account', 'create', '111122223333'))
    const tenant = jsSdk({ url: service.url, keys })
    const refused = await failure(start(tenant, 'x', 'arn:aws:sagemaker:us-east-1:111122223333:flow-definition/none'))
    assert.equal(refused.code, 'ValidationException')
    await tenant.close()
  })
})

describe('requests a second', () => {
  const PER_SECOND = 20
  let service: Service
  before(async () => {
    service = await startService({ HANDLOOP_REQUESTS_PER_SECOND_PER_ACCOUNT: String(PER_SECOND) })
  })
  after(() => service.stop())

  const calls = (client: Client, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, i) =>
        i % 2 === 0
          ? client.call('sagemaker', 'ListFlowDefinitions', {})
          : client.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: 'none' }),
      ),
    )

  test('beyond them both APIs say ThrottlingException in their own way, and other accounts notice nothing', async () => {
    const client = jsSdk({ url: service.url, keys: service.keys })
    const answers = await calls(client, 3 * PER_SECOND)
    const refused = answers.flatMap(answer =>
      answer.ok || answer.error.code !== 'ThrottlingException' ? [] : [answer.error],
    )
    assert.deepEqual([...new Set(refused.map(({ status }) => status))].sort(), [400, 429])
    assert.match(refused[0]!.message, /account 000000000000 sends more requests a second than it may/)
    const keys = keysOf(await service.cli('account', 'create', '111122223333'))
    const tenant = jsSdk({ url: service.url, keys })
    await output(tenant.call('sagemaker', 'ListFlowDefinitions', {}))
    await Promise.all([client.close(), tenant.close()])
  })

  for (const made of [jsSdk, boto3])
    test(`${made.name} gets through a burst with its default retries`, async () => {
      const client = made({ url: service.url, keys: service.keys, retries: true })
      const refusals = () => metric(service, 'handloop_requests_refused_total')
      const before = await refusals()
      const codesOf = async () => {
        // More than there are tokens, so that some of them are refused at first.
        const answers = await calls(client, PER_SECOND + 5)
        return [...new Set(answers.map(answer => (answer.ok ? 'ok' : answer.error.code)))].sort().join()
      }
      // Clients wait for a time that they choose at random, so now and then three tries are too few.
      await until(
        async () => ({ codes: await codesOf(), refused: (await refusals()) - before }),
        ({ codes, refused }) => refused > 0 && codes === 'ResourceNotFoundException,ok',
      )
      await client.close()
    })
})

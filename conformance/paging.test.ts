// Lists: every item once, whatever comes and goes between two pages, and tokens that fit one list only.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { boto3 } from './clients/boto3.ts'
import { type Client, failure, output, type ServiceName } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, arn, startLoop } from './fixtures.ts'
import { keysOf } from './one-service.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'

type Page = { NextToken?: string } & Record<string, unknown>

for (const make of [jsSdk, boto3])
  describe(`paging through ${make.name}`, () => {
    let service: Service
    let client: Client
    let flowArn: string
    const call = (where: ServiceName, operation: string, input: object) =>
      output(client.call(where, operation, input)) as Promise<Page>
    const loops = (input: object = {}) =>
      call('sagemaker-a2i-runtime', 'ListHumanLoops', { FlowDefinitionArn: flowArn, ...input })
    const names = (page: Page, list: string, name: string): string[] =>
      (page[list] as Record<string, string>[]).map(one => one[name]!)

    /** Walks a list to its end in pages of `size`. */
    async function walk(ask: (input: object) => Promise<Page>, size: number, list: string, name: string) {
      const found: string[] = []
      let NextToken: string | undefined
      do {
        const page: Page = await ask({ MaxResults: size, ...(NextToken && { NextToken }) })
        found.push(...names(page, list, name))
        NextToken = page.NextToken
      } while (NextToken !== undefined)
      return found
    }

    before(async () => {
      service = await startService()
      client = make({ url: service.url, keys: service.keys })
      flowArn = await aFlow(client, 'paged')
      for (let i = 0; i < 12; i++) await startLoop(client, `loop-${String(i).padStart(2, '0')}`, flowArn)
    })
    after(async () => {
      await client.close()
      await service.stop()
    })

    const twelve = Array.from({ length: 12 }, (_, i) => `loop-${String(i).padStart(2, '0')}`)

    for (const size of [1, 5, 12, 100])
      test(`twelve loops in pages of ${size}, in both orders`, async () => {
        const walked = (SortOrder?: string) =>
          walk(
            input => loops({ ...input, ...(SortOrder && { SortOrder }) }),
            size,
            'HumanLoopSummaries',
            'HumanLoopName',
          )
        assert.deepEqual(await walked('Ascending'), twelve)
        assert.deepEqual(await walked('Descending'), twelve.toReversed())
        assert.deepEqual(await walked(), twelve.toReversed())
      })

    test('the last page has no token at all', async () => {
      assert.ok(!('NextToken' in (await loops({ MaxResults: 12 }))))
    })

    test('loops that come and go between two pages neither repeat nor hide others', async () => {
      const first = await loops({ MaxResults: 4, SortOrder: 'Ascending' })
      await startLoop(client, 'late', flowArn)
      await output(client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: 'loop-03' }))
      await output(client.call('sagemaker-a2i-runtime', 'DeleteHumanLoop', { HumanLoopName: 'loop-03' }))
      const rest = await walk(
        input => loops({ SortOrder: 'Ascending', NextToken: first.NextToken, ...input }),
        3,
        'HumanLoopSummaries',
        'HumanLoopName',
      )
      const all = [...names(first, 'HumanLoopSummaries', 'HumanLoopName'), ...rest]
      assert.deepEqual(all, [...twelve, 'late'])
      // It goes a moment later, and the next test counts.
      await until(
        () => loops(),
        page => !names(page, 'HumanLoopSummaries', 'HumanLoopName').includes('loop-03'),
      )
    })

    test('time filters take the first moment and leave out the last', async () => {
      const { HumanLoopSummaries } = await loops({ SortOrder: 'Ascending' })
      const times = (HumanLoopSummaries as { CreationTime: Date | string }[]).map(one => new Date(one.CreationTime))
      const [from, before] = [times[2]!, times[6]!]
      const page = await loops({ CreationTimeAfter: from, CreationTimeBefore: before, SortOrder: 'Ascending' })
      const expected = times.filter(time => time >= from && time < before).length
      assert.equal((page.HumanLoopSummaries as unknown[]).length, expected)
    })

    test('a token fits the list, filter, order, account and region that it was made for, and can not be altered', async () => {
      const token = String((await loops({ MaxResults: 4 })).NextToken)
      const refused = async (asking: Client, input: object) => {
        const error = await failure(
          asking.call('sagemaker-a2i-runtime', 'ListHumanLoops', { FlowDefinitionArn: flowArn, ...input }),
        )
        assert.equal(error.code, 'ValidationException')
        assert.match(error.message, /NextToken/)
      }
      await refused(client, { NextToken: token, SortOrder: 'Ascending' })
      await refused(client, { NextToken: token, CreationTimeAfter: new Date(0) })
      await refused(client, { NextToken: `${token.slice(0, -2)}AA` })
      await refused(client, { NextToken: 'made-up' })
      const flows = await failure(client.call('sagemaker', 'ListFlowDefinitions', { NextToken: token }))
      assert.match(flows.message, /NextToken/)
      // Nothing of its inside can be read.
      assert.ok(!Buffer.from(token, 'base64url').toString('latin1').includes('created'))
    })

    test('every other list walks as well', async () => {
      for (let i = 0; i < 5; i++) {
        const ui = { HumanTaskUiName: `ui-${i}`, UiTemplate: { Content: 'x' } }
        await call('sagemaker', 'CreateHumanTaskUi', ui)
        await aFlow(client, `flow-${i}`)
      }
      const { Workforce } = await call('sagemaker', 'DescribeWorkforce', { WorkforceName: 'default' })
      const { CognitoConfig } = Workforce as { CognitoConfig: object }
      for (const WorkteamName of ['cy', 'ada', 'bo']) {
        const MemberDefinitions = [{ CognitoMemberDefinition: { ...CognitoConfig, UserGroup: 'g' } }]
        await call('sagemaker', 'CreateWorkteam', { WorkteamName, Description: 'd', MemberDefinitions })
      }
      const sagemaker =
        (operation: string, fixed: object = {}) =>
        (input: object) =>
          call('sagemaker', operation, { ...fixed, ...input })
      const uis = await walk(sagemaker('ListHumanTaskUis'), 3, 'HumanTaskUiSummaries', 'HumanTaskUiName')
      assert.equal(new Set(uis).size, uis.length)
      assert.equal(uis.length, 11)
      const flows = await walk(sagemaker('ListFlowDefinitions'), 2, 'FlowDefinitionSummaries', 'FlowDefinitionName')
      assert.deepEqual(flows, ['flow-4', 'flow-3', 'flow-2', 'flow-1', 'flow-0', 'paged'])
      const teams = await walk(sagemaker('ListWorkteams', { SortBy: 'Name' }), 1, 'Workteams', 'WorkteamName')
      assert.deepEqual(teams, ['ada', 'bo', 'cy', 'default'])
      const b = await walk(sagemaker('ListWorkteams', { NameContains: 'd' }), 1, 'Workteams', 'WorkteamName')
      assert.deepEqual(b, ['default', 'ada'])
      const forces = await walk(sagemaker('ListWorkforces'), 1, 'Workforces', 'WorkforceName')
      assert.deepEqual(forces, ['default'])
      const ResourceArn = arn('workforce', 'default')
      const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `k${String(i).padStart(2, '0')}`, Value: '' }))
      await call('sagemaker', 'AddTags', { ResourceArn, Tags })
      const tags = await walk(sagemaker('ListTags', { ResourceArn }), 50, 'Tags', 'Key')
      assert.deepEqual(
        tags,
        Tags.map(tag => tag.Key),
      )
    })
  })

test('a token is too old after 24 hours of service time, and foreign to another account', async () => {
  const service = await startService({ HANDLOOP_TEST_CONTROLS: '1' })
  const client = jsSdk({ url: service.url, keys: service.keys })
  const flowArn = await aFlow(client, 'paged')
  for (const name of ['a', 'b']) await startLoop(client, name, flowArn)
  const ask = { FlowDefinitionArn: flowArn, MaxResults: 1 }
  const { NextToken } = await output(client.call('sagemaker-a2i-runtime', 'ListHumanLoops', ask))
  const stranger = jsSdk({ url: service.url, keys: keysOf(await service.cli('account', 'create', '111122223333')) })
  const foreign = await failure(stranger.call('sagemaker', 'ListFlowDefinitions', { NextToken }))
  assert.match(foreign.message, /NextToken does not belong/)
  await service.cli('clock', 'advance', '25h')
  await new Promise(resolve => setTimeout(resolve, 1_000))
  const old = await failure(client.call('sagemaker-a2i-runtime', 'ListHumanLoops', { ...ask, NextToken }))
  assert.match(old.message, /older than 24 hours/)
  await client.close()
  await stranger.close()
  await service.stop()
})

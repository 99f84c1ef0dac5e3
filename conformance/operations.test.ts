// Every operation succeeds through every real client, in the order in which a team would meet them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { OPERATIONS } from '../packages/server/src/wire/operations.ts'
import { awsCli } from './clients/aws-cli.ts'
import { boto3 } from './clients/boto3.ts'
import { type Client, output, type ServiceName } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { ACCOUNT, arn, BUCKET, flowInput, loopInput, ROLE_ARN, statusOf, TEAM_ARN, TEMPLATE } from './fixtures.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'

const CLIENTS = { 'JavaScript SDK': jsSdk, boto3, 'AWS CLI': awsCli }

for (const [clientName, make] of Object.entries(CLIENTS))
  describe(`through ${clientName}`, () => {
    let service: Service
    let client: Client
    const called = new Set<string>()
    const call = (where: ServiceName, operation: string, input: object = {}) => {
      called.add(operation)
      return output(client.call(where, operation, input))
    }
    const sagemaker = (operation: string, input: object = {}) => call('sagemaker', operation, input)
    const runtime = (operation: string, input: object = {}) => call('sagemaker-a2i-runtime', operation, input)

    before(async () => {
      service = await startService()
      client = make({ url: service.url, keys: service.keys })
    })
    after(async () => {
      await client.close()
      await service.stop()
    })

    test('GetCallerIdentity names the root account', async () => {
      const identity = await call('sts', 'GetCallerIdentity')
      assert.equal(identity.Account, ACCOUNT)
      assert.equal(identity.Arn, `arn:aws:iam::${ACCOUNT}:root`)
    })

    test('templates are made, shown, listed and rendered', async () => {
      const made = await sagemaker('CreateHumanTaskUi', {
        HumanTaskUiName: 'parcel',
        UiTemplate: { Content: TEMPLATE },
      })
      assert.deepEqual(made, { HumanTaskUiArn: arn('human-task-ui', 'parcel') })
      const shown = await sagemaker('DescribeHumanTaskUi', { HumanTaskUiName: 'parcel' })
      const { Url, ContentSha256 } = shown.UiTemplate as { Url: string; ContentSha256: string }
      assert.equal(shown.HumanTaskUiStatus, 'Active')
      assert.match(ContentSha256, /^[0-9a-f]{64}$/)
      assert.equal(await (await fetch(Url)).text(), TEMPLATE)
      const { HumanTaskUiSummaries } = await sagemaker('ListHumanTaskUis')
      assert.deepEqual(
        (HumanTaskUiSummaries as { HumanTaskUiName: string }[]).map(one => one.HumanTaskUiName),
        ['parcel'],
      )
      const rendered = await sagemaker('RenderUiTemplate', {
        HumanTaskUiArn: made.HumanTaskUiArn,
        RoleArn: ROLE_ARN,
        Task: { Input: '{"text":"a <b>"}' },
      })
      assert.match(String(rendered.RenderedContent), /<p>a &lt;b&gt;<\/p>/)
      assert.deepEqual(rendered.Errors, [])
    })

    test('flow definitions are made, shown and listed', async () => {
      const tags = [{ Key: 'team', Value: 'returns' }]
      const input = { ...flowInput('parcels', arn('human-task-ui', 'parcel')), Tags: tags }
      const made = await sagemaker('CreateFlowDefinition', input)
      assert.deepEqual(made, { FlowDefinitionArn: arn('flow-definition', 'parcels') })
      const shown = await sagemaker('DescribeFlowDefinition', { FlowDefinitionName: 'parcels' })
      assert.equal(shown.FlowDefinitionStatus, 'Active')
      assert.equal(shown.HumanLoopRequestSource, undefined)
      const config = shown.HumanLoopConfig as Record<string, unknown>
      assert.equal(config.TaskTimeLimitInSeconds, 3600)
      assert.equal(config.TaskAvailabilityLifetimeInSeconds, undefined)
      const { FlowDefinitionSummaries } = await sagemaker('ListFlowDefinitions')
      assert.equal((FlowDefinitionSummaries as unknown[]).length, 1)
    })

    test('human loops are started, shown, listed, stopped and deleted', async () => {
      const flowArn = arn('flow-definition', 'parcels')
      await call('s3', 'CreateBucket', { Bucket: BUCKET })
      const begun = Date.now()
      const started = await runtime('StartHumanLoop', loopInput('parcel-1', flowArn))
      assert.deepEqual(started, { HumanLoopArn: arn('human-loop', 'parcel-1') })
      const shown = await runtime('DescribeHumanLoop', { HumanLoopName: 'parcel-1' })
      assert.equal(shown.HumanLoopStatus, 'InProgress')
      assert.equal(shown.FlowDefinitionArn, flowArn)
      assert.ok(Math.abs(new Date(String(shown.CreationTime)).getTime() - begun) < 60_000)
      const { OutputS3Uri } = shown.HumanLoopOutput as { OutputS3Uri: string }
      assert.match(OutputS3Uri, /^s3:\/\/review-results\/answers\/parcels\/(\d{2,4}\/){6}parcel-1\/output\.json$/)
      const listed = await runtime('ListHumanLoops', { FlowDefinitionArn: flowArn })
      assert.equal((listed.HumanLoopSummaries as { HumanLoopName: string }[])[0]?.HumanLoopName, 'parcel-1')
      assert.deepEqual(await runtime('StopHumanLoop', { HumanLoopName: 'parcel-1' }), {})
      assert.equal(await statusOf(client, 'parcel-1'), 'Stopped')
      assert.deepEqual(await runtime('DeleteHumanLoop', { HumanLoopName: 'parcel-1' }), {})
      await until(
        () => statusOf(client, 'parcel-1'),
        status => status.startsWith('ResourceNotFound'),
      )
    })

    test('tags are added, listed and removed', async () => {
      const ResourceArn = arn('flow-definition', 'parcels')
      const added = await sagemaker('AddTags', { ResourceArn, Tags: [{ Key: 'stage', Value: 'test' }] })
      assert.deepEqual(added.Tags, [
        { Key: 'stage', Value: 'test' },
        { Key: 'team', Value: 'returns' },
      ])
      await sagemaker('DeleteTags', { ResourceArn, TagKeys: ['team', 'never-there'] })
      const { Tags } = await sagemaker('ListTags', { ResourceArn })
      assert.deepEqual(Tags, [{ Key: 'stage', Value: 'test' }])
    })

    test('the work team exists, and others are made, changed and deleted', async () => {
      const { Workforce } = await sagemaker('DescribeWorkforce', { WorkforceName: 'default' })
      const { CognitoConfig, SourceIpConfig } = Workforce as Record<string, Record<string, unknown>>
      assert.deepEqual(SourceIpConfig, { Cidrs: [] })
      const { Workteam } = await sagemaker('DescribeWorkteam', { WorkteamName: 'default' })
      assert.equal((Workteam as Record<string, unknown>).WorkteamArn, TEAM_ARN)
      const team = {
        WorkteamName: 'night-shift',
        Description: 'Works at night',
        MemberDefinitions: [{ CognitoMemberDefinition: { ...CognitoConfig, UserGroup: 'night' } }],
      }
      const made = await sagemaker('CreateWorkteam', team)
      assert.equal(made.WorkteamArn, arn('workteam', 'private-crowd/night-shift'))
      const changed = await sagemaker('UpdateWorkteam', { WorkteamName: 'night-shift', Description: 'Sleeps' })
      assert.equal((changed.Workteam as Record<string, unknown>).Description, 'Sleeps')
      assert.deepEqual((changed.Workteam as Record<string, unknown>).MemberDefinitions, team.MemberDefinitions)
      const { Workteams } = await sagemaker('ListWorkteams', { SortBy: 'Name', SortOrder: 'Descending' })
      assert.deepEqual(
        (Workteams as { WorkteamName: string }[]).map(one => one.WorkteamName),
        ['night-shift', 'default'],
      )
      assert.deepEqual(await sagemaker('DeleteWorkteam', { WorkteamName: 'night-shift' }), { Success: true })
      assert.deepEqual((await sagemaker('ListSubscribedWorkteams')).SubscribedWorkteams, [])
    })

    test('a flow definition and its template are deleted', async () => {
      assert.deepEqual(await sagemaker('DeleteFlowDefinition', { FlowDefinitionName: 'parcels' }), {})
      const gone = () => client.call('sagemaker', 'DescribeFlowDefinition', { FlowDefinitionName: 'parcels' })
      await until(gone, answer => !answer.ok && answer.error.code === 'ResourceNotFound')
      assert.deepEqual(await sagemaker('DeleteHumanTaskUi', { HumanTaskUiName: 'parcel' }), {})
    })

    test('the workforce is replaced by one with an identity provider of its own', async () => {
      await sagemaker('UpdateWorkforce', { WorkforceName: 'default', SourceIpConfig: { Cidrs: ['203.0.113.0/24'] } })
      const { Workforces } = await sagemaker('ListWorkforces')
      const [force] = Workforces as { SourceIpConfig: object }[]
      assert.deepEqual(force?.SourceIpConfig, { Cidrs: ['203.0.113.0/24'] })
      await sagemaker('DeleteWorkteam', { WorkteamName: 'default' })
      await sagemaker('DeleteWorkforce', { WorkforceName: 'default' })
      const endpoint = (path: string) => `https://login.example.org/${path}`
      const OidcConfig = {
        ClientId: 'portal',
        ClientSecret: 'not-to-be-seen',
        Issuer: endpoint(''),
        AuthorizationEndpoint: endpoint('authorize'),
        TokenEndpoint: endpoint('token'),
        UserInfoEndpoint: endpoint('userinfo'),
        LogoutEndpoint: endpoint('logout'),
        JwksUri: endpoint('jwks'),
      }
      await sagemaker('CreateWorkforce', { WorkforceName: 'own-people', OidcConfig })
      const { Workforce } = await sagemaker('DescribeWorkforce', { WorkforceName: 'own-people' })
      assert.ok(!JSON.stringify(Workforce).includes('not-to-be-seen'))
      const members = [{ OidcMemberDefinition: { Groups: ['reviewers'] } }]
      await sagemaker('CreateWorkteam', {
        WorkteamName: 'reviewers',
        Description: 'People',
        MemberDefinitions: members,
      })
    })

    test('no operation was left out', () => {
      // There is no marketplace, so this one can only fail; errors.test.ts shows how.
      const missing = OPERATIONS.map(one => one.name).filter(name => !called.has(name))
      assert.deepEqual(missing, ['DescribeSubscribedWorkteam'])
    })
  })

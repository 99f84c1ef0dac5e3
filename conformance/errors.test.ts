// What each operation says when it can't: codes, statuses and the parts of sentences that deployed code looks for.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { awsCli } from './clients/aws-cli.ts'
import { boto3 } from './clients/boto3.ts'
import { type Client, failure, output, type ServiceName } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, arn, flowInput, loopInput, ROLE_ARN, startLoop, TEAM_ARN } from './fixtures.ts'
import { type Service, startService } from './service.ts'
import { Worker } from './worker.ts'

type Case = [operation: string, input: object, code: string, status: number, says: RegExp]

const FLOW = arn('flow-definition', 'errors')
const UI = arn('human-task-ui', 'errors')
const pool = { UserPool: 'handloop_000000000000', ClientId: 'handloop-worker-portal' }
const member = (UserGroup: string, other: object = {}) => ({
  CognitoMemberDefinition: { ...pool, UserGroup, ...other },
})
const built = { AwsManagedHumanLoopRequestSource: 'AWS/Rekognition/DetectModerationLabels/Image/V3' }
const conditions = (text: string) => ({
  HumanLoopActivationConditionsConfig: { HumanLoopActivationConditions: text },
})
const flow = (changes: object, config: Record<string, unknown> = {}) => ({
  ...flowInput('new-flow', UI, config),
  ...changes,
})

const RUNTIME: Case[] = [
  ['DescribeHumanLoop', { HumanLoopName: 'never-was' }, 'ResourceNotFoundException', 404, /never-was.*does not exist/],
  ['StopHumanLoop', { HumanLoopName: 'never-was' }, 'ResourceNotFoundException', 404, /never-was/],
  ['DeleteHumanLoop', { HumanLoopName: 'never-was' }, 'ResourceNotFoundException', 404, /never-was/],
  ['DeleteHumanLoop', { HumanLoopName: 'running' }, 'ValidationException', 400, /InProgress.*StopHumanLoop/],
  ['DeleteHumanLoop', { HumanLoopName: 'stopping' }, 'ValidationException', 400, /Stopping.*wait/],
  ['ListHumanLoops', { FlowDefinitionArn: arn('flow-definition', 'none') }, 'ResourceNotFoundException', 404, /none/],
  [
    'StartHumanLoop',
    loopInput('running', FLOW, { text: 'other' }),
    'ConflictException',
    409,
    /'running' already exists/,
  ],
  [
    'StartHumanLoop',
    { ...loopInput('running', FLOW), DataAttributes: { ContentClassifiers: ['FreeOfAdultContent'] } },
    'ConflictException',
    409,
    /already exists/,
  ],
  ['StartHumanLoop', loopInput('a', arn('flow-definition', 'none')), 'ValidationException', 400, /does not exist/],
  [
    'StartHumanLoop',
    loopInput('a', arn('flow-definition', 'errors', 'eu-west-1')),
    'ValidationException',
    400,
    /region us-east-1/,
  ],
  ['StartHumanLoop', loopInput('a', FLOW, 'not json'), 'ValidationException', 400, /not valid JSON/],
  ['StartHumanLoop', loopInput('a', FLOW, '"text"'), 'ValidationException', 400, /object or array/],
  [
    'StartHumanLoop',
    loopInput('a', FLOW, '['.repeat(600) + ']'.repeat(600)),
    'ValidationException',
    400,
    /deeper than 500/,
  ],
  [
    'StartHumanLoop',
    loopInput('a', arn('flow-definition', 'no-template')),
    'ValidationException',
    400,
    /human task UI 'no-template'/,
  ],
]

const SAGEMAKER: Case[] = [
  ['DescribeFlowDefinition', { FlowDefinitionName: 'none' }, 'ResourceNotFound', 400, /does not exist/],
  ['DeleteFlowDefinition', { FlowDefinitionName: 'none' }, 'ResourceNotFound', 400, /does not exist/],
  ['CreateFlowDefinition', flowInput('errors', UI), 'ResourceInUse', 400, /'errors' already exists/],
  [
    'CreateFlowDefinition',
    flow({ HumanLoopConfig: undefined }),
    'ValidationException',
    400,
    /Value null at 'humanLoopConfig'/,
  ],
  [
    'CreateFlowDefinition',
    flow({}, { WorkteamArn: arn('workteam', 'private-crowd/none') }),
    'ValidationException',
    400,
    /The specified Workteam 'arn:.*none' does not exist or you do not have access to it\./,
  ],
  [
    'CreateFlowDefinition',
    flow({}, { HumanTaskUiArn: arn('human-task-ui', 'none') }),
    'ValidationException',
    400,
    /human-task-ui\/none' does not exist/,
  ],
  [
    'CreateFlowDefinition',
    flow({}, { TaskTimeLimitInSeconds: 2_592_001 }),
    'ValidationException',
    400,
    /less than or equal to 2592000/,
  ],
  [
    'CreateFlowDefinition',
    flow({}, { TaskAvailabilityLifetimeInSeconds: 2_592_001 }),
    'ValidationException',
    400,
    /less than or equal to 2592000/,
  ],
  [
    'CreateFlowDefinition',
    flow({ HumanLoopActivationConfig: conditions('{"Conditions":[]}') }),
    'ValidationException',
    400,
    /HumanLoopRequestSource/,
  ],
  [
    'CreateFlowDefinition',
    flow({ HumanLoopRequestSource: built, HumanLoopActivationConfig: conditions('{}') }),
    'ValidationException',
    400,
    /Conditions/,
  ],
  [
    'CreateFlowDefinition',
    flow({ HumanLoopRequestSource: built, HumanLoopActivationConfig: conditions('{"Conditions":[{"And":[]}]}') }),
    'ValidationException',
    400,
    /at least two/,
  ],
  ['CreateFlowDefinition', flow({ Tags: [{ Key: 'aws:x', Value: '1' }] }), 'ValidationException', 400, /reserved/],
  ['DescribeHumanTaskUi', { HumanTaskUiName: 'none' }, 'ResourceNotFound', 400, /does not exist/],
  ['DeleteHumanTaskUi', { HumanTaskUiName: 'none' }, 'ResourceNotFound', 400, /does not exist/],
  [
    'CreateHumanTaskUi',
    { HumanTaskUiName: 'errors', UiTemplate: { Content: 'x' } },
    'ResourceInUse',
    400,
    /'errors' already exists/,
  ],
  [
    'CreateHumanTaskUi',
    { HumanTaskUiName: 'bad', UiTemplate: { Content: '{% if %}' } },
    'ValidationException',
    400,
    /line/,
  ],
  ['RenderUiTemplate', { RoleArn: ROLE_ARN, Task: { Input: '{}' } }, 'ValidationException', 400, /exactly one/],
  [
    'RenderUiTemplate',
    { RoleArn: ROLE_ARN, Task: { Input: '{}' }, HumanTaskUiArn: UI, UiTemplate: { Content: 'x' } },
    'ValidationException',
    400,
    /exactly one/,
  ],
  [
    'RenderUiTemplate',
    { RoleArn: ROLE_ARN, Task: { Input: '{}' }, HumanTaskUiArn: arn('human-task-ui', 'none') },
    'ResourceNotFound',
    400,
    /does not exist/,
  ],
  ['CreateWorkforce', { WorkforceName: 'w', CognitoConfig: pool }, 'ResourceInUse', 400, /private workforce 'default'/],
  ['CreateWorkforce', { WorkforceName: 'w' }, 'ValidationException', 400, /exactly one/],
  ['DescribeWorkforce', { WorkforceName: 'none' }, 'ValidationException', 400, /No workforce/],
  ['DeleteWorkforce', { WorkforceName: 'none' }, 'ValidationException', 400, /No workforce/],
  ['DeleteWorkforce', { WorkforceName: 'default' }, 'ResourceInUse', 400, /work teams/],
  ['UpdateWorkforce', { WorkforceName: 'none' }, 'ValidationException', 400, /No workforce/],
  [
    'UpdateWorkforce',
    { WorkforceName: 'default', SourceIpConfig: { Cidrs: ['10.0.0.0/99'] } },
    'ValidationException',
    400,
    /CIDR/,
  ],
  [
    'UpdateWorkforce',
    { WorkforceName: 'default', SourceIpConfig: { Cidrs: ['2001:db8::/32'] } },
    'ValidationException',
    400,
    /dualstack/,
  ],
  ['DescribeWorkteam', { WorkteamName: 'none' }, 'ValidationException', 400, /The work team/],
  ['UpdateWorkteam', { WorkteamName: 'none' }, 'ValidationException', 400, /The work team/],
  ['DeleteWorkteam', { WorkteamName: 'none' }, 'ValidationException', 400, /The work team/],
  ['DeleteWorkteam', { WorkteamName: 'default' }, 'ValidationException', 400, /errors/],
  [
    'CreateWorkteam',
    { WorkteamName: 'default', Description: 'd', MemberDefinitions: [member('g')] },
    'ResourceInUse',
    400,
    /already exists/,
  ],
  [
    'CreateWorkteam',
    { WorkteamName: 't', Description: 'd', MemberDefinitions: [{}] },
    'ValidationException',
    400,
    /exactly one/,
  ],
  [
    'CreateWorkteam',
    { WorkteamName: 't', Description: 'd', MemberDefinitions: [member('g', { UserPool: 'other_1' })] },
    'ValidationException',
    400,
    /handloop_000000000000/,
  ],
  [
    'CreateWorkteam',
    { WorkteamName: 't', Description: 'd', MemberDefinitions: [{ OidcMemberDefinition: { Groups: ['g'] } }] },
    'ValidationException',
    400,
    /CognitoMemberDefinition/,
  ],
  [
    'CreateWorkteam',
    { WorkteamName: 't', Description: 'd', WorkforceName: 'none', MemberDefinitions: [member('g')] },
    'ValidationException',
    400,
    /No workforce/,
  ],
  ['DescribeSubscribedWorkteam', { WorkteamArn: TEAM_ARN }, 'ValidationException', 400, /not subscribed/],
  ['AddTags', { ResourceArn: arn('workforce', 'none'), Tags: [] }, 'ResourceNotFound', 400, /does not exist/],
  ['AddTags', { ResourceArn: arn('human-loop', 'running'), Tags: [] }, 'ResourceNotFound', 400, /can't be tagged/],
  ['AddTags', { ResourceArn: FLOW, Tags: [{ Key: 'AWS:x', Value: '' }] }, 'ValidationException', 400, /reserved/],
  ['ListTags', { ResourceArn: arn('workforce', 'none') }, 'ResourceNotFound', 400, /does not exist/],
  ['DeleteTags', { ResourceArn: arn('workforce', 'none'), TagKeys: ['a'] }, 'ResourceNotFound', 400, /does not exist/],
]

/** A loop in progress, one that is stopping while a worker holds it, and a flow whose template is gone. */
async function prepare(service: Service, client: Client): Promise<void> {
  await aFlow(client, 'errors')
  await aFlow(client, 'no-template')
  await output(client.call('sagemaker', 'DeleteHumanTaskUi', { HumanTaskUiName: 'no-template' }))
  const worker = await Worker.join(service, 'ann')
  await startLoop(client, 'stopping', FLOW)
  await worker.next()
  await output(client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: 'stopping' }))
  await startLoop(client, 'running', FLOW)
}

for (const make of [jsSdk, boto3, awsCli])
  describe(`errors through ${make.name}`, () => {
    let service: Service
    let client: Client
    before(async () => {
      service = await startService()
      const sdk = jsSdk({ url: service.url, keys: service.keys })
      await prepare(service, sdk)
      await sdk.close()
      client = make({ url: service.url, keys: service.keys })
    })
    after(async () => {
      await client.close()
      await service.stop()
    })

    const cases = (where: ServiceName, list: Case[]): void => {
      // One process a call is slow: the command line sees one error of each operation.
      const seen = new Set<string>()
      const chosen = list.filter(([operation]) => make !== awsCli || (!seen.has(operation) && seen.add(operation)))
      for (const [operation, input, code, status, says] of chosen)
        test(`${operation}: ${code}, ${says.source}`, async () => {
          const error = await failure(client.call(where, operation, input))
          assert.equal(error.code, code)
          assert.match(error.message, says)
          if (make !== awsCli) assert.equal(error.status, status)
        })
    }
    cases('sagemaker-a2i-runtime', RUNTIME)
    cases('sagemaker', SAGEMAKER)
  })

test('the 26th work team and the 51st tag are refused, and nothing of the request is kept', async () => {
  const service = await startService()
  const client = jsSdk({ url: service.url, keys: service.keys })
  const team = (name: string) => ({ WorkteamName: name, Description: 'd', MemberDefinitions: [member('g')] })
  for (let i = 1; i < 25; i++) await output(client.call('sagemaker', 'CreateWorkteam', team(`team-${i}`)))
  const tooMany = await failure(client.call('sagemaker', 'CreateWorkteam', team('team-25')))
  assert.equal(tooMany.code, 'ResourceLimitExceeded')
  const ResourceArn = arn('workforce', 'default')
  const tags = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ Key: `k${from + i}`, Value: 'v' }))
  await output(client.call('sagemaker', 'AddTags', { ResourceArn, Tags: tags(0, 40) }))
  const error = await failure(client.call('sagemaker', 'AddTags', { ResourceArn, Tags: tags(35, 20) }))
  assert.match(error.message, /55 tags; 50 is the limit/)
  const { Tags } = await output(client.call('sagemaker', 'ListTags', { ResourceArn }))
  assert.equal((Tags as unknown[]).length, 40)
  await client.close()
  await service.stop()
})

// Every constraint of the API model, broken on purpose through two real clients, answers with the service's sentence.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type OperationName, operationModel, resolved, type Shape } from '../packages/server/src/wire/model.ts'
import { OPERATIONS } from '../packages/server/src/wire/operations.ts'
import { boto3 } from './clients/boto3.ts'
import { type Client, failure, type ServiceName } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { arn, ROLE_ARN } from './fixtures.ts'
import { type Service, startService } from './service.ts'

/** A value that fits where the shape alone does not say how. */
const FITTING: Record<string, unknown> = {
  HumanLoopName: 'a-loop',
  FlowDefinitionArn: arn('flow-definition', 'f'),
  HumanTaskUiArn: arn('human-task-ui', 'u'),
  WorkteamArn: arn('workteam', 'private-crowd/t'),
  ResourceArn: arn('workforce', 'w'),
  RoleArn: ROLE_ARN,
  S3OutputPath: 's3://bucket/path',
  UserPool: 'eu-west-1_pool',
  InputContent: '{}',
  HumanLoopActivationConditions: '{"Conditions":[]}',
  Input: '{}',
  NotificationTopicArn: 'arn:aws:sns:eu-west-1:000000000000:topic',
  VpcId: 'vpc-1',
  Scope: 'openid',
}
const ENDPOINT = 'https://login.example.org/x'

function fitting(given: Shape, name: string): unknown {
  const shape = resolved(given)
  if (shape.type === 'structure') return structure(shape)
  if (shape.type === 'list') return Array.from({ length: shape.min ?? 1 }, () => fitting(shape.items!, singular(name)))
  if (shape.type === 'map') return { key: 'value' }
  if (shape.type === 'integer') return Math.max(shape.min ?? 1, 1)
  if (shape.type === 'timestamp') return new Date('2031-04-05T06:07:08Z')
  if (shape.enum) return shape.enum[0]
  if (shape.pattern?.startsWith('https://')) return ENDPOINT
  return FITTING[name] ?? LISTED[name] ?? 'x'.repeat(Math.max(shape.min ?? 1, 1))
}

const LISTED: Record<string, string> = { SecurityGroupId: 'sg-1', Subnet: 'subnet-1', Cidr: '203.0.113.0/24' }
const singular = (name: string): string => name.replace(/s$/, '')

const structure = (shape: Shape): Record<string, unknown> =>
  Object.fromEntries((shape.required ?? []).map(name => [name, fitting(shape.members![name]!, name)]))

type Broken = { title: string; path: string[]; value: unknown; sentence: string }

/** Every way to break one constraint somewhere below a shape, with the sentence that has to come back. */
function* broken(given: Shape, path: string[], name: string): Generator<Broken> {
  const shape = resolved(given)
  const at = wirePath(path)
  const is = (value: unknown, seen: string, constraint: string): Broken => ({
    title: `${at || name}: ${constraint}`.slice(0, 150),
    path,
    value,
    sentence: `Value ${seen} at '${at}' failed to satisfy constraint: ${constraint}`,
  })
  if (shape.type === 'structure')
    for (const [member, inner] of Object.entries(shape.members ?? {})) {
      const memberPath = [...path, member]
      if (shape.required?.includes(member))
        yield {
          ...is(undefined, 'null', 'Member must not be null'),
          path: memberPath,
          title: `${wirePath(memberPath)}: missing`,
          sentence: `Value null at '${wirePath(memberPath)}' failed to satisfy constraint: Member must not be null`,
        }
      yield* broken(inner, memberPath, member)
    }
  if (shape.type === 'list') {
    const lists = [
      [shape.max, (n: number) => n + 1, 'less'],
      [shape.min, (n: number) => n - 1, 'greater'],
    ] as const
    for (const [limit, beyond, word] of lists) {
      // A list of 257 entries is printed back in full; the limit itself is checked by the same code as the others.
      if (limit === undefined || limit === 0 || limit > 60) continue
      const value = Array.from({ length: beyond(limit) }, () => fitting(shape.items!, singular(name)))
      yield is(value, quoted(JSON.stringify(value)), `Member must have length ${word} than or equal to ${limit}`)
    }
    yield* broken(shape.items!, [...path, '0'], singular(name))
  }
  if (shape.type === 'integer') {
    if (shape.max !== undefined)
      yield is(shape.max + 1, `'${shape.max + 1}'`, `Member must have value less than or equal to ${shape.max}`)
    if (shape.min !== undefined)
      yield is(shape.min - 1, `'${shape.min - 1}'`, `Member must have value greater than or equal to ${shape.min}`)
  }
  if (shape.type === 'string') yield* brokenStrings(shape, is)
}

function* brokenStrings(shape: Shape, is: (value: unknown, seen: string, constraint: string) => Broken) {
  const seen = (value: string) => (shape.sensitive ? "'***'" : quoted(value))
  if (shape.enum) yield is('Nonsense', "'Nonsense'", `Member must satisfy enum value set: [${shape.enum.join(', ')}]`)
  if (shape.max !== undefined) {
    const long = 'x'.repeat(shape.max + 1)
    yield is(long, seen(long), `Member must have length less than or equal to ${shape.max}`)
  }
  if (shape.min !== undefined && shape.min > 0)
    yield is('', seen(''), `Member must have length greater than or equal to ${shape.min}`)
  // Most patterns exclude line breaks or blanks; one that takes everything has nothing to break.
  const bad = ['\u0000 bad\n'].find(text => shape.pattern && !new RegExp(`^(?:${shape.pattern})$`, 'u').test(text))
  if (bad !== undefined) yield is(bad, seen(bad), `Member must satisfy regular expression pattern: ${shape.pattern}`)
}

const quoted = (text: string): string => (text.length <= 1024 ? `'${text}'` : `'${text.slice(0, 1024)}…'`)

const wirePath = (path: string[]): string =>
  path
    .map(part => (/^\d+$/.test(part) ? `${Number(part) + 1}.member` : part[0]!.toLowerCase() + part.slice(1)))
    .join('.')

/** An input that fits, with one thing in it replaced. */
function withBroken(shape: Shape, { path, value }: Broken): Record<string, unknown> {
  const input = structure(resolved(shape))
  let place: Record<string, unknown> = input
  let inner = resolved(shape)
  for (const [index, part] of path.entries()) {
    const next: Shape = resolved(/^\d+$/.test(part) ? inner.items! : inner.members![part]!)
    if (index === path.length - 1) place[part] = value
    else {
      place[part] ??= fitting(next, part)
      if (next.type === 'list' && (place[part] as unknown[]).length === 0)
        place[part] = [fitting(next.items!, singular(part))]
      place = place[part] as Record<string, unknown>
    }
    inner = next
  }
  return input
}

/** What the clients themselves refuse to send, or send elsewhere, never reaches the service. */
const isUnsendable = (name: OperationName, { path, value }: Broken): boolean =>
  (name === 'DescribeHumanLoop' || name === 'DeleteHumanLoop' || name === 'ListHumanLoops') &&
  path.length === 1 &&
  (value === undefined || value === '')

const SERVICE: Record<string, ServiceName> = { 'rest-json': 'sagemaker-a2i-runtime', awsJson1_1: 'sagemaker' }

for (const make of [jsSdk, boto3]) {
  describe(`constraints through ${make.name}`, () => {
    let service: Service
    let client: Client
    before(async () => {
      service = await startService()
      client = make({ url: service.url, keys: service.keys })
    })
    after(async () => {
      await client.close()
      await service.stop()
    })
    for (const { name } of OPERATIONS) {
      const { input, protocol } = operationModel(name)
      const cases = [...broken(input, [], name)].filter(one => !isUnsendable(name, one))
      if (cases.length === 0) continue
      test(`${name}: ${cases.length} broken constraints`, async () => {
        for (const one of cases) {
          const error = await failure(client.call(SERVICE[protocol]!, name, withBroken(input, one)))
          // An older client does not know every member of the model; the JavaScript SDK sends them all.
          if (error.code === 'ClientTooOld' && make === boto3) continue
          assert.equal(error.code, 'ValidationException', one.title)
          assert.equal(error.status, 400, one.title)
          assert.match(error.message, /^\d+ validation errors? detected: Value /, one.title)
          assert.ok(
            error.message.includes(one.sentence),
            `${one.title}\nwanted: ${one.sentence}\ngot: ${error.message}`,
          )
        }
      })
    }

    test('several broken constraints are counted and listed', async () => {
      const input = { FlowDefinitionName: 'Bad Name', OutputConfig: { S3OutputPath: 'ftp://x' }, RoleArn: ROLE_ARN }
      const error = await failure(client.call('sagemaker', 'CreateFlowDefinition', input))
      assert.match(
        error.message,
        /^2 validation errors detected: Value 'Bad Name' at 'flowDefinitionName' .*; Value 'ftp:\/\/x' at 'outputConfig\.s3OutputPath' /,
      )
    })
  })
}

// Nothing is answered that was not signed by a known key, for this service, now, and left unaltered.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sha256 } from '../packages/server/src/keys.ts'
import { presign, sign } from '../packages/server/src/wire/sigv4/index.ts'
import { boto3 } from './clients/boto3.ts'
import { failure } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { type Service, startService } from './service.ts'

let service: Service
before(async () => {
  service = await startService()
})
after(() => service.stop())

const LIST_TARGET = 'SageMaker.ListFlowDefinitions'

type Change = {
  body?: string
  signedBody?: string
  /** Minutes that the signer's clock is off. */
  minutesOff?: number
  service?: string
  headers?: Record<string, string>
  path?: string
}

/** A ListFlowDefinitions call signed by our own signer, with something about it changed. */
async function ask(change: Change = {}) {
  const body = change.body ?? '{}'
  const host = new URL(service.url).host
  const headers = { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': LIST_TARGET }
  const signed = sign(
    {
      method: 'POST',
      url: '/',
      headers,
      accessKey: { id: service.keys.accessKeyId, secret: service.keys.secretAccessKey },
      region: 'us-east-1',
      service: change.service ?? 'sagemaker',
      at: new Date(Date.now() + (change.minutesOff ?? 0) * 60_000),
    },
    Buffer.from(change.signedBody ?? body),
  )
  const { host: _, ...sent } = { ...headers, ...signed, ...change.headers }
  const response = await fetch(service.url + (change.path ?? '/'), { method: 'POST', headers: sent, body })
  const answer = (await response.json()) as { __type?: string; Message?: string }
  return {
    status: response.status,
    code: answer.__type,
    message: answer.Message ?? '',
    id: response.headers.get('x-amzn-requestid'),
  }
}

test('a request that is signed as it should be is answered', async () => {
  const answer = await ask()
  assert.equal(answer.status, 200)
  assert.match(answer.id ?? '', /^[0-9a-f-]{36}$/)
})

describe('the platform’s own error comes back for', () => {
  const wrong: [string, Change, string][] = [
    ['an altered body', { body: '{"MaxResults":1}', signedBody: '{}' }, 'InvalidSignatureException'],
    ['an altered header', { headers: { 'x-amz-target': 'SageMaker.ListWorkteams' } }, 'InvalidSignatureException'],
    ['a date 16 minutes ago', { minutesOff: -16 }, 'InvalidSignatureException'],
    ['a date in 16 minutes', { minutesOff: 16 }, 'InvalidSignatureException'],
    ['another service in the scope', { service: 'ec2' }, 'InvalidSignatureException'],
    ['no signature', { headers: { authorization: '' } }, 'MissingAuthenticationTokenException'],
    [
      'half a signature',
      { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x' } },
      'MissingAuthenticationTokenException',
    ],
  ]
  for (const [title, change, code] of wrong)
    test(title, async () => {
      const answer = await ask(change)
      assert.equal(answer.code, code, answer.message)
      assert.ok(answer.status >= 400)
      assert.ok(answer.message.length > 10)
      assert.ok(!JSON.stringify(answer).includes(service.keys.secretAccessKey))
    })

  for (const minutesOff of [-14, 14])
    test(`nothing at all, when the clock is off by ${minutesOff} minutes`, async () => {
      assert.equal((await ask({ minutesOff })).status, 200)
    })
})

test('a presigned query is a signature too', async () => {
  const host = new URL(service.url).host
  const url = presign(
    {
      method: 'GET',
      url: '/human-loops/no-such-loop',
      headers: { host },
      accessKey: { id: service.keys.accessKeyId, secret: service.keys.secretAccessKey },
      region: 'us-east-1',
      service: 'sagemaker',
      at: new Date(),
    },
    60,
    sha256('').toString('hex'),
  )
  const answer = await fetch(service.url + url)
  assert.equal(answer.headers.get('x-amzn-errortype'), 'ResourceNotFoundException')
  const altered = await fetch(service.url + url.replace('no-such-loop', 'another-loop'))
  assert.equal(altered.headers.get('x-amzn-errortype'), 'InvalidSignatureException')
})

for (const make of [jsSdk, boto3])
  test(`${make.name} gets the error of a wrong secret and of an unknown key on both protocols and on STS`, async () => {
    const { accessKeyId, secretAccessKey } = service.keys
    const wrongSecret = make({ url: service.url, keys: { accessKeyId, secretAccessKey: `${secretAccessKey}x` } })
    const unknownKey = make({ url: service.url, keys: { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey } })
    const calls = [
      ['sagemaker', 'ListWorkteams', {}, 400],
      ['sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: 'a' }, 403],
    ] as const
    for (const [where, operation, input, status] of calls) {
      const mismatch = await failure(wrongSecret.call(where, operation, input))
      assert.deepEqual([mismatch.code, mismatch.status], ['InvalidSignatureException', status])
      const unknown = await failure(unknownKey.call(where, operation, input))
      assert.deepEqual([unknown.code, unknown.status], ['UnrecognizedClientException', status])
    }
    assert.equal((await failure(wrongSecret.call('sts', 'GetCallerIdentity', {}))).code, 'SignatureDoesNotMatch')
    assert.equal((await failure(unknownKey.call('sts', 'GetCallerIdentity', {}))).code, 'InvalidClientTokenId')
    await wrongSecret.close()
    await unknownKey.close()
  })

test('a deleted key is refused within a second, a new one works at once, a closed account is denied', async () => {
  const made = await service.cli('access-key', 'create')
  const id = /AWS_ACCESS_KEY_ID=(\S+)/.exec(made)![1]!
  const secretAccessKey = /AWS_SECRET_ACCESS_KEY=(\S+)/.exec(made)![1]!
  const client = jsSdk({ url: service.url, keys: { accessKeyId: id, secretAccessKey } })
  assert.ok((await client.call('sagemaker', 'ListWorkteams', {})).ok)
  await service.cli('access-key', 'delete', id)
  await new Promise(resolve => setTimeout(resolve, 1_000))
  assert.equal((await failure(client.call('sagemaker', 'ListWorkteams', {}))).code, 'UnrecognizedClientException')
  await client.close()

  const other = await service.cli('account', 'create', '444455556666')
  const keys = {
    accessKeyId: /KEY_ID=(\S+)/.exec(other)![1]!,
    secretAccessKey: /SECRET_ACCESS_KEY=(\S+)/.exec(other)![1]!,
  }
  const tenant = jsSdk({ url: service.url, keys })
  assert.ok((await tenant.call('sagemaker', 'ListWorkteams', {})).ok)
  await service.cli('account', 'close', '444455556666')
  await new Promise(resolve => setTimeout(resolve, 1_000))
  assert.equal((await failure(tenant.call('sagemaker', 'ListWorkteams', {}))).code, 'AccessDeniedException')
  await tenant.close()
})

describe('requests that are told apart', () => {
  test('an unknown target and an unknown route answer 404', async () => {
    const target = await fetch(service.url, { method: 'POST', headers: { 'x-amz-target': 'SageMaker.Nonsense' } })
    // Not signed either, and that comes first.
    assert.equal(target.headers.get('x-amzn-errortype'), 'MissingAuthenticationTokenException')
    const route = await fetch(`${service.url}/human-loops/a/b/c`)
    assert.equal(route.status, 403)
  })

  test('a body that is not JSON is a SerializationException', async () => {
    const answer = await ask({ body: '{nonsense' })
    assert.deepEqual([answer.status, answer.code], [400, 'SerializationException'])
  })

  test('a loop may be named stop: only POST is the operation', async () => {
    const client = jsSdk({ url: service.url, keys: service.keys })
    const error = await failure(client.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: 'stop' }))
    assert.equal(error.code, 'ResourceNotFoundException')
    await client.close()
  })

  test('a client of a service that is not ours learns which variable to set', async () => {
    const answer = await ask({ service: 'dynamodb', headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' } })
    assert.match(answer.message, /unset AWS_ENDPOINT_URL .* AWS_ENDPOINT_URL_DYNAMODB/)
  })

  test('a client that was pointed at the content origin learns the right address', async () => {
    const { port } = new URL(service.url)
    const client = jsSdk({ url: `http://localhost:${port}`, keys: service.keys })
    const error = await failure(client.call('sagemaker', 'ListWorkteams', {}))
    assert.match(error.message, new RegExp(`http://127.0.0.1:${port}`))
    await client.close()
  })
})

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { accessKey, findAccessKey } from './a-request.ts'
import { verifySignature, verifyWithBody } from './index.ts'
import type { SignedRequest } from './types.ts'

/** Requests signed by the official signers, which must verify as they are and fail when bent. */

const realNow = (): Date => new Date()
const run = promisify(execFile)

type Captured = SignedRequest & { service: string; body: string }

function assertVerifies(request: Captured): void {
  const verify = (r: SignedRequest, body = request.body) =>
    request.service === 's3'
      ? verifySignature(r, realNow(), findAccessKey)
      : verifyWithBody(r, Buffer.from(body), realNow(), findAccessKey)
  const result = verify(request)
  assert.ok(result.ok, `${request.method} ${request.url}: ${result.ok || result.error.message}`)
  assert.equal(result.verified.service, request.service)
  assert.ok(!verify({ ...request, url: request.url.replace('/', '/x') }).ok)
  assert.ok(!verify({ ...request, method: 'PATCH' }).ok)
  if (request.service !== 's3') assert.ok(!verify(request, `${request.body} `).ok)
}

test("botocore's signatures verify: header and query, S3 and others", async () => {
  const script = fileURLToPath(new URL('botocore-signer.py', import.meta.url))
  const { stdout } = await run('python3', [script, accessKey.id, accessKey.secret])
  const requests = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Captured)
  assert.equal(requests.length, 12)
  for (const request of requests) assertVerifies(request)
})

type SdkRequest = { method: string; path: string; query: Record<string, string>; headers: Record<string, string> }

/** A request handler for an SDK client that keeps the signed request and answers like a server that is away. */
function capturing() {
  const captured: SdkRequest[] = []
  const handle = async (request: SdkRequest): Promise<never> => {
    captured.push(request)
    throw new Error('captured')
  }
  return { captured, requestHandler: { handle, updateHttpClientConfig() {}, httpHandlerConfigs: () => ({}) } }
}

const lowerCase = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** Path and query as the SDK's HTTP handler writes them: sorted, with `encodeURIComponent`. */
function urlOf(request: SdkRequest): string {
  const query = Object.entries(request.query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length === 0 ? request.path : `${request.path}?${query.join('&')}`
}

const config = {
  endpoint: 'http://localhost:4600',
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials: { accessKeyId: accessKey.id, secretAccessKey: accessKey.secret },
}

test("the JavaScript SDK's signatures verify", async () => {
  const { captured, requestHandler } = capturing()
  const s3 = new S3Client({ ...config, forcePathStyle: true, requestHandler: requestHandler as never })
  const sts = new STSClient({ ...config, requestHandler: requestHandler as never })
  const key = "a b+c/../d//é日(1)!*'"
  await assert.rejects(
    s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: key, Body: 'x', Metadata: { a: ' b  c ' } })),
  )
  await assert.rejects(s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: key, Range: 'bytes=0-1' })))
  await assert.rejects(s3.send(new ListObjectsV2Command({ Bucket: 'bucket', Prefix: 'a b+', Delimiter: '/' })))
  await assert.rejects(sts.send(new GetCallerIdentityCommand({})))
  assert.equal(captured.length, 4)
  captured.forEach((request, i) => {
    const body = i === 3 ? 'Action=GetCallerIdentity&Version=2011-06-15' : ''
    const headers = lowerCase(request.headers)
    assertVerifies({ method: request.method, url: urlOf(request), headers, service: i === 3 ? 'sts' : 's3', body })
  })
})

test("the JavaScript SDK's presigned URLs verify", async () => {
  const s3 = new S3Client({ ...config, forcePathStyle: true })
  const command = new GetObjectCommand({ Bucket: 'bucket', Key: "a b+c/é'(1)*", ResponseContentType: 'text/plain' })
  const url = new URL(await getSignedUrl(s3, command, { expiresIn: 60 }))
  const headers = { host: 'localhost:4600' }
  assertVerifies({ method: 'GET', url: url.pathname + url.search, headers, service: 's3', body: '' })
})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { bytesOf, kindOf, succeeded } from '../../objects/in-a-folder.ts'
import { type OutsideObjects, openOutsideObjects } from '../../objects/outside.ts'
import { createS3Forwarder } from './index.ts'
import { hmacSha1 } from './signature-v2.ts'
import {
  alice,
  bob,
  clientOf,
  findAccessKey,
  listen,
  loadAccessKey,
  realClock,
  startS3,
  type TestServer,
} from './testing/a-server.ts'

/** An outside service (here: a second server of ours, where only Bob has a key) behind ours, where Alice has one. */

let outsideServer: TestServer
let outside: OutsideObjects
let front: { url: string; close(): Promise<void> }
let s3: S3Client
const Bucket = 'outside-bucket'

const settingsOf = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  accessKeyId: bob.id,
  secretAccessKey: bob.secret,
})
const frontOf = async (objects: OutsideObjects) => {
  let handler: ReturnType<typeof createS3Forwarder> | undefined
  const { url, close } = await listen((req, res) => void handler?.(req, res))
  const find = (id: string) => (id === alice.id ? findAccessKey(id) : undefined)
  handler = createS3Forwarder({
    outside: objects,
    findAccessKey: find,
    loadAccessKey,
    realNow: realClock.now,
    publicUrl: url,
    hosts: [],
    log() {},
  })
  return { url, close }
}

before(async () => {
  outsideServer = await startS3()
  outside = openOutsideObjects(settingsOf(outsideServer.url))
  front = await frontOf(outside)
  s3 = clientOf(front.url)
  await s3.send(new CreateBucketCommand({ Bucket }))
})
after(async () => {
  s3.destroy()
  await outside.close()
  await front.close()
  await outsideServer.stop()
  assert.deepEqual(outsideServer.defects, [])
})

const at = (key: string) => ({ accountId: alice.accountId, bucket: Bucket, key })
const textOf = async (Key: string): Promise<string> =>
  (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body!.transformToString()

test('requests pass through: keys of all kinds, headers, ranges, listings', async () => {
  const key = "../a b+c//é日!*'()"
  await s3.send(
    new PutObjectCommand({ Bucket, Key: key, Body: '0123456789', ContentType: 'text/html', Metadata: { a: 'b' } }),
  )
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: key, Range: 'bytes=2-3' }))
  assert.deepEqual(
    [await got.Body!.transformToString(), got.ContentRange, got.Metadata],
    ['23', 'bytes 2-3/10', { a: 'b' }],
  )
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: '../a b+' }))
  assert.deepEqual(
    Contents?.map(({ Key }) => Key),
    [key],
  )
  assert.deepEqual(
    (await s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name),
    [Bucket],
  )
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent(key)}` }))
  assert.equal((await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))).ContentLength, 10)
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'copy' }] } }))
  await assert.rejects(textOf('copy'), { name: 'NoSuchKey' })
})

test('bodies with trailers and uploads in parts arrive whole, with their checksums', async () => {
  const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(5, 'b')])
  await s3.send(new PutObjectCommand({ Bucket, Key: 'streamed', Body, ContentLength: 70_005 }))
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'streamed', ChecksumMode: 'ENABLED' }))
  assert.equal(await got.Body!.transformToString(), `${'a'.repeat(70_000)}bbbbb`)
  assert.ok(got.ChecksumCRC32)
  assert.equal(got.ContentEncoding, undefined)
  const pieces = Array.from({ length: 6 }, (_, i) => Buffer.alloc(1024 * 1024, i))
  await new Upload({ client: s3, params: { Bucket, Key: 'parts', Body: Readable.from(pieces) } }).done()
  const parts = await s3.send(new GetObjectCommand({ Bucket, Key: 'parts' }))
  assert.ok(Buffer.from(await parts.Body!.transformToByteArray()).equals(Buffer.concat(pieces)))
})

test('our keys are checked first; a bad body stores nothing outside', async () => {
  const stranger = clientOf(front.url, bob)
  await assert.rejects(stranger.send(new ListBucketsCommand({})), { name: 'InvalidAccessKeyId' })
  const forger = clientOf(front.url, { ...alice, secret: 'wrong' })
  await assert.rejects(forger.send(new ListBucketsCommand({})), { name: 'SignatureDoesNotMatch' })
  const wrong = new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'x', ChecksumCRC32: 'AAAAAA==' })
  await assert.rejects(s3.send(wrong), { name: 'BadDigest' })
  await assert.rejects(textOf('wrong'), { name: 'NoSuchKey' })
})

test('presigned URLs and forms signed with our keys work; stored pages stay in their sandbox', async () => {
  const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'pre', Metadata: { a: 'b' } }))
  assert.equal(
    (await fetch(put, { method: 'PUT', body: 'presigned', headers: { 'content-type': 'text/html' } })).status,
    200,
  )
  const got = await fetch(await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'pre' })))
  assert.equal(await got.text(), 'presigned')
  assert.deepEqual(
    ['x-amz-meta-a', 'content-security-policy', 'x-content-type-options'].map(name => got.headers.get(name)),
    ['b', 'sandbox', 'nosniff'],
  )
  const expiration = new Date(Date.now() + 60_000).toISOString()
  const policy = Buffer.from(
    JSON.stringify({ expiration, conditions: [{ bucket: Bucket }, { key: 'form' }] }),
  ).toString('base64')
  const form = new FormData()
  const fields = { key: 'form', AWSAccessKeyId: alice.id, policy, signature: hmacSha1(alice.secret, policy) }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob(['by form']), 'f')
  assert.equal((await fetch(`${front.url}/${Bucket}`, { method: 'POST', body: form })).status, 204)
  assert.equal(await textOf('form'), 'by form')
})

test('delivery and content origin reach the same objects through the official client', async () => {
  const stored = await outside.put({
    ...at('output.json'),
    body: Buffer.from('{"a":1}'),
    contentType: 'application/json',
    metadata: { loop: 'x' },
  })
  const { etag } = succeeded(stored)
  const info = succeeded(await outside.head(at('output.json')))
  assert.deepEqual(
    [info.size, info.etag, info.headers.contentType, info.metadata],
    [7, etag, 'application/json', { loop: 'x' }],
  )
  const part = succeeded(await outside.open(at('output.json'), { range: { first: 1, last: 3 } }))
  assert.deepEqual([(await bytesOf(part.body)).toString(), part.range, part.info.size], ['"a"', { from: 1, to: 3 }, 7])
  assert.equal(await textOf('output.json'), '{"a":1}')
})

test('what goes wrong outside has a name', async () => {
  assert.equal(kindOf(await outside.head(at('nothing'))), 'noSuchKey')
  assert.equal(kindOf(await outside.open(at('nothing'))), 'noSuchKey')
  assert.equal(kindOf(await outside.open({ ...at('x'), bucket: 'no-such-bucket' })), 'noSuchBucket')
  assert.equal(kindOf(await outside.open(at('output.json'), { range: { first: 99 } })), 'invalidRange')
  assert.equal(kindOf(await outside.open(at('output.json'), { conditions: { ifNoneMatch: ['*'] } })), 'notModified')
  const stranger = openOutsideObjects({ ...settingsOf(outsideServer.url), secretAccessKey: 'wrong' })
  assert.equal(kindOf(await stranger.open(at('output.json'))), 'notPermitted')
  await stranger.close()
})

test('a service that is away is told as such, not as a defect', async () => {
  const closed = createServer()
  await new Promise<void>(resolve => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as { port: number }
  await new Promise(resolve => closed.close(resolve))
  const away = openOutsideObjects(settingsOf(`http://127.0.0.1:${port}`))
  const awayFront = await frontOf(away)
  const client = clientOf(awayFront.url)
  await assert.rejects(client.send(new ListBucketsCommand({})), { name: 'ServiceUnavailable' })
  await assert.rejects(client.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' })), {
    name: 'ServiceUnavailable',
  })
  client.destroy()
  await awayFront.close()
  assert.equal(kindOf(await away.head(at('x'))), 'unreachable')
  await away.close()
})

import assert from 'node:assert/strict'
import { Agent } from 'node:http'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { alice, bob, clientOf, startS3, type TestServer } from './testing/a-server.ts'

/** The protocol as the JavaScript SDK sees it. */

let server: TestServer
let s3: S3Client
const Bucket = 'bucket'

before(async () => {
  server = await startS3()
  s3 = clientOf(server.url)
  await s3.send(new CreateBucketCommand({ Bucket }))
})
after(async () => {
  s3.destroy()
  await server.stop()
  assert.deepEqual(server.defects, [])
})

const put = (Key: string, Body = `body of ${Key}`) => s3.send(new PutObjectCommand({ Bucket, Key, Body }))
const textOf = async (Key: string, Range?: string): Promise<string> =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) }))).Body!.transformToString()
const refusal =
  (name: string, httpStatusCode: number) => (error: { name: string; $metadata: { httpStatusCode?: number } }) => {
    assert.deepEqual([error.name, error.$metadata.httpStatusCode], [name, httpStatusCode])
    return true
  }

test('buckets are created, found, listed and deleted', async () => {
  const name = 'eu-bucket'
  const eu = clientOf(server.url, alice, { region: 'eu-west-1' })
  await eu.send(new CreateBucketCommand({ Bucket: name }))
  assert.equal((await s3.send(new GetBucketLocationCommand({ Bucket: name }))).LocationConstraint, 'eu-west-1')
  assert.equal((await s3.send(new HeadBucketCommand({ Bucket: name }))).BucketRegion, 'eu-west-1')
  const { Buckets } = await s3.send(new ListBucketsCommand({}))
  assert.deepEqual(
    Buckets?.map(({ Name }) => Name),
    [Bucket, name],
  )
  await assert.rejects(eu.send(new CreateBucketCommand({ Bucket: name })), refusal('BucketAlreadyOwnedByYou', 409))
  await s3.send(new DeleteBucketCommand({ Bucket: name }))
  await assert.rejects(s3.send(new HeadBucketCommand({ Bucket: name })), refusal('NotFound', 404))
  eu.destroy()
})

test('creating an own bucket again succeeds in us-east-1, as on the platform', async () => {
  assert.equal((await s3.send(new CreateBucketCommand({ Bucket }))).Location, `/${Bucket}`)
})

test("another account's bucket is out of reach", async () => {
  const other = clientOf(server.url, bob)
  await put('private')
  await assert.rejects(other.send(new CreateBucketCommand({ Bucket })), refusal('BucketAlreadyExists', 409))
  await assert.rejects(other.send(new GetObjectCommand({ Bucket, Key: 'private' })), refusal('AccessDenied', 403))
  await assert.rejects(other.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' })), refusal('AccessDenied', 403))
  await assert.rejects(other.send(new ListObjectsV2Command({ Bucket })), refusal('AccessDenied', 403))
  const copy = new CopyObjectCommand({ Bucket: 'bobs', Key: 'stolen', CopySource: `${Bucket}/private` })
  await other.send(new CreateBucketCommand({ Bucket: 'bobs' }))
  await assert.rejects(other.send(copy), refusal('AccessDenied', 403))
  assert.deepEqual(
    (await other.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name),
    ['bobs'],
  )
  other.destroy()
})

test('an object keeps its body, headers and metadata', async () => {
  const headers = {
    ContentType: 'text/csv; charset=utf-8',
    CacheControl: 'max-age=5',
    ContentDisposition: 'attachment; filename="a.csv"',
    ContentLanguage: 'de',
    ContentEncoding: 'identity',
    Metadata: { color: 'dark  red', shape: 'round' },
  }
  const stored = await s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'a,b', ...headers }))
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'kept' }))
  assert.equal(await got.Body!.transformToString(), 'a,b')
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'kept' }))
  for (const answer of [got, head]) {
    assert.equal(answer.ContentType, headers.ContentType)
    assert.equal(answer.CacheControl, headers.CacheControl)
    assert.equal(answer.ContentDisposition, headers.ContentDisposition)
    assert.equal(answer.ContentLanguage, headers.ContentLanguage)
    assert.equal(answer.ContentEncoding, headers.ContentEncoding)
    assert.deepEqual(answer.Metadata, headers.Metadata)
    assert.equal(answer.ContentLength, 3)
    assert.equal(answer.ETag, stored.ETag)
  }
})

const HOSTILE = [
  '../../etc/passwd',
  '..',
  'a//b',
  '/absolute',
  'trailing/',
  'a b+c',
  'q!*\'()&<>"',
  '%2e%2e%2f',
  '日本/é',
  'e\u0301',
  '\u{1f600}',
  'x'.repeat(1000),
]

test('keys of all kinds come back as they went in', async () => {
  for (const key of HOSTILE) await put(`keys/${key}`, key)
  for (const key of HOSTILE) assert.equal(await textOf(`keys/${key}`), key, key)
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'keys/' }))
  assert.deepEqual(new Set(Contents?.map(({ Key }) => Key)), new Set(HOSTILE.map(key => `keys/${key}`)))
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: HOSTILE.map(key => ({ Key: `keys/${key}` })) } }))
  assert.equal((await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'keys/' }))).KeyCount, 0)
  await assert.rejects(put('x'.repeat(1025)), refusal('KeyTooLongError', 400))
})

test('parts of an object are read by range', async () => {
  await put('digits', '0123456789')
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'digits', Range: 'bytes=2-4' }))
  assert.deepEqual([got.ContentRange, got.ContentLength, got.$metadata.httpStatusCode], ['bytes 2-4/10', 3, 206])
  assert.equal(await got.Body!.transformToString(), '234')
  assert.equal(await textOf('digits', 'bytes=-2'), '89')
  assert.equal(await textOf('digits', 'bytes=8-'), '89')
  assert.equal(await textOf('digits', 'bytes=0-1,4-5'), '0123456789')
  await assert.rejects(textOf('digits', 'bytes=10-'), refusal('InvalidRange', 416))
})

test('conditional reads', async () => {
  const { ETag } = await put('conditional')
  const get = (condition: object) => s3.send(new GetObjectCommand({ Bucket, Key: 'conditional', ...condition }))
  await get({ IfMatch: ETag })
  await assert.rejects(get({ IfMatch: '"other"' }), refusal('PreconditionFailed', 412))
  await assert.rejects(
    get({ IfNoneMatch: ETag }),
    (error: { $metadata: { httpStatusCode: number } }) => error.$metadata.httpStatusCode === 304,
  )
  await assert.rejects(get({ IfUnmodifiedSince: new Date(0) }), refusal('PreconditionFailed', 412))
  await get({ IfModifiedSince: new Date(0) })
})

test('conditional writes: create only, replace only what was seen', async () => {
  const write = (Body: string, condition: object) =>
    s3.send(new PutObjectCommand({ Bucket, Key: 'guarded', Body, ...condition }))
  const first = await write('first', { IfNoneMatch: '*' })
  await assert.rejects(write('again', { IfNoneMatch: '*' }), refusal('PreconditionFailed', 412))
  await assert.rejects(write('stale', { IfMatch: '"other"' }), refusal('PreconditionFailed', 412))
  await write('second', { IfMatch: first.ETag })
  assert.equal(await textOf('guarded'), 'second')
})

test('an answer may be asked for under other headers', async () => {
  await put('override')
  const got = await s3.send(
    new GetObjectCommand({
      Bucket,
      Key: 'override',
      ResponseContentType: 'text/plain',
      ResponseContentDisposition: 'attachment; filename="ü.txt"',
    }),
  )
  assert.equal(got.ContentType, 'text/plain')
  assert.match(got.ContentDisposition ?? '', /^attachment/)
  const bad = new GetObjectCommand({ Bucket, Key: 'override', ResponseContentType: 'text/plain\r\nset-cookie: a=b' })
  await assert.rejects(s3.send(bad), refusal('InvalidArgument', 400))
})

test('what is not there is NoSuchKey, NoSuchBucket; deleting it succeeds', async () => {
  await assert.rejects(textOf('nothing'), refusal('NoSuchKey', 404))
  await assert.rejects(s3.send(new HeadObjectCommand({ Bucket, Key: 'nothing' })), refusal('NotFound', 404))
  await assert.rejects(s3.send(new ListObjectsV2Command({ Bucket: 'nothing' })), refusal('NoSuchBucket', 404))
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'nothing' }))
})

test('copies take their headers along, or new ones', async () => {
  const source = { Bucket, Key: 'source dir/ä+b', Body: 'copied', ContentType: 'text/x-source', Metadata: { a: '1' } }
  await s3.send(new PutObjectCommand(source))
  const CopySource = `${Bucket}/${encodeURIComponent('source dir/ä+b')}`
  const copied = await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }))
  assert.equal(await textOf('copy'), 'copied')
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))
  assert.deepEqual(
    [head.ContentType, head.Metadata, head.ETag],
    ['text/x-source', { a: '1' }, copied.CopyObjectResult?.ETag],
  )
  const replace = { MetadataDirective: 'REPLACE' as const, ContentType: 'text/x-new', Metadata: { b: '2' } }
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `/${Bucket}/copy`, ...replace }))
  const again = await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))
  assert.deepEqual([again.ContentType, again.Metadata], ['text/x-new', { b: '2' }])
  await assert.rejects(
    s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/copy` })),
    refusal('InvalidRequest', 400),
  )
  await assert.rejects(
    s3.send(new CopyObjectCommand({ Bucket, Key: 'x', CopySource: `${Bucket}/nix` })),
    refusal('NoSuchKey', 404),
  )
  const stale = { CopySourceIfNoneMatch: again.ETag }
  await assert.rejects(
    s3.send(new CopyObjectCommand({ Bucket, Key: 'x', CopySource: `${Bucket}/copy`, ...stale })),
    refusal('PreconditionFailed', 412),
  )
})

test('both listings page through keys and common prefixes', async () => {
  const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/c+d e', 'list/é']
  for (const key of keys) await put(key, 'x')
  const seen: string[] = []
  let ContinuationToken: string | undefined
  do {
    const page = await s3.send(
      new ListObjectsV2Command({
        Bucket,
        Prefix: 'list/',
        Delimiter: '/',
        MaxKeys: 1,
        ...(ContinuationToken && { ContinuationToken }),
      }),
    )
    seen.push(
      ...(page.Contents ?? []).map(({ Key }) => Key!),
      ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!),
    )
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken !== undefined)
  assert.deepEqual(seen, ['list/a', 'list/b/', 'list/c+d e', 'list/é'])
  const first = await s3.send(new ListObjectsCommand({ Bucket, Prefix: 'list/', MaxKeys: 3 }))
  assert.deepEqual([first.IsTruncated, first.NextMarker], [true, 'list/b/2'])
  const rest = await s3.send(
    new ListObjectsCommand({ Bucket, Prefix: 'list/', Marker: first.NextMarker, EncodingType: 'url' }),
  )
  assert.deepEqual(
    rest.Contents?.map(({ Key }) => Key),
    ['list/c%2Bd%20e', 'list/%C3%A9'],
  )
  const owned = await s3.send(
    new ListObjectsV2Command({ Bucket, StartAfter: 'list/b', FetchOwner: true, Prefix: 'list/' }),
  )
  assert.deepEqual(owned.Contents?.map(({ Key, Owner }) => [Key, Owner?.ID])[0], ['list/b/1', alice.accountId])
  await assert.rejects(
    s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'made up' })),
    refusal('InvalidArgument', 400),
  )
})

test('deleting many at once tells of each, or only of failures', async () => {
  await put('many/1')
  const Objects = [{ Key: 'many/1' }, { Key: 'many/never there' }]
  const told = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
  assert.deepEqual(
    told.Deleted?.map(({ Key }) => Key),
    ['many/1', 'many/never there'],
  )
  const quiet = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
  assert.deepEqual([quiet.Deleted, quiet.Errors], [undefined, undefined])
})

test('checksums of every algorithm are verified, kept and given back', async () => {
  for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
    const sent = await s3.send(
      new PutObjectCommand({ Bucket, Key: ChecksumAlgorithm, Body: 'summed', ChecksumAlgorithm }),
    )
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: ChecksumAlgorithm, ChecksumMode: 'ENABLED' }))
    // The SDK compares the sum with the body while reading.
    assert.equal(await got.Body!.transformToString(), 'summed')
    const field = `Checksum${ChecksumAlgorithm}` as const
    assert.ok(sent[field], `no ${field} in the answer`)
    assert.equal(got[field], sent[field])
    const wrong = { [field]: Buffer.alloc(Buffer.from(sent[field]!, 'base64').length).toString('base64') }
    await assert.rejects(
      s3.send(new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'summed', ...wrong })),
      refusal('BadDigest', 400),
    )
    await assert.rejects(textOf('wrong'), refusal('NoSuchKey', 404))
  }
})

test('a stream with its checksum behind it arrives whole (aws-chunked with trailer)', async () => {
  const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(70_000, 'b')])
  const sent = await s3.send(
    new PutObjectCommand({ Bucket, Key: 'streamed', Body, ContentLength: 140_000, ContentType: 'text/plain' }),
  )
  assert.ok(sent.ChecksumCRC32)
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'streamed', ChecksumMode: 'ENABLED' }))
  assert.equal(await got.Body!.transformToString(), 'a'.repeat(70_000) + 'b'.repeat(70_000))
  assert.equal(got.ContentEncoding, undefined)
})

test('attributes of an object', async () => {
  await put('attributes', '12345')
  const got = await s3.send(
    new GetObjectAttributesCommand({ Bucket, Key: 'attributes', ObjectAttributes: ['ETag', 'ObjectSize', 'Checksum'] }),
  )
  assert.equal(got.ObjectSize, 5)
  assert.ok(got.Checksum?.ChecksumCRC32)
})

test('what clients ask by habit is answered; what is missing is named', async () => {
  assert.equal((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status, undefined)
  await assert.rejects(s3.send(new PutBucketPolicyCommand({ Bucket, Policy: '{}' })), (error: Error) => {
    assert.equal(error.name, 'NotImplemented')
    assert.match(error.message, /\?policy is not implemented.*HANDLOOP_S3_ENDPOINT/)
    return true
  })
})

test('a bucket may also stand in the host name', async () => {
  const port = new URL(server.url).port
  // Not every machine resolves names under localhost.
  const lookup: LookupFunction = (_, __, found) => found(null, [{ address: '127.0.0.1', family: 4 }])
  const requestHandler = { httpAgent: new Agent({ lookup }) }
  const virtual = clientOf(`http://localhost:${port}`, alice, { forcePathStyle: false, requestHandler })
  await virtual.send(new PutObjectCommand({ Bucket, Key: 'by host/é', Body: 'virtual' }))
  assert.equal(await textOf('by host/é'), 'virtual')
  virtual.destroy()
})

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { clientOf, startS3, type TestServer } from './testing/a-server.ts'

let server: TestServer
let s3: S3Client
const Bucket = 'bucket'
const PART_BYTES = 5 * 1024 * 1024
const large = Buffer.alloc(PART_BYTES, 'large part ')

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

async function begin(Key: string, options: object = {}) {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...options }))
  const place = { Bucket, Key, UploadId }
  return {
    place,
    part: (PartNumber: number, Body: Buffer | string, more: object = {}) =>
      s3.send(new UploadPartCommand({ ...place, PartNumber, Body, ...more })),
    complete: (Parts: object[], more: object = {}) =>
      s3.send(new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts }, ...more })),
  }
}
const named = (name: string) => ({ name })
const bytesOf = async (Key: string, Range?: string): Promise<Buffer> => {
  const { Body } = await s3.send(
    new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED', ...(Range && { Range }) }),
  )
  return Buffer.from(await Body!.transformToByteArray())
}

test('parts become one object, read whole and across their borders', async () => {
  const upload = await begin('whole', { ContentType: 'text/x-parts', Metadata: { a: '1' } })
  const [second, first] = [await upload.part(2, 'the end'), await upload.part(1, large)]
  const completed = await upload.complete([
    { PartNumber: 1, ETag: first.ETag },
    { PartNumber: 2, ETag: second.ETag },
  ])
  assert.match(completed.ETag ?? '', /^"[0-9a-f]{32}-2"$/)
  assert.ok((await bytesOf('whole')).equals(Buffer.concat([large, Buffer.from('the end')])))
  const border = await bytesOf('whole', `bytes=${PART_BYTES - 3}-${PART_BYTES + 2}`)
  assert.equal(border.toString(), `${large.subarray(-3)}the`)
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'whole' }))
  assert.deepEqual([head.ContentType, head.Metadata, head.ContentLength], ['text/x-parts', { a: '1' }, PART_BYTES + 7])
})

test('asking again to complete gets the same answer; another upload does not', async () => {
  const upload = await begin('again')
  const { ETag } = await upload.part(1, 'only')
  const first = await upload.complete([{ PartNumber: 1, ETag }])
  assert.equal((await upload.complete([{ PartNumber: 1, ETag }])).ETag, first.ETag)
  await s3.send(new PutObjectCommand({ Bucket, Key: 'again', Body: 'newer' }))
  await assert.rejects(upload.complete([{ PartNumber: 1, ETag }]), named('NoSuchUpload'))
  assert.equal((await bytesOf('again')).toString(), 'newer')
})

test('a list of parts that does not fit is refused, and the upload goes on', async () => {
  const upload = await begin('picky')
  const small = await upload.part(1, 'small')
  const last = await upload.part(2, 'last')
  const both = [
    { PartNumber: 1, ETag: small.ETag },
    { PartNumber: 2, ETag: last.ETag },
  ]
  await assert.rejects(upload.complete(both), named('EntityTooSmall'))
  await assert.rejects(upload.complete([...both].reverse()), named('InvalidPartOrder'))
  await assert.rejects(upload.complete([{ PartNumber: 1, ETag: last.ETag }]), named('InvalidPart'))
  await assert.rejects(upload.complete([{ PartNumber: 3, ETag: last.ETag }]), named('InvalidPart'))
  await assert.rejects(upload.complete([]), named('MalformedXML'))
  await assert.rejects(upload.part(10_001, 'x'), named('InvalidArgument'))
  const replaced = await upload.part(1, large)
  await upload.complete([{ PartNumber: 1, ETag: replaced.ETag }, both[1]!])
  assert.equal((await bytesOf('picky')).length, PART_BYTES + 4)
})

test('an aborted upload is gone', async () => {
  const upload = await begin('aborted')
  await upload.part(1, 'x')
  await s3.send(new AbortMultipartUploadCommand(upload.place))
  await assert.rejects(upload.part(2, 'x'), named('NoSuchUpload'))
  await assert.rejects(s3.send(new ListPartsCommand(upload.place)), named('NoSuchUpload'))
  await assert.rejects(bytesOf('aborted'), named('NoSuchKey'))
})

test('parts and uploads are listed page by page', async () => {
  const uploads = [await begin('listed/a'), await begin('listed/b'), await begin('listed/b')]
  for (const number of [1, 2, 5]) await uploads[0]!.part(number, `part ${number}`)
  const page = await s3.send(new ListPartsCommand({ ...uploads[0]!.place, MaxParts: 2 }))
  assert.deepEqual([page.Parts?.map(({ PartNumber }) => PartNumber), page.IsTruncated], [[1, 2], true])
  const rest = await s3.send(
    new ListPartsCommand({ ...uploads[0]!.place, PartNumberMarker: page.NextPartNumberMarker }),
  )
  assert.deepEqual([rest.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size]), rest.IsTruncated], [[[5, 6]], false])
  const seen: (string | undefined)[] = []
  let marker: object = {}
  for (;;) {
    const found = await s3.send(
      new ListMultipartUploadsCommand({ Bucket, Prefix: 'listed/', MaxUploads: 1, ...marker }),
    )
    seen.push(...(found.Uploads ?? []).map(({ UploadId }) => UploadId))
    if (!found.IsTruncated) break
    marker = { KeyMarker: found.NextKeyMarker, UploadIdMarker: found.NextUploadIdMarker }
  }
  assert.deepEqual(new Set(seen), new Set(uploads.map(({ place }) => place.UploadId)))
})

test('parts may be copied from another object, or from a range of it', async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: 'source é', Body: '0123456789' }))
  const upload = await begin('from copies')
  const CopySource = `${Bucket}/${encodeURIComponent('source é')}`
  const copy = new UploadPartCopyCommand({ ...upload.place, PartNumber: 1, CopySource, CopySourceRange: 'bytes=3-5' })
  const { CopyPartResult } = await s3.send(copy)
  await upload.complete([{ PartNumber: 1, ETag: CopyPartResult?.ETag }])
  assert.equal((await bytesOf('from copies')).toString(), '345')
})

test('checksums of the whole: of all bytes or of the parts, verified when given', async () => {
  for (const [ChecksumAlgorithm, ChecksumType] of [
    ['CRC64NVME', undefined],
    ['CRC32', 'FULL_OBJECT'],
    ['CRC32C', 'COMPOSITE'],
    ['SHA256', undefined],
  ] as const) {
    const Key = `sum ${ChecksumAlgorithm}`
    const upload = await begin(Key, { ChecksumAlgorithm, ...(ChecksumType && { ChecksumType }) })
    const first = await upload.part(1, large, { ChecksumAlgorithm })
    const second = await upload.part(2, 'rest', { ChecksumAlgorithm })
    const field = `Checksum${ChecksumAlgorithm}` as const
    const parts = [first, second].map((part, i) => ({ PartNumber: i + 1, ETag: part.ETag, [field]: part[field] }))
    const isFull = ChecksumType === 'FULL_OBJECT' || ChecksumAlgorithm === 'CRC64NVME'
    if (isFull) {
      const wrong = {
        [field]: Buffer.alloc(ChecksumAlgorithm === 'CRC32' ? 4 : 8).toString('base64'),
        ChecksumType: 'FULL_OBJECT',
      }
      await assert.rejects(upload.complete(parts, wrong), named('BadDigest'))
    }
    const wrongPart = parts.map(part => ({ ...part, [field]: first[field] }))
    await assert.rejects(upload.complete(wrongPart), named('InvalidPart'))
    const completed = await upload.complete(parts)
    assert.equal(completed[field]?.endsWith('-2'), !isFull)
    assert.equal(completed.ChecksumType, isFull ? 'FULL_OBJECT' : 'COMPOSITE')
    // For a sum of all bytes the SDK checks what it reads.
    assert.equal((await bytesOf(Key)).length, PART_BYTES + 4)
    if (isFull) {
      const single = await s3.send(
        new PutObjectCommand({
          Bucket,
          Key: 'single',
          Body: Buffer.concat([large, Buffer.from('rest')]),
          ChecksumAlgorithm,
        }),
      )
      assert.equal(completed[field], single[field])
    }
  }
  const impossible = { Bucket, Key: 'x', ChecksumAlgorithm: 'SHA1', ChecksumType: 'FULL_OBJECT' } as const
  await assert.rejects(s3.send(new CreateMultipartUploadCommand(impossible)), named('InvalidRequest'))
})

test("the SDK's own uploader sends a stream of unknown length", async () => {
  const pieces = Array.from({ length: 11 }, (_, i) => Buffer.alloc(1024 * 1024, i))
  const params = { Bucket, Key: 'uploaded', Body: Readable.from(pieces) }
  await new Upload({ client: s3, params }).done()
  assert.ok((await bytesOf('uploaded')).equals(Buffer.concat(pieces)))
})

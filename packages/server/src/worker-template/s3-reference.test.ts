import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseS3Reference } from './s3-reference.ts'

describe('references to objects (specification 1.7)', () => {
  const objects: Record<string, readonly [bucket: string, key: string]> = {
    's3://bucket/key': ['bucket', 'key'],
    'S3://my.bucket-1/a/b c/ü+%20&?#.png': ['my.bucket-1', 'a/b c/ü+%20&?#.png'],
    's3://bucket//double/../dots': ['bucket', '/double/../dots'],
    '\n  s3://bucket/from capture.png\n  ': ['bucket', 'from capture.png'],
    'http://s3.amazonaws.com/bucket/key': ['bucket', 'key'],
    'https://s3.amazonaws.com/bucket/a/b+c d.png': ['bucket', 'a/b+c d.png'],
    'https://s3.amazonaws.com/bucket/a%20b%2Bc.png': ['bucket', 'a b+c.png'],
    'https://s3.amazonaws.com/bucket/100%.png': ['bucket', '100%.png'],
    'https://s3.amazonaws.com/bucket/what?.png': ['bucket', 'what?.png'],
    'https://s3.amazonaws.com/bucket/a#1.png': ['bucket', 'a#1.png'],
    'https://s3.amazonaws.com/bucket/key?versionId=abc': ['bucket', 'key'],
    'https://s3.us-west-2.amazonaws.com/bucket/key': ['bucket', 'key'],
    'https://s3-eu-west-1.amazonaws.com/bucket/key': ['bucket', 'key'],
    'https://s3.dualstack.ap-southeast-2.amazonaws.com/bucket/key': ['bucket', 'key'],
    'https://s3.cn-north-1.amazonaws.com.cn/bucket/key': ['bucket', 'key'],
    'https://s3-fips.us-gov-west-1.amazonaws.com/bucket/key': ['bucket', 'key'],
    'https://bucket.s3.amazonaws.com/key': ['bucket', 'key'],
    'http://Bucket.S3.amazonaws.com:80/Key': ['bucket', 'Key'],
    'https://my.dotted.bucket.s3.amazonaws.com/a/b': ['my.dotted.bucket', 'a/b'],
    'https://bucket.s3.eu-central-1.amazonaws.com/a/b': ['bucket', 'a/b'],
    'https://bucket.s3-us-west-2.amazonaws.com/a': ['bucket', 'a'],
    'https://bucket.s3.dualstack.us-east-1.amazonaws.com/a': ['bucket', 'a'],
    'https://bucket.s3-accelerate.amazonaws.com/a': ['bucket', 'a'],
  }
  for (const [reference, [bucket, key]] of Object.entries(objects))
    test(JSON.stringify(reference), () =>
      assert.deepEqual(parseS3Reference(reference), { kind: 'object', bucket, key }),
    )

  const elsewhere = [
    'https://example.com/a.png',
    'http://localhost:4600/bucket/key?x=1',
    'https://s3.amazonaws.com.evil.example/bucket/key',
    'https://nots3.amazonaws.com/bucket/key',
    'https://bucket.s3.amazonaws.com/key?X-Amz-Expires=60&X-Amz-Signature=abc',
  ]
  for (const url of elsewhere)
    test(`${url} stays as it is`, () => assert.deepEqual(parseS3Reference(url), { kind: 'elsewhere', url }))

  for (const nothing of [
    '',
    'key',
    '/bucket/key',
    's3://bucket',
    's3://bucket/',
    's3:///key',
    's3://a/key',
    'ftp://x/y',
    'http://',
    'https://s3.amazonaws.com/bucket',
    'javascript:alert(1)',
    'data:image/png;base64,AA==',
  ])
    test(`${JSON.stringify(nothing)} is no reference`, () => assert.equal(parseS3Reference(nothing), undefined))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { accessKey, aSignedRequest, findAccessKey, minutesAfterNoon, noon } from './a-request.ts'
import { canonicalRequest } from './canonical.ts'
import {
  credentialFor,
  credentialOf,
  EMPTY_HASH,
  hmacHex,
  presign,
  signingKeyFor,
  verifySignature,
  verifyWithBody,
} from './index.ts'
import { stringToSign } from './signing-key.ts'
import type { SignedRequest, Verification } from './types.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
function heapBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const kindOf = (result: Verification): string => (result.ok ? 'ok' : result.error.kind)
const verified = (request: SignedRequest, at = noon): string => kindOf(verifySignature(request, at, findAccessKey))

test("the platform's published example of a presigned S3 URL verifies", () => {
  const request = {
    method: 'GET',
    url: '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    headers: { host: 'examplebucket.s3.amazonaws.com' },
  }
  const key = { ...accessKey, id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
  assert.equal(kindOf(verifySignature(request, new Date('2013-05-24T10:00:00Z'), () => key)), 'ok')
  assert.equal(kindOf(verifySignature(request, new Date('2013-05-25T00:00:01Z'), () => key)), 'requestExpired')
})

test("the platform's published example of a signed GET with a Range header verifies", () => {
  const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const request = {
    method: 'GET',
    url: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': emptyHash,
      'x-amz-date': '20130524T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
  }
  const key = { ...accessKey, id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
  assert.equal(kindOf(verifySignature(request, new Date('2013-05-24T00:00:00Z'), () => key)), 'ok')
})

test('a request says who signed it, for which region and service', () => {
  const result = verifySignature(aSignedRequest({ region: 'eu-west-1' }), noon, findAccessKey)
  assert.ok(result.ok)
  const { accessKey: found, region, service, isPresigned, amzDate } = result.verified
  assert.deepEqual(
    { found, region, service, isPresigned, amzDate },
    { found: accessKey, region: 'eu-west-1', service: 'sagemaker', isPresigned: false, amzDate: '20261123T120000Z' },
  )
})

test('each way to fail has its own kind', () => {
  const good = aSignedRequest()
  assert.equal(verified({ ...good, headers: { host: 'localhost:4600' } }), 'missingAuthentication')
  assert.equal(verified(aSignedRequest({ keyId: 'AKIDUNKNOWN' })), 'unknownAccessKey')
  assert.equal(verified(aSignedRequest({ secret: 'another' })), 'signatureMismatch')
  assert.equal(verified({ ...good, method: 'DELETE' }), 'signatureMismatch')
  const { host: _, ...withoutHost } = good.headers
  assert.equal(verified({ ...good, headers: withoutHost }), 'signatureMismatch')
  assert.equal(verified({ ...good, headers: { ...good.headers, host: 'localhost' } }), 'signatureMismatch')
})

test('a clock may be fifteen minutes off in both directions, not more', () => {
  const request = aSignedRequest()
  const at = (minutes: number): string => verified(request, minutesAfterNoon(minutes))
  assert.deepEqual([at(-15), at(-15.02), at(15), at(15.02)], ['ok', 'requestInFuture', 'ok', 'requestExpired'])
})

test('an expired signature names the moments in the words of the platform', () => {
  const result = verifySignature(aSignedRequest(), minutesAfterNoon(16), findAccessKey)
  assert.equal(
    !result.ok && result.error.message,
    'Signature expired: 20261123T120000Z is now earlier than 20261123T120100Z (20261123T121600Z - 15 min.)',
  )
})

test('the day of the scope must be the day of the signature', () => {
  const request = aSignedRequest()
  const authorization = request.headers.authorization!.replace('/20261123/', '/20261122/')
  assert.equal(verified({ ...request, headers: { ...request.headers, authorization } }), 'signatureMismatch')
})

test('malformed credentials are told apart from wrong ones', () => {
  const request = aSignedRequest()
  const withAuthorization = (change: (text: string) => string): string =>
    verified({ ...request, headers: { ...request.headers, authorization: change(request.headers.authorization!) } })
  for (const change of [
    () => 'Basic dXNlcjpwYXNz',
    () => 'AWS4-HMAC-SHA256',
    (text: string) => text.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
    (text: string) => text.replace('aws4_request', 'aws4'),
    (text: string) => text.replace('/us-east-1/', '//'),
    (text: string) => text.replace('/20261123/', '/2026-11-23/'),
    (text: string) => text.replace(/SignedHeaders=[^,]+,/, ''),
    (text: string) => text.replace(/Signature=.*/, 'Signature=abc'),
  ]) {
    assert.equal(withAuthorization(change), 'malformed', change.toString())
  }
  const { 'x-amz-date': _, ...dateless } = request.headers
  assert.equal(verified({ ...request, headers: dateless }), 'malformed')
})

test('signed header names that are properties of every object are no headers', () => {
  const request = aSignedRequest()
  for (const name of ['constructor', '__proto__', 'valueof']) {
    const authorization = request.headers.authorization!.replace('SignedHeaders=', `SignedHeaders=${name};`)
    assert.equal(verified({ ...request, headers: { ...request.headers, authorization } }), 'signatureMismatch')
  }
})

test('an x-amz header that was added on the way is refused, another header is not', () => {
  const request = aSignedRequest()
  const plus = (header: Record<string, string>): string =>
    verified({ ...request, headers: { ...request.headers, ...header } })
  assert.equal(plus({ 'x-amz-acl': 'public-read' }), 'signatureMismatch')
  assert.equal(plus({ 'x-forwarded-for': '10.0.0.1', 'x-amzn-trace-id': 'Root=1' }), 'ok')
})

test('white space and repetition in headers do not matter, their order does', () => {
  const request = aSignedRequest({ headers: { host: 'localhost:4600', 'x-amz-meta-a': 'one two,three' } })
  const withValue = (value: string | string[]): string =>
    verified({ ...request, headers: { ...request.headers, 'x-amz-meta-a': value } })
  assert.equal(withValue('  one   two,three '), 'ok')
  assert.equal(withValue(['one two', 'three']), 'ok')
  assert.equal(withValue(['three', 'one two']), 'signatureMismatch')
})

test('a security token does not disturb', () => {
  const headers = { host: 'localhost:4600', 'x-amz-security-token': 'FwoGZXIvYXdzEXAMPLE' }
  assert.equal(verified(aSignedRequest({ headers })), 'ok')
})

test('a Date header serves where X-Amz-Date is missing', () => {
  const headers = { host: 'localhost:4600', date: 'Mon, 23 Nov 2026 12:00:00 GMT' }
  const scope = { service: 'sagemaker', signedHeaders: { names: ['date', 'host'], text: 'date;host' } }
  const credential = credentialFor({
    accessKeyId: accessKey.id,
    date: '20261123',
    region: 'us-east-1',
    service: 'sagemaker',
  })
  const canonical = canonicalRequest({ method: 'GET', url: '/', headers }, scope, EMPTY_HASH)!
  const toSign = stringToSign('20261123T120000Z', '20261123/us-east-1/sagemaker/aws4_request', canonical)
  const signature = hmacHex(signingKeyFor(accessKey.secret, credential), toSign)
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential.text}, SignedHeaders=date;host, Signature=${signature}`
  const request = { method: 'GET', url: '/', headers: { ...headers, authorization } }
  assert.equal(verified(request), 'ok')
  assert.equal(verified(request, minutesAfterNoon(16)), 'requestExpired')
})

test('the body is part of what is signed, named in a header or not', () => {
  const body = Buffer.from('{"HumanLoopName":"a"}')
  const request = aSignedRequest({ method: 'POST', body })
  const withBody = (bytes: Uint8Array): string => kindOf(verifyWithBody(request, bytes, noon, findAccessKey))
  assert.equal(withBody(body), 'ok')
  assert.equal(withBody(Buffer.from('{"HumanLoopName":"b"}')), 'signatureMismatch')
  assert.equal(withBody(new Uint8Array()), 'signatureMismatch')
})

test('a service other than S3 takes no unsigned body', () => {
  const signed = presign(
    {
      method: 'POST',
      url: '/',
      headers: { host: 'localhost:4600' },
      accessKey,
      region: 'us-east-1',
      service: 'sagemaker',
      at: noon,
    },
    60,
  )
  const request = { method: 'POST', url: signed, headers: { host: 'localhost:4600' } }
  assert.equal(kindOf(verifyWithBody(request, Buffer.from('{}'), noon, findAccessKey)), 'signatureMismatch')
})

const presigned = (expires: number, url = '/bucket/key?versionId=a%20b'): SignedRequest => ({
  method: 'GET',
  url: presign(
    {
      method: 'GET',
      url,
      headers: { host: 'localhost:4600' },
      accessKey,
      region: 'us-east-1',
      service: 's3',
      at: noon,
    },
    expires,
  ),
  headers: { host: 'localhost:4600' },
})

test('a presigned URL works until it expires, and not before its time', () => {
  const request = presigned(3600)
  const at = (minutes: number): string => verified(request, minutesAfterNoon(minutes))
  assert.deepEqual([at(0), at(60), at(60.02)], ['ok', 'ok', 'requestExpired'])
  assert.deepEqual([at(-15), at(-15.02)], ['ok', 'requestInFuture'])
})

test('a presigned URL may live from a second to a week', () => {
  assert.equal(verified(presigned(604_800)), 'ok')
  for (const expires of [0, -1, 604_801, 1.5, Number.NaN]) assert.equal(verified(presigned(expires)), 'malformed')
})

test('a presigned URL cannot be bent', () => {
  const { url, ...rest } = presigned(60)
  assert.equal(verified({ ...rest, url: url.replace('key', 'kez') }), 'signatureMismatch')
  assert.equal(verified({ ...rest, url: url.replace('Expires=60', 'Expires=61') }), 'signatureMismatch')
  assert.equal(verified({ ...rest, url: `${url}&x=1` }), 'signatureMismatch')
  assert.equal(verified({ ...rest, url: `${url}&X-Amz-Expires=60` }), 'malformed')
})

test('the scope is read from the header, else from the query, without a secret', () => {
  const credential = { accessKeyId: 'AKIDEXAMPLE', date: '20261123', region: 'us-east-1' }
  assert.deepEqual(credentialOf(aSignedRequest()), credentialFor({ ...credential, service: 'sagemaker' }))
  assert.deepEqual(credentialOf(presigned(60)), credentialFor({ ...credential, service: 's3' }))
  assert.equal(credentialOf({ method: 'GET', url: '/worker', headers: { host: 'a' } }), undefined)
})

test('every request is believed for itself, however well its client is known', () => {
  const good = aSignedRequest()
  const withAuthorization = (change: (text: string) => string): string =>
    verified({ ...good, headers: { ...good.headers, authorization: change(good.headers.authorization!) } })
  for (let time = 0; time < 2; time++) {
    assert.equal(
      withAuthorization(text => text),
      'ok',
    )
    assert.equal(
      withAuthorization(text => text.replace(/.$/, last => (last === '0' ? '1' : '0'))),
      'signatureMismatch',
    )
    assert.equal(
      withAuthorization(text => text.replace(/.$/, 'G')),
      'malformed',
    )
    assert.equal(
      withAuthorization(text => text.replace(/.$/, '')),
      'malformed',
    )
    assert.equal(
      withAuthorization(text => text.replace('Credential=AKID', 'Credential=AKIE')),
      'unknownAccessKey',
    )
    assert.equal(
      withAuthorization(text => text.replace('SignedHeaders=host;', 'SignedHeaders=')),
      'signatureMismatch',
    )
    assert.equal(
      withAuthorization(text => text.replace('SHA256', 'SHA1')),
      'malformed',
    )
    const [, first, last] = /^(.*), (Signature=.*)$/.exec(good.headers.authorization!)!
    assert.equal(
      withAuthorization(() => `${first!.replace(' ', ` ${last}, `)}`),
      'ok',
    )
  }
})

test('what strangers name as their signers does not gather in memory', () => {
  const strange = (length: number, i: number): SignedRequest => ({
    method: 'GET',
    url: '/',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${'A'.repeat(length)}${i}/20261123/us-east-1/sagemaker/aws4_request, SignedHeaders=${'a'.repeat(length)}, Signature=${'0'.repeat(64)}`,
    },
  })
  const before = heapBytes()
  for (let i = 0; i < 20_000; i++) verified(strange(100, i))
  for (let i = 0; i < 2_500; i++) verified(strange(12_000, i))
  assert.ok(heapBytes() - before < 4_000_000)
})

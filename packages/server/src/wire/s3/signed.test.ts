import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { after, before, test } from 'node:test'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { runningChecksum } from '../../objects/checksum.ts'
import { credentialFor, hmacHex, presign, sign, signingKeyFor } from '../sigv4/index.ts'
import { hmacSha1 } from './signature-v2.ts'
import { alice, clientOf, startS3, type TestServer } from './testing/a-server.ts'

/** Requests signed by hand and sent raw: what is refused, and in which words. */

let server: TestServer
let s3: S3Client
let host: string
/** How far the server's clock is ahead. */
let aheadMs = 0

before(async () => {
  server = await startS3({ now: () => new Date(Date.now() + aheadMs) })
  s3 = clientOf(server.url)
  host = new URL(server.url).host
  await s3.send(new CreateBucketCommand({ Bucket: 'bucket' }))
  await s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'a', Body: 'stored' }))
})
after(async () => {
  s3.destroy()
  await server.stop()
  assert.deepEqual(server.defects, [])
})

type Raw = {
  method?: string
  url?: string
  headers?: Record<string, string>
  payloadHash?: string
  body?: string | Buffer
  accessKey?: { id: string; secret: string }
  at?: Date
  change?: (headers: Record<string, string>) => Record<string, string>
}

/** Signs and sends; the answer's status and its S3 code, or the body of a good one. */
async function sent({
  method = 'PUT',
  url = '/bucket/raw',
  headers = {},
  body = '',
  accessKey = alice,
  at = new Date(),
  ...rest
}: Raw) {
  const bytes = Buffer.from(body)
  const payloadHash = rest.payloadHash ?? hash('sha256', bytes, 'hex')
  const toSign = { method, url, headers: { ...headers, host }, accessKey, region: 'us-east-1', service: 's3', at }
  const signed = sign(toSign, { payloadHash })
  const { host: _, ...all } = rest.change?.(signed) ?? signed
  const init = method === 'GET' ? { method, headers: all } : { method, headers: all, body: bytes }
  const response = await fetch(server.url + url, init)
  const text = await response.text()
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  assert.ok(response.headers.get('x-amz-request-id'))
  return `${response.status} ${/<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? text}`.trim()
}
const stored = (key = 'raw'): Promise<string> => sent({ method: 'GET', url: `/bucket/${key}` })

test('unknown keys, wrong secrets, stale and early dates, altered bodies: each has its own error', async () => {
  assert.equal(await sent({ body: 'good' }), '200')
  assert.equal(await sent({ accessKey: { id: 'AKIANOBODY', secret: 'x' } }), '403 InvalidAccessKeyId')
  assert.equal(await sent({ accessKey: { id: alice.id, secret: 'x' } }), '403 SignatureDoesNotMatch')
  assert.equal(await sent({ at: new Date(Date.now() - 16 * 60_000) }), '403 RequestTimeTooSkewed')
  assert.equal(await sent({ at: new Date(Date.now() + 16 * 60_000) }), '403 RequestTimeTooSkewed')
  assert.equal(
    await sent({ body: 'bad!', payloadHash: hash('sha256', 'good', 'hex') }),
    '400 XAmzContentSHA256Mismatch',
  )
  assert.equal(await sent({ change: ({ authorization: _, ...unsigned }) => unsigned }), '403 AccessDenied')
  assert.equal(
    await sent({ change: headers => ({ ...headers, authorization: 'Basic eDp5' }) }),
    '400 AuthorizationHeaderMalformed',
  )
  assert.equal(
    await sent({ change: headers => ({ ...headers, 'x-amz-meta-added': '1' }) }),
    '403 SignatureDoesNotMatch',
  )
  assert.equal(await sent({ payloadHash: 'nonsense' }), '400 InvalidArgument')
  assert.equal(await stored(), '200 good')
})

test('Content-MD5 is verified', async () => {
  const md5 = hash('md5', 'body', 'base64')
  assert.equal(await sent({ body: 'body', headers: { 'content-md5': md5 } }), '200')
  assert.equal(await sent({ body: 'other', headers: { 'content-md5': md5 } }), '400 BadDigest')
  assert.equal(await sent({ body: 'body', headers: { 'content-md5': 'short' } }), '400 InvalidDigest')
  assert.equal(await stored(), '200 body')
})

test('checksum headers that make no sense are refused', async () => {
  assert.equal(await sent({ headers: { 'x-amz-checksum-crc32': 'AAAA' } }), '400 InvalidRequest')
  assert.equal(
    await sent({ headers: { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-sha1': 'x' } }),
    '400 InvalidRequest',
  )
  assert.equal(await sent({ headers: { 'x-amz-sdk-checksum-algorithm': 'CRC32' } }), '400 InvalidRequest')
})

const crc32 = (body: string): string => {
  const sum = runningChecksum('CRC32')
  sum.update(Buffer.from(body))
  return sum.base64()
}
/** A body in aws-chunked framing without chunk signatures, its checksum behind it. */
const trailing = (body: string, trailer: string, value = crc32(body), length = body.length): Raw => ({
  payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  headers: {
    'x-amz-trailer': trailer,
    'x-amz-decoded-content-length': String(length),
    'content-encoding': 'aws-chunked',
  },
  body: `${body.length.toString(16)}\r\n${body}\r\n0\r\n${value === '' ? '' : `${trailer}:${value}\r\n`}\r\n`,
})

test('a checksum in a trailer is verified over plain HTTP; a wrong one stores nothing', async () => {
  assert.equal(await sent(trailing('trailed', 'x-amz-checksum-crc32')), '200')
  assert.equal(await stored(), '200 trailed')
  assert.equal(await sent(trailing('other', 'x-amz-checksum-crc32', 'AAAAAA==')), '400 BadDigest')
  assert.equal(await sent(trailing('other', 'x-amz-checksum-crc32', '')), '400 MalformedTrailerError')
  assert.equal(await sent(trailing('other', 'x-amz-checksum-md4')), '400 InvalidRequest')
  assert.equal(await sent(trailing('other', 'x-amz-checksum-crc32', undefined, 4)), '400 IncompleteBody')
  assert.equal(await sent(trailing('other', 'x-amz-checksum-crc32', undefined, 6)), '400 IncompleteBody')
  assert.equal(await stored(), '200 trailed')
})

/** A body of signed chunks; `bend` changes it after signing. */
async function signedChunks(chunks: string[], bend: (body: string) => string): Promise<string> {
  const at = new Date()
  const decodedLength = chunks.join('').length
  const credential = credentialFor({
    accessKeyId: alice.id,
    date: at.toISOString().slice(0, 10).replaceAll('-', ''),
    region: 'us-east-1',
    service: 's3',
  })
  const key = signingKeyFor(alice.secret, credential)
  const headers = { 'x-amz-decoded-content-length': String(decodedLength) }
  let body = ''
  const change = (signed: Record<string, string>) => {
    let previous = /Signature=(\w+)/.exec(signed.authorization!)![1]!
    for (const chunk of [...chunks, '']) {
      const scope = `${credential.date}/us-east-1/s3/aws4_request`
      const text = `AWS4-HMAC-SHA256-PAYLOAD\n${signed['x-amz-date']}\n${scope}\n${previous}\n${hash('sha256', '', 'hex')}\n${hash('sha256', chunk, 'hex')}`
      previous = hmacHex(key, text)
      body += `${chunk.length.toString(16)};chunk-signature=${previous}\r\n${chunk}\r\n`
    }
    return signed
  }
  const url = '/bucket/chunks'
  const toSign = {
    method: 'PUT',
    url,
    headers: { ...headers, host },
    accessKey: alice,
    region: 'us-east-1',
    service: 's3',
    at,
  }
  const { host: _, ...all } = change(sign(toSign, { payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }))
  const response = await fetch(server.url + url, { method: 'PUT', headers: all, body: bend(body) })
  return `${response.status} ${/<Code>(\w+)/.exec(await response.text())?.[1] ?? ''}`.trim()
}

test('every signature of a chunked body counts', async () => {
  assert.equal(await signedChunks(['first ', 'second'], body => body), '200')
  assert.equal(await stored('chunks'), '200 first second')
  assert.equal(
    await signedChunks(['first ', 'third'], body => body.replace('third', 'THIRD')),
    '403 SignatureDoesNotMatch',
  )
  assert.equal(
    await signedChunks(['first ', 'third'], body => body.slice(0, body.indexOf('\r\n0;') + 2)),
    '400 IncompleteBody',
  )
  assert.equal(await stored('chunks'), '200 first second')
})

test('presigned URLs of the newer version read and write until they expire', async () => {
  const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'bucket', Key: 'a' }), { expiresIn: 60 })
  assert.equal(await (await fetch(get)).text(), 'stored')
  const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket: 'bucket', Key: 'pre + é', Metadata: { a: 'b' } }))
  assert.equal(
    (await fetch(put, { method: 'PUT', body: 'presigned', headers: { 'content-type': 'text/plain' } })).status,
    200,
  )
  const got = await s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'pre + é' }))
  assert.deepEqual(
    [await got.Body!.transformToString(), got.ContentType, got.Metadata],
    ['presigned', 'text/plain', { a: 'b' }],
  )
  assert.equal((await fetch(get.replace('/a?', '/b?'))).status, 403)
  assert.equal((await fetch(get, { method: 'DELETE' })).status, 403)
  aheadMs = 61_000
  const expired = await fetch(get)
  aheadMs = 0
  assert.equal(expired.status, 403)
  assert.match(await expired.text(), /<Code>AccessDenied<\/Code><Message>Request has expired/)
})

test('a presigned URL by our own signer serves the same', async () => {
  const toSign = {
    method: 'GET',
    url: '/bucket/a',
    headers: { host },
    accessKey: alice,
    region: 'eu-west-1',
    service: 's3',
    at: new Date(),
  }
  assert.equal(await (await fetch(server.url + presign(toSign, 60))).text(), 'stored')
})

/** A presigned URL of the older version. */
function oldUrl(method: string, key: string, expiresAt: Date, extra = '', contentType = ''): string {
  const expires = Math.floor(expiresAt.getTime() / 1000)
  const signature = hmacSha1(
    alice.secret,
    `${method}\n\n${contentType}\n${expires}\n/bucket/${key}${extra && `?${extra}`}`,
  )
  const query = `AWSAccessKeyId=${alice.id}&Expires=${expires}&Signature=${encodeURIComponent(signature)}${extra && `&${extra}`}`
  return `${server.url}/bucket/${key}?${query}`
}

test('a client that goes away in the middle of its body leaves nothing behind', async () => {
  const at = new Date()
  const toSign = {
    method: 'PUT',
    url: '/bucket/half',
    headers: { host },
    accessKey: alice,
    region: 'us-east-1',
    service: 's3',
    at,
  }
  const headers = sign(toSign, { payloadHash: 'UNSIGNED-PAYLOAD' })
  const request = httpRequest(`${server.url}/bucket/half`, {
    method: 'PUT',
    headers: { ...headers, 'content-length': 100 },
  })
  request.on('error', () => {})
  await new Promise(resolve => request.write('half', resolve))
  await new Promise(resolve => setTimeout(resolve, 50))
  request.destroy()
  await new Promise(resolve => setTimeout(resolve, 50))
  assert.equal(await stored('half'), '404 NoSuchKey')
  assert.deepEqual(server.defects, [])
})

test('a signature for one style of address is none for the other', async () => {
  const url = new URL(oldUrl('GET', 'bucket/a', new Date(Date.now() + 60_000)))
  await s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'bucket/a', Body: 'same name' }))
  const get = (name: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: url.port, path: url.pathname + url.search, headers: { host: name } }
      httpRequest(options, answer => resolve(answer.resume().statusCode))
        .once('error', reject)
        .end()
    })
  assert.equal(await get(host), 200)
  assert.equal(await get(`bucket.localhost:${url.port}`), 403)
})

test('presigned URLs of the older version do too', async () => {
  const later = new Date(Date.now() + 60_000)
  assert.equal(await (await fetch(oldUrl('GET', 'a', later))).text(), 'stored')
  const typed = await fetch(oldUrl('GET', 'a', later, 'response-content-type=text/x-chosen'))
  assert.equal(typed.headers.get('content-type'), 'text/x-chosen')
  const put = oldUrl('PUT', 'old%20%2B', later, '', 'text/plain')
  assert.equal(
    (await fetch(put, { method: 'PUT', body: 'old', headers: { 'content-type': 'text/plain' } })).status,
    200,
  )
  assert.equal(await stored('old%20%2B'), '200 old')
  assert.equal((await fetch(put, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/html' } })).status, 403)
  assert.equal((await fetch(oldUrl('GET', 'a', later).replace('/a?', '/b?'))).status, 403)
  assert.equal((await fetch(oldUrl('GET', 'a', new Date(Date.now() - 1000)))).status, 403)
  assert.equal((await fetch(oldUrl('GET', 'a', later).replace(alice.id, 'AKIANOBODY'))).status, 403)
})

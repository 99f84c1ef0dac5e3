import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import {
  CreateBucketCommand,
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { credentialFor, hmacHex, signingKeyFor } from '../sigv4/index.ts'
import { serveObject } from './serve-object.ts'
import { hmacSha1 } from './signature-v2.ts'
import { alice, clientOf, startS3, type TestServer } from './testing/a-server.ts'

/** What a browser meets: stored pages, other origins, forms. */

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

const put = (Key: string, ContentType: string, Body = '<script>alert(1)</script>') =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }))
const linkTo = (Key: string, more: object = {}): Promise<string> =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket, Key, ...more }))

test('whatever a browser could run is locked into a sandbox, under any spelling of its type', async () => {
  const types = [
    'text/html',
    'TEXT/HTML; charset=utf-8',
    ' text/html',
    'application/xhtml+xml',
    'image/svg+xml',
    'text/xml',
    'application/xml',
    'text/javascript',
    'application/javascript',
    'application/pdf',
    'application/x-shockwave-flash',
    'multipart/x-mixed-replace',
    'message/rfc822',
    'text/plainhtml',
    'unknown',
    'image/png, text/html',
    'text/plain,text/html;x=","',
    'image/x+xml',
    'font/svg',
    'text/plain-html',
    '',
  ]
  for (const type of types) {
    await put('page', type)
    const answer = await fetch(await linkTo('page'))
    assert.equal(answer.headers.get('content-security-policy'), type === '' ? null : 'sandbox', type)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(answer.headers.get('set-cookie'), null)
    await answer.body?.cancel()
  }
  for (const type of ['image/png', 'text/plain; charset=utf-8', 'application/json', 'video/mp4', 'text/csv']) {
    await put('picture', type)
    const answer = await fetch(await linkTo('picture'))
    assert.deepEqual(
      [answer.headers.get('content-security-policy'), answer.headers.get('x-content-type-options')],
      [null, 'nosniff'],
    )
    await answer.body?.cancel()
  }
})

test('a link that asks for another type does not get out of the sandbox', async () => {
  await put('plain', 'text/plain')
  const answer = await fetch(await linkTo('plain', { ResponseContentType: 'text/html' }))
  assert.deepEqual(
    [answer.headers.get('content-type'), answer.headers.get('content-security-policy')],
    ['text/html', 'sandbox'],
  )
  await answer.body?.cancel()
})

const rules = {
  CORSRules: [
    {
      AllowedOrigins: ['https://*.example.com'],
      AllowedMethods: ['GET', 'PUT'],
      AllowedHeaders: ['x-amz-*', 'Content-Type'],
      ExposeHeaders: ['ETag'],
      MaxAgeSeconds: 60,
    },
    { AllowedOrigins: ['*'], AllowedMethods: ['HEAD'] },
  ],
}
const preflight = (origin: string, method: string, headers = '') =>
  fetch(`${server.url}/${Bucket}/a`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      ...(headers && { 'access-control-request-headers': headers }),
    },
  })

test("other origins may do what the bucket's rules allow, and nothing without rules", async () => {
  assert.equal((await preflight('https://a.example.com', 'GET')).status, 403)
  await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: rules }))
  const allowed = await preflight('https://a.example.com', 'PUT', 'content-type, x-amz-meta-a')
  assert.deepEqual(
    [allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-max-age')],
    [200, 'https://a.example.com', '60'],
  )
  assert.equal(allowed.headers.get('access-control-allow-headers'), 'content-type, x-amz-meta-a')
  assert.equal((await preflight('https://evil.com', 'PUT')).status, 403)
  assert.equal((await preflight('https://a.example.com', 'DELETE')).status, 403)
  assert.equal((await preflight('https://a.example.com', 'PUT', 'authorization')).status, 403)
  assert.equal((await preflight('https://anyone.org', 'HEAD')).headers.get('access-control-allow-origin'), '*')
  await put('a', 'text/plain', 'x')
  const actual = await fetch(await linkTo('a'), { headers: { origin: 'https://a.example.com' } })
  assert.deepEqual(
    [actual.headers.get('access-control-allow-origin'), actual.headers.get('access-control-expose-headers')],
    ['https://a.example.com', 'ETag'],
  )
  const foreign = await fetch(await linkTo('a'), { headers: { origin: 'https://evil.com' } })
  assert.equal(foreign.headers.get('access-control-allow-origin'), null)
})

test('CORS rules are read back as they were set, and deleted', async () => {
  await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: rules }))
  assert.deepEqual((await s3.send(new GetBucketCorsCommand({ Bucket }))).CORSRules, rules.CORSRules)
  const bad = { CORSRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['PATCH'] }] }
  await assert.rejects(s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: bad })), { name: 'MalformedXML' })
  await s3.send(new DeleteBucketCorsCommand({ Bucket }))
  await assert.rejects(s3.send(new GetBucketCorsCommand({ Bucket })), { name: 'NoSuchCORSConfiguration' })
})

type FormOptions = {
  conditions?: unknown[]
  fields?: Record<string, string>
  file?: string
  isOld?: boolean
  secret?: string
}

/** Posts a form whose policy allows keys under `forms/` of at most 100 bytes. */
async function post({
  conditions = [],
  fields = {},
  file = 'posted',
  isOld = false,
  secret = alice.secret,
}: FormOptions) {
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const credential = `${alice.id}/${date}/us-east-1/s3/aws4_request`
  const stamp = {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': credential,
    'x-amz-date': `${date}T000000Z`,
  }
  // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder for the name of the file
  const all = { key: 'forms/${filename}', ...(isOld ? {} : stamp), ...fields }
  const expiration = new Date(Date.now() + 60_000).toISOString()
  const base = [{ bucket: Bucket }, ['starts-with', '$key', 'forms/'], ['content-length-range', 1, 100]]
  const policy = Buffer.from(
    JSON.stringify({
      expiration,
      conditions: [...base, ...(isOld ? [] : Object.entries(stamp).map(([k, v]) => ({ [k]: v }))), ...conditions],
    }),
  ).toString('base64')
  const key = signingKeyFor(secret, credentialFor({ accessKeyId: alice.id, date, region: 'us-east-1', service: 's3' }))
  const signature = isOld
    ? { AWSAccessKeyId: alice.id, signature: hmacSha1(secret, policy) }
    : { 'x-amz-signature': hmacHex(key, policy) }
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...all, policy, ...signature })) form.append(name, value)
  form.append('file', new Blob([file]), 'ä file.txt')
  const response = await fetch(`${server.url}/${Bucket}`, { method: 'POST', body: form, redirect: 'manual' })
  const text = await response.text()
  return {
    status: response.status,
    code: /<Code>(\w+)/.exec(text)?.[1],
    text,
    location: response.headers.get('location'),
  }
}
const formText = async (key: string): Promise<string> => (await fetch(await linkTo(key))).text()

test('a form posts a file, with signatures of both versions', async () => {
  assert.equal((await post({ file: 'newer\r\n--not the boundary\r\n' })).status, 204)
  assert.equal(await formText('forms/ä file.txt'), 'newer\r\n--not the boundary\r\n')
  assert.equal((await post({ isOld: true, file: 'older' })).status, 204)
  assert.equal(await formText('forms/ä file.txt'), 'older')
})

test('a form may choose type, metadata and answer', async () => {
  const fields = { 'Content-Type': 'text/x-form', 'x-amz-meta-from': 'form', success_action_status: '201' }
  const conditions = Object.entries(fields).map(([name, value]) => ({ [name]: value }))
  const created = await post({ fields, conditions })
  assert.equal(created.status, 201)
  assert.match(created.text, /<Key>forms\/ä file.txt<\/Key>/)
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'forms/ä file.txt' }))
  assert.deepEqual([got.ContentType, got.Metadata], ['text/x-form', { from: 'form' }])
  const redirect = { success_action_redirect: 'https://example.com/done?a=1' }
  const sent = await post({ fields: redirect, conditions: [redirect] })
  assert.equal(sent.status, 303)
  assert.match(sent.location ?? '', /^https:\/\/example\.com\/done\?a=1&bucket=bucket&key=forms/)
})

test('a form that breaks its policy stores nothing', async () => {
  const code = async (options: FormOptions): Promise<string | undefined> => (await post(options)).code
  assert.equal(await code({ fields: { key: 'elsewhere' } }), 'AccessDenied')
  assert.equal(await code({ fields: { 'x-amz-meta-sly': '1' } }), 'AccessDenied')
  assert.equal(await code({ file: 'x'.repeat(101), fields: { key: 'forms/too-large' } }), 'EntityTooLarge')
  assert.equal(await code({ file: '', fields: { key: 'forms/too-small' } }), 'EntityTooSmall')
  assert.equal(await code({ secret: 'wrong' }), 'SignatureDoesNotMatch')
  assert.equal(await code({ secret: 'wrong', isOld: true }), 'SignatureDoesNotMatch')
  for (const key of ['elsewhere', 'forms/too-large', 'forms/too-small']) {
    await assert.rejects(s3.send(new GetObjectCommand({ Bucket, Key: key })), { name: 'NoSuchKey' })
  }
})

test('the content origin shows an object inline, in part, and unmodified', async () => {
  await put('shown', 'text/html', '<p>0123456789</p>')
  await put('shown.pdf', 'application/pdf', '%PDF')
  const { accountId } = alice
  const listener: Server = createServer((req, res) => {
    const key = decodeURIComponent(req.url!.slice(1))
    void serveObject(server.objects, { accountId, bucket: Bucket, key }, req, res, { 'cache-control': 'private' })
  })
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
  const whole = await fetch(`${base}/shown`)
  assert.equal(await whole.text(), '<p>0123456789</p>')
  assert.deepEqual(
    ['content-type', 'content-disposition', 'cache-control', 'content-security-policy', 'x-content-type-options'].map(
      name => whole.headers.get(name),
    ),
    ['text/html', 'inline', 'private', 'sandbox', 'nosniff'],
  )
  const part = await fetch(`${base}/shown`, { headers: { range: 'bytes=3-5' } })
  assert.deepEqual([part.status, part.headers.get('content-range'), await part.text()], [206, 'bytes 3-5/17', '012'])
  assert.equal((await fetch(`${base}/shown`, { headers: { 'if-none-match': whole.headers.get('etag')! } })).status, 304)
  const head = await fetch(`${base}/shown`, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, '17', ''])
  const pdf = await fetch(`${base}/shown.pdf`)
  assert.deepEqual([await pdf.text(), pdf.headers.get('content-security-policy')], ['%PDF', null])
  const missing = await fetch(`${base}/nothing`)
  assert.deepEqual([missing.status, await missing.text()], [404, 'This file does not exist.'])
  listener.closeAllConnections()
  await new Promise(resolve => listener.close(resolve))
})

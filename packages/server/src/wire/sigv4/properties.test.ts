import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accessKey, aSignedRequest, findAccessKey, noon, type Parts } from './a-request.ts'
import { presign, verifySignature, verifyWithBody } from './index.ts'
import { encodeText, PATH, recode } from './percent.ts'
import type { SignedRequest } from './types.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 20 })
// Services other than S3 resolve dot segments before signing, so paths with them are many spellings of one.
const segment = text.filter(name => !/^\.*$/.test(name))
const path = fc.array(segment, { maxLength: 4 }).map(parts => `/${parts.map(part => encodeText(part)).join('/')}`)
const query = fc
  .array(fc.tuple(text, text), { maxLength: 4 })
  .map(pairs => pairs.map(([name, value]) => `${encodeText(`q${name}`)}=${encodeText(value)}`).join('&'))
const url = fc.tuple(path, query).map(([p, q]) => (q === '' ? p : `${p}?${q}`))
const headerValue = fc.string({ unit: fc.constantFrom(...'abcXYZ019 /:;,="+'), maxLength: 30 })
const parts: fc.Arbitrary<Parts> = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
  url,
  service: fc.constantFrom('s3', 'sagemaker'),
  body: fc.uint8Array({ maxLength: 64 }),
  headers: headerValue.map(value => ({ host: 'localhost:4600', 'x-amz-meta-a': value })),
})

const isAccepted = (request: SignedRequest, body: Uint8Array): boolean =>
  verifyWithBody(request, body, noon, findAccessKey).ok

test('what was signed verifies', () => {
  fc.assert(fc.property(parts, p => isAccepted(aSignedRequest(p), p.body!)))
})

/** Replaces one character by another that means something else. */
function altered(original: string, at: number, by: string): string {
  const i = at % original.length
  return original.slice(0, i) + (original[i] === by ? (by === 'a' ? 'b' : 'a') : by) + original.slice(i + 1)
}

const position = fc.nat({ max: 1000 })

test('any other method, path, query, signed header or body is refused', () => {
  fc.assert(
    fc.property(parts, position, fc.constantFrom(...'aZ0-'), (p, at, by) => {
      const request = aSignedRequest(p)
      const body = p.body!
      const bent = altered(request.url.slice(1) || 'a', at, by)
      // `%2b` for `%2B` is the same request; recoding levels the case of the hex digits.
      const isSame = recode(bent, PATH) === recode(request.url.slice(1), PATH)
      assert.ok(isSame || !isAccepted({ ...request, url: `/${bent}` }, body), `/${bent}`)
      assert.ok(!isAccepted({ ...request, method: `${request.method}X` }, body))
      const name = ['host', 'x-amz-date', 'x-amz-meta-a', 'x-amz-content-sha256'][at % 4]!
      const value = `${request.headers[name]}${by}`
      assert.ok(!isAccepted({ ...request, headers: { ...request.headers, [name]: value } }, body))
      assert.ok(!isAccepted(request, Buffer.concat([body, Buffer.from(by)])))
      const authorization = altered(request.headers.authorization!, at, by)
      assert.ok(!isAccepted({ ...request, headers: { ...request.headers, authorization } }, body), authorization)
    }),
  )
})

test('a presigned URL verifies, and no other one does', () => {
  fc.assert(
    fc.property(url, position, fc.constantFrom(...'aZ0'), (plain, at, by) => {
      const headers = { host: 'localhost:4600' }
      const request = { method: 'GET', url: plain, headers, accessKey, region: 'eu-west-1', service: 's3', at: noon }
      const signed = presign(request, 60)
      assert.ok(verifySignature({ method: 'GET', url: signed, headers }, noon, findAccessKey).ok)
      const bent = `/${altered(signed.slice(1), at, by)}`
      if (recode(bent, PATH) === recode(signed, PATH)) return
      assert.ok(!verifySignature({ method: 'GET', url: bent, headers }, noon, findAccessKey).ok, bent)
    }),
  )
})

test('encoding is canonical: recoding changes nothing, and every spelling of a byte becomes one', () => {
  fc.assert(
    fc.property(text, name => {
      const encoded = encodeText(name)
      assert.equal(recode(encoded, PATH), encoded.replaceAll('%2F', '/'))
      assert.equal(recode(encoded.toLowerCase(), PATH).toLowerCase(), recode(encoded, PATH).toLowerCase())
      assert.equal(decodeURIComponent(encoded), name)
    }),
  )
})

test('whatever arrives, the verifier answers and does not throw', () => {
  const anything = fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes).toString('latin1'))
  const scope = 'AKIDEXAMPLE/20261123/us-east-1/s3/aws4_request'
  fc.assert(
    fc.property(anything, anything, anything, (a, b, c) => {
      const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;${b}, Signature=${c}`
      for (const headers of [{ authorization: a, host: b }, { authorization, host: a, 'x-amz-date': c }, { host: c }]) {
        const result = verifySignature({ method: a, url: `/${b}?X-Amz-Date=${c}`, headers }, noon, findAccessKey)
        assert.equal(result.ok, false)
      }
    }),
  )
})

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { credentialFor, hmacHex, signingKeyFor } from '../sigv4/index.ts'
import { decodeAwsChunked, type Framing } from './aws-chunked.ts'
import { RefusedBody } from './errors.ts'

// The published example: 65 KiB of the letter a, in chunks of 64 KiB, 1 KiB and none, for examplebucket.
const credential = credentialFor({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  date: '20130524',
  region: 'us-east-1',
  service: 's3',
})
const signed = {
  signingKey: signingKeyFor('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', credential),
  signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  amzDate: '20130524T000000Z',
  scope: '20130524/us-east-1/s3/aws4_request',
}
const SIGNATURES = [
  'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
  '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
  'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
]
const chunk = (body: string, signature: string): string =>
  `${body.length.toString(16)};chunk-signature=${signature}\r\n${body}\r\n`
const EXAMPLE = [65536, 1024, 0].map((size, i) => chunk('a'.repeat(size), SIGNATURES[i]!)).join('')

async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'latin1')
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** What comes out, or the code of the refusal. */
async function decoded(
  text: string,
  framing: Framing,
  size = 1000,
  trailers = new Map<string, string>(),
): Promise<string> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of decodeAwsChunked(cut(text, size), framing, trailers)) pieces.push(piece)
  } catch (error) {
    assert.ok(error instanceof RefusedBody)
    return error.error.code
  }
  return Buffer.concat(pieces).toString('latin1')
}

test("the platform's published example decodes, and no other one does", async () => {
  const framing = { signed, hasTrailer: false }
  assert.equal(await decoded(EXAMPLE, framing), 'a'.repeat(66560))
  assert.equal(await decoded(EXAMPLE.replace('aaa', 'aab'), framing), 'SignatureDoesNotMatch')
  assert.equal(await decoded(EXAMPLE.replace('ad80', 'ad81'), framing), 'SignatureDoesNotMatch')
  assert.equal(await decoded(EXAMPLE.replace('b6c6', 'b6c7'), framing), 'SignatureDoesNotMatch')
  assert.equal(await decoded(EXAMPLE.replace(/;chunk-signature=\w+/g, ''), framing), 'SignatureDoesNotMatch')
  assert.equal(await decoded(chunk('', SIGNATURES[2]!), framing), 'SignatureDoesNotMatch')
})

test('a signed trailer is checked', async () => {
  const scope = '20130524/us-east-1/s3/aws4_request'
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const sign = (kind: string, previous: string, rest: string): string =>
    hmacHex(signed.signingKey, `AWS4-HMAC-SHA256-${kind}\n${signed.amzDate}\n${scope}\n${previous}\n${rest}`)
  const last = sign('PAYLOAD', signed.signature, `${empty}\n${empty}`)
  const covered = hash('sha256', 'x-amz-checksum-crc32:AAAAAA==\n', 'hex')
  const body = `0;chunk-signature=${last}\r\nx-amz-checksum-crc32:AAAAAA==\r\nx-amz-trailer-signature:${sign('TRAILER', last, covered)}\r\n\r\n`
  const trailers = new Map<string, string>()
  assert.equal(await decoded(body, { signed, hasTrailer: true }, 7, trailers), '')
  assert.deepEqual([...trailers], [['x-amz-checksum-crc32', 'AAAAAA==']])
  assert.equal(await decoded(body.replace('AAAAAA', 'AAAAAB'), { signed, hasTrailer: true }), 'SignatureDoesNotMatch')
  assert.equal(
    await decoded(body.replace(/x-amz-trailer-sig.*/, ''), { signed, hasTrailer: true }),
    'SignatureDoesNotMatch',
  )
})

test('an unsigned body comes out as it went in, however it was cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary-ascii', minLength: 1 })),
      fc.integer({ min: 1, max: 50 }),
      async (pieces, size) => {
        const framed = [...pieces, '']
          .map(piece => `${piece.length.toString(16)}\r\n${piece}${piece === '' ? '' : '\r\n'}`)
          .join('')
        const trailers = new Map<string, string>()
        assert.equal(
          await decoded(`${framed}X-Amz-Checksum-CRC32: abc=\r\n\r\n`, { hasTrailer: true }, size, trailers),
          pieces.join(''),
        )
        assert.deepEqual([...trailers], [['x-amz-checksum-crc32', 'abc=']])
      },
    ),
  )
})

test('broken framing is refused', async () => {
  const framing = { hasTrailer: true }
  assert.equal(await decoded('5\r\nabc', framing), 'IncompleteBody')
  assert.equal(await decoded('', framing), 'IncompleteBody')
  assert.equal(await decoded('3\r\nabc\r\n', framing), 'IncompleteBody')
  assert.equal(await decoded('2\r\nabc\r\n0\r\n\r\n', framing), 'InvalidRequest')
  assert.equal(await decoded('xyz\r\n', framing), 'InvalidRequest')
  assert.equal(await decoded(`${'0'.repeat(10_000)}\r\n`, framing), 'InvalidRequest')
  assert.equal(await decoded('0\r\nno colon\r\n\r\n', framing), 'MalformedTrailerError')
})

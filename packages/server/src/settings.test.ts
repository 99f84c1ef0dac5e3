import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addressesOf } from './addresses.ts'
import { readArguments, readSettings } from './settings.ts'

describe('settings', () => {
  test('have defaults, come from the environment, and flags win', () => {
    const plain = readSettings({})
    assert.deepEqual([plain.port, plain.host, plain.region], [4600, '127.0.0.1', 'us-east-1'])
    const { flags, rest } = readArguments(['serve', '--port=4700', '--region', 'eu-west-1'])
    assert.deepEqual(rest, ['serve'])
    const set = readSettings({ HANDLOOP_PORT: '1', HANDLOOP_HOST: '0.0.0.0' }, flags)
    assert.deepEqual([set.port, set.host, set.region], [4700, '0.0.0.0', 'eu-west-1'])
  })

  const wrong: [Record<string, string>, RegExp][] = [
    [{ HANDLOOP_PORT: 'http' }, /HANDLOOP_PORT .*"http"/],
    [{ HANDLOOP_PORT: '70000' }, /HANDLOOP_PORT/],
    [{ HANDLOOP_PUBLIC_URL: 'review.example.org' }, /HANDLOOP_PUBLIC_URL/],
    [{ HANDLOOP_REGION: 'Mars!' }, /HANDLOOP_REGION/],
    [{ HANDLOOP_S3_ENDPOINT: 'ftp://x' }, /HANDLOOP_S3_ENDPOINT/],
    [{ HANDLOOP_DATABASE_URL: 'mysql://x' }, /HANDLOOP_DATABASE_URL must be an address like postgres/],
    [{ HANDLOOP_DATABASE_URL: 'postgres://x' }, /share no disk: set HANDLOOP_S3_ENDPOINT/],
    [{ HANDLOOP_DATABASE_URL: 'postgres://x/y?options=-c%20a' }, /must not have \?options/],
    [{ HANDLOOP_WEBHOOK_URL: 'x' }, /HANDLOOP_WEBHOOK_URL/],
  ]
  for (const [env, says] of wrong)
    test(`that are wrong are named: ${JSON.stringify(env)}`, () => {
      assert.throws(() => readSettings(env), says)
    })

  test('a wrong database address is not repeated: it holds a password', () => {
    assert.throws(
      () => readSettings({ HANDLOOP_DATABASE_URL: 'postgres:/user:hunter2@host/db' }),
      (error: Error) => !error.message.includes('hunter2'),
    )
  })

  test('a flag without its value is named', () => {
    assert.throws(() => readArguments(['serve', '--port']), /--port needs a value/)
  })
})

describe('addresses', () => {
  const of = (env: Record<string, string>) => addressesOf(readSettings(env), 4600)

  test('on loopback, frames get the other name of the machine, and clients an IP address', () => {
    const plain = of({})
    assert.equal(plain.publicUrl, 'http://127.0.0.1:4600')
    assert.equal(plain.contentUrl, 'http://localhost:4600')
    assert.equal(plain.isContentSandboxed, false)
    const named = of({ HANDLOOP_PUBLIC_URL: 'http://localhost:4600' })
    assert.equal(named.contentUrl, 'http://127.0.0.1:4600')
    assert.equal(named.apiUrl, 'http://127.0.0.1:4600')
  })

  test('elsewhere, frames are sandboxed unless they get an origin of their own', () => {
    const shared = of({ HANDLOOP_PUBLIC_URL: 'https://review.example.org/handloop/' })
    assert.equal(shared.publicUrl, 'https://review.example.org/handloop')
    assert.equal(shared.prefix, '/handloop')
    assert.equal(shared.isContentSandboxed, true)
    assert.equal(shared.subDomain, 'review.example.org')
    const own = of({
      HANDLOOP_PUBLIC_URL: 'https://review.example.org',
      HANDLOOP_CONTENT_URL: 'https://frames.example.net',
    })
    assert.equal(own.isContentSandboxed, false)
    assert.equal(own.contentOrigin, 'https://frames.example.net')
  })
})

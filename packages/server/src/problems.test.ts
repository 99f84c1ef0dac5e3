// What is answered when there is more to do than can be done, by who asks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { addressesOf } from './addresses.ts'
import { BackPressure } from './back-pressure/back-pressure.ts'
import { withinBounds } from './browser-bounds.ts'
import { readSettings } from './settings.ts'

const backPressure = new BackPressure(null)
while (backPressure.browsers.enter());
const app = Fastify()
withinBounds(app, backPressure, addressesOf(readSettings({}), 4600))
for (const path of ['/worker/sign-in/:token', '/worker/api/tasks', '/console']) app.get(path, async () => 'done')

const ask = (url: string, headers: Record<string, string>) => app.inject({ method: 'GET', url, headers })
const PERSON = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

test('a person who opens a page is told on a page, in their language', async () => {
  const answer = await ask('/worker/sign-in/one', { ...PERSON, 'accept-language': 'es-MX,es;q=0.9' })
  assert.equal(answer.statusCode, 503)
  assert.equal(answer.headers['retry-after'], '1')
  assert.match(String(answer.headers['content-security-policy']), /frame-ancestors 'none'/)
  assert.match(answer.body, /<html lang="es">.*<h1>Ahora mismo hay demasiado trabajo<\/h1>/s)
})

test('an operator is told in English, as all of the console is', async () => {
  const answer = await ask('/console', { ...PERSON, 'accept-language': 'es' })
  assert.match(answer.body, /<html lang="en">.*<h1>Too much to do right now<\/h1>/s)
})

test('programs, and whoever asks the API, get its error', async () => {
  for (const [url, headers] of [
    ['/worker/sign-in/one', { accept: '*/*' }],
    ['/worker/api/tasks', PERSON],
  ] as const) {
    const answer = await ask(url, headers)
    assert.equal(answer.statusCode, 503)
    assert.equal(answer.json().error.code, 'busy')
  }
})

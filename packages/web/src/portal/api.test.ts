import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { workerApi } from './api.ts'
import type { Lease } from './api-types.ts'

const lease: Lease = {
  taskId: 'a/b',
  leaseEpoch: 3,
  acceptedAt: '',
  expiresAt: '',
  title: '',
  description: '',
  frameUrl: '',
}

/** Answers with these in turn, and keeps what was asked. */
function anApi(...answers: (Response | Error)[]) {
  const asked: { url: string; init: RequestInit }[] = []
  const fetcher = async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), init: init ?? {} })
    const answer = answers.shift()
    if (!(answer instanceof Response)) throw answer ?? new Error('asked too often')
    return answer
  }
  return { api: workerApi('http://h/worker/api/', fetcher as typeof fetch), asked }
}

const session = (csrfToken: string) =>
  Response.json({ worker: { name: 'Ada' }, csrfToken, serverTime: new Date(Date.now() + 3_600_000).toISOString() })
const header = (init: RequestInit | undefined, name: string) => new Headers(init?.headers).get(name)

describe('the worker API as values', () => {
  test('statuses become what they mean', async () => {
    const meanings = {
      401: 'signedOut',
      404: 'notFound',
      409: 'leaseLost',
      410: 'gone',
      422: 'invalid',
      413: 'invalid',
      429: 'unavailable',
      500: 'unavailable',
      503: 'unavailable',
    }
    for (const [status, kind] of Object.entries(meanings)) {
      const { api } = anApi(Response.json({ error: { code: 'x', message: 'why' } }, { status: Number(status) }))
      assert.deepEqual(await api.submit(lease, {}), { ok: false, error: { kind, message: 'why' } })
    }
  })

  test('no answer, or one that is no JSON, is a value too', async () => {
    const { api } = anApi(
      new TypeError('network'),
      new Response('<html>', { status: 200 }),
      new Response('<html>', { status: 502 }),
    )
    for (const kind of ['offline', 'unavailable', 'unavailable']) {
      const result = await api.tasks()
      assert.equal(!result.ok && result.error.kind, kind)
    }
  })

  test('changes carry the CSRF token of the session, reads carry none', async () => {
    const { api, asked } = anApi(session('one'), new Response(null, { status: 204 }), Response.json({ tasks: [] }))
    await api.session()
    assert.deepEqual(await api.nextTask(), { ok: true, value: undefined })
    await api.tasks('a b')
    assert.deepEqual(
      asked.map(({ init }) => [init.method, header(init, 'X-CSRF-Token')]),
      [
        ['GET', null],
        ['POST', 'one'],
        ['GET', null],
      ],
    )
    assert.equal(asked[2]?.url, 'http://h/worker/api/tasks?nextToken=a+b')
  })

  test('after a sign-in in another tab the new token is fetched and the same change made once more', async () => {
    const refused = Response.json({ error: { code: 'csrf', message: '' } }, { status: 403 })
    const { api, asked } = anApi(session('old'), refused, session('new'), Response.json({}))
    await api.session()
    assert.equal((await api.submit(lease, { a: 1 })).ok, true)
    assert.deepEqual(
      asked.map(({ url }) => url.slice('http://h/worker/api/'.length)),
      ['session', 'tasks/a%2Fb/submit', 'session', 'tasks/a%2Fb/submit'],
    )
    assert.equal(asked[3]?.init.body, '{"leaseEpoch":3,"answerContent":{"a":1}}')
    assert.equal(header(asked[3]?.init, 'X-CSRF-Token'), 'new')
  })

  test('a task without a draft has none, and the clock is the one of the service', async () => {
    const { api } = anApi(
      session('one'),
      Response.json({ draft: null }),
      Response.json({}, { status: 404 }),
      Response.json({ draft: { a: 1 } }),
    )
    await api.session()
    assert.ok(Math.abs(api.serverNow() - Date.now() - 3_600_000) < 60_000)
    assert.deepEqual(await api.draft('t'), { ok: true, value: undefined })
    assert.deepEqual(await api.draft('t'), { ok: true, value: undefined })
    assert.deepEqual(await api.draft('t'), { ok: true, value: { draft: { a: 1 }, savedAt: null } })
  })

  test('what is sent while the page goes away outlives it, unless it is too large for browsers', async () => {
    const { api, asked } = anApi(Response.json({}), Response.json({}), Response.json({}))
    await api.saveDraft(lease, 'small', true)
    await api.saveDraft(lease, 'x'.repeat(70_000), true)
    await api.saveDraft(lease, 'small')
    assert.deepEqual(
      asked.map(({ init }) => init.keepalive),
      [true, false, false],
    )
  })
})

// Who gets the console's page, and what comes with it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Service, startService } from './service.ts'

let service: Service
let cookie = ''
before(async () => {
  service = await startService()
})
after(async () => {
  await service.stop()
})

async function page(path: string): Promise<string> {
  const response = await fetch(service.url + path, { headers: { cookie } })
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
  return response.text()
}

test('a sign-in link opens a page, and only pressing its button uses the link up', async () => {
  const link = await service.cli('console', 'link')
  assert.equal((await fetch(`${service.url}/console`)).status, 401)
  for (let i = 0; i < 2; i++) assert.match(await (await fetch(link)).text(), /<button type="submit">Sign in<\/button>/)
  const foreign = await fetch(link, { method: 'POST', headers: { origin: 'https://evil.example' }, redirect: 'manual' })
  assert.equal(foreign.status, 403)
  const response = await fetch(link, { method: 'POST', redirect: 'manual' })
  assert.equal(response.status, 303)
  const set = response.headers.get('set-cookie') ?? ''
  assert.match(set, /^handloop-console=[^;]+; Path=\/console; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
  cookie = set.split(';')[0]!
  assert.equal((await fetch(link, { method: 'POST', redirect: 'manual' })).status, 410)
  assert.match(await (await fetch(link)).text(), /Ask whoever sent it for a new one/)
})

test('who comes back to a used link and is signed in is shown the way on instead of a dead end', async () => {
  const link = await service.cli('console', 'link')
  await fetch(link, { method: 'POST', redirect: 'manual' })
  const used = await fetch(link, { headers: { cookie } })
  assert.equal(used.status, 410)
  const html = await used.text()
  assert.match(html, /You are signed in here already/)
  assert.match(html, /<a class="button" href="\/console\/">Go to the console<\/a>/)
  assert.doesNotMatch(html, /Ask whoever sent it/)
})

test('a worker’s link is no link to the console, and the other way round', async () => {
  const worker = await service.cli('worker', 'add', 'wanda')
  const asConsole = await fetch(worker.replace('/worker/', '/console/'), { method: 'POST', redirect: 'manual' })
  assert.equal(asConsole.status, 410)
  const operator = await service.cli('console', 'link')
  const asWorker = await fetch(operator.replace('/console/', '/worker/'), { method: 'POST', redirect: 'manual' })
  assert.equal(asWorker.status, 410)
})

test('the page of the console comes with headers that keep strangers out, and names its program', async () => {
  const html = await page('/console')
  assert.match(html, /<script type="module" src="\/console\/assets\/console\.js">/)
  const program = await fetch(`${service.url}/console/assets/console.js`)
  assert.deepEqual([program.status, program.headers.get('content-type')], [200, 'text/javascript; charset=utf-8'])
  const plain = await fetch(`${service.url}/console/assets/console.js`, { headers: { 'accept-encoding': 'identity' } })
  assert.deepEqual([program.headers.get('content-encoding'), plain.headers.get('content-encoding')], ['gzip', null])
  assert.equal(await program.text(), await plain.text())
  assert.equal((await fetch(`${service.url}/console/assets/console.js.gz`)).status, 404)
  assert.equal((await fetch(`${service.url}/console/assets/..%2Fcli.js`)).status, 404)
})

test('signing out ends the session', async () => {
  const { csrfToken } = await (await fetch(`${service.url}/console/api/session`, { headers: { cookie } })).json()
  const signOut = (headers: Record<string, string>) =>
    fetch(`${service.url}/console/sign-out`, { method: 'POST', headers: { cookie, ...headers } })
  assert.equal((await signOut({})).status, 403)
  assert.equal((await signOut({ 'x-csrf-token': csrfToken })).status, 204)
  assert.equal((await fetch(`${service.url}/console`, { headers: { cookie } })).status, 401)
})

// The console's pages, as a browser without any script would use them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, startLoop, statusOf } from './fixtures.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

let service: Service
let client: Client
let cookie = ''
before(async () => {
  service = await startService()
  client = jsSdk({ url: service.url, keys: service.keys })
})
after(async () => {
  await client.close()
  await service.stop()
})

async function page(path: string): Promise<string> {
  const response = await fetch(service.url + path, { headers: { cookie } })
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
  return response.text()
}

const post = (path: string, form: Record<string, string>) =>
  fetch(service.url + path, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams(form),
    redirect: 'manual',
  })

/** The button of one loop: undefined when there is none, and whether it can be pressed. */
const button = (html: string, label: string): boolean | undefined => {
  const found = new RegExp(`<button aria-label="${label}"( disabled)?>`).exec(html)
  return found === null ? undefined : found[1] === undefined
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
})

test('a worker’s link is no link to the console, and the other way round', async () => {
  const worker = await service.cli('worker', 'add', 'wanda')
  const asConsole = await fetch(worker.replace('/worker/', '/console/'), { method: 'POST', redirect: 'manual' })
  assert.equal(asConsole.status, 410)
  const operator = await service.cli('console', 'link')
  const asWorker = await fetch(operator.replace('/console/', '/worker/'), { method: 'POST', redirect: 'manual' })
  assert.equal(asWorker.status, 410)
})

test('the founding journey: stop a loop that a worker holds, see it Stopping, Stopped, delete it, see it go', async () => {
  const flowArn = await aFlow(client, 'founding')
  await startLoop(client, 'held', flowArn)
  const worker = await Worker.join(service, 'ann')
  const lease = await worker.next()
  assert.match(await page('/console'), /href="\/console\/workflows\/founding\?region=us-east-1">founding</)
  const workflow = '/console/workflows/founding?region=us-east-1'
  let html = await page(workflow)
  assert.match(html, /<h2 id="loops">Human loops<\/h2>/)
  assert.deepEqual([button(html, 'Stop held'), button(html, 'Delete held')], [true, false])
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)![1]!
  const form = { csrf, region: 'us-east-1', workflow: 'founding', loop: 'held' }
  assert.equal((await post('/console/stop', { ...form, csrf: 'x' })).status, 403)
  assert.equal((await post('/console/stop', form)).status, 303)
  html = await page(workflow)
  assert.match(html, /class="status Stopping"/)
  assert.deepEqual([button(html, 'Stop held'), button(html, 'Delete held')], [false, false])
  assert.match(await (await post('/console/delete', form)).text(), /is Stopping and can&#39;t be deleted yet/)
  await worker.submit(lease, { done: true })
  html = await page(workflow)
  assert.match(html, /class="status Stopped"/)
  assert.deepEqual([button(html, 'Stop held'), button(html, 'Delete held')], [false, true])
  assert.equal((await post('/console/delete', form)).status, 303)
  await until(
    () => statusOf(client, 'held'),
    status => status.startsWith('ResourceNotFound'),
  )
  assert.match(await page(workflow), /No human loop has been started yet/)
})

test('templates and workforces are listed, and what strangers named is shown as text', async () => {
  assert.match(await page('/console/templates'), /human-task-ui\/founding/)
  assert.match(await page('/console/workforces'), /workteam\/private-crowd\/default/)
  assert.match(await page('/console/workflows/%3Cscript%3E?region=us-east-1'), /&#60;script&#62;/)
})

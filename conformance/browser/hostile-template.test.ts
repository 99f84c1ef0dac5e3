// Templates are other people's programs. One that is out for cookies, tokens and pages of the portal gets none of them.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atDesk } from './testing/desk.ts'
import { inputs, lootOf, REFUSALS as mayComplain, trying } from './testing/hostile-template.ts'
import { house } from './testing/house.ts'
import { put } from './testing/objects.ts'

describe('a hostile template', () => {
  test('reads nothing of the portal around it', () =>
    atDesk(
      {
        inputs: inputs(),
        mayComplain,
        template: trying(`
      'document of the portal': () => parent.document.title,
      'document on top': () => top.document.cookie,
      'address of the portal page': () => top.location.href,
      'storage of the portal': () => top.localStorage.length,
      'name given by the portal': () => window.name,
      'referrer': () => document.referrer,
      'opener': () => window.opener,
      'own cookies': () => document.cookie,
      'own frame element': () => window.frameElement,
    `),
      },
      async desk => {
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
      },
    ))

  test('gets no answer of the worker API and no portal page, from neither origin', () =>
    atDesk(
      {
        inputs: inputs(),
        mayComplain,
        template: trying(`
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
    `),
      },
      async desk => {
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
        const refusals = desk.complaints.filter(complaint => complaint.includes("frame-ancestors 'none'"))
        assert.ok(refusals.length > 0, 'the portal page was refused to the frame')
      },
    ))

  test('gets hold of no window, takes the tab nowhere and leaves no service worker behind', () =>
    atDesk(
      {
        inputs: inputs(),
        mayComplain,
        template: trying(`
      'a window of its own': () => open(PORTAL + '/worker'),
      'a service worker': () => navigator.serviceWorker.register(location.href).then(() => 'registered'),
      'a service worker from an object': () =>
        navigator.serviceWorker.register({{ 's3://review-results/worker.js' | grant_read_access | to_json }}).then(() => 'registered'),
      'the whole tab': () => { top.location.href = 'http://localhost:1/elsewhere' },
      'address': () => {{ 's3://review-results/worker.js' | grant_read_access | to_json }},
    `),
      },
      async desk => {
        await put('worker.js', 'text/javascript', 'addEventListener("fetch", () => {})')
        const loot = await lootOf(desk)
        // Outside of tests browsers block it as a pop-up; in any case the template gets no hold of it.
        assert.equal(loot['a window of its own'], 'null')
        assert.match(loot['a service worker']!, /Error$/)
        assert.match(loot['a service worker from an object']!, /Error$/)
        assert.equal(loot['the whole tab'], 'SecurityError')
        assert.equal(new URL(desk.page.url()).origin, house.service.url)
        assert.deepEqual(desk.context.serviceWorkers(), [])
        const asked = await fetch(loot.address!, { headers: { 'service-worker': 'script' } })
        assert.notEqual(asked.status, 200)
      },
    ))

  test('is not heard when it speaks from another window', () =>
    atDesk(
      {
        inputs: inputs(),
        mayComplain,
        template: trying(`
      'a frame of its own': () => {
        const forged = { handloop: 1, type: 'submit', answerContent: { forged: true } }
        frames[0].eval('top.postMessage(' + JSON.stringify(forged) + ', "*")')
        document.body.insertAdjacentHTML('beforeend', '<iframe sandbox="allow-scripts" srcdoc="<script>top.postMessage(' +
          JSON.stringify(forged).replaceAll('"', '&quot;') + ', \\'*\\')<\\/script>"></iframe>')
        return new Promise(resolve => { document.querySelector('iframe:last-of-type').onload = () => resolve('sent') })
      },
    `),
      },
      async desk => assert.deepEqual(await lootOf(desk), { 'a frame of its own': 'sent' }),
    ))
})

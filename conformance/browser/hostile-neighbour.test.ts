// All tasks share one origin. A template that is out for other tasks, their objects and what they stored finds nothing.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atDesk } from './testing/desk.ts'
import { CARELESS, inputs, lootOf, REFUSALS as mayComplain, trying } from './testing/hostile-template.ts'
import { put } from './testing/objects.ts'
import { heading, startWorking, submit } from './testing/portal.ts'

describe('a hostile template', () => {
  test('cannot turn its own addresses into those of other tasks and objects', async () => {
    await put('mine.txt', 'text/plain', 'mine')
    await put('secret.txt', 'text/plain', 'secret')
    await atDesk(
      {
        inputs: inputs(),
        mayComplain,
        template: trying(
          `
      'its own object': () => get(LINK),
      'another key': () => get(LINK.replace(btoa('mine.txt').replace(/=/g, ''), btoa('secret.txt').replace(/=/g, ''))),
      'another name': () => get(LINK.replace('mine.txt', 'secret.txt')),
      'another bucket': () => get(LINK.replace('/review-results/', '/handloop-demo/')),
      'no proof': () => get(LINK.replace(LINK.split('/')[5] + '/', '')),
      'another frame': () => get(other(location.href)),
      'its token as an object’s': () => get(location.href.replace('/frames/', '/objects/') + '/' + LINK.split('/').slice(5).join('/')),
      'an object’s token as its own': () => get('/frames/' + LINK.split('/')[4]),
      'a list of frames': () => get('/frames/'),
      'a list of objects': () => get(LINK.split('/').slice(0, 5).join('/') + '/'),
      'its own object, once more': () => get(LINK),
    `,
          `const LINK = {{ 's3://review-results/mine.txt' | grant_read_access | to_json }}
        const other = url => url.slice(0, -2) + (url.at(-2) === 'A' ? 'B' : 'A') + url.at(-1)`,
        ),
      },
      async desk => {
        const {
          'its own object': mine,
          'its own object, once more': again,
          'another name': sameObject,
          ...loot
        } = await lootOf(desk)
        // The name at the end is for people; what is read is the key before it.
        assert.deepEqual([mine, again, sameObject], ['200 mine', '200 mine', '200 mine'])
        for (const [attempt, got] of Object.entries(loot)) assert.match(got, /^4(04|10) /, attempt)
      },
    )
  })

  test('finds nothing that an earlier task has stored', () =>
    atDesk({ template: CARELESS, mayComplain }, async first => {
      await startWorking(first.page)
      await submit(first.page).click()
      await heading(first.page, 'No more tasks').waitFor()
      await atDesk(
        {
          inputs: inputs(),
          mayComplain,
          template: trying(`
        'local storage': () => JSON.stringify(localStorage),
        'session storage': () => JSON.stringify(sessionStorage),
        'cookies': () => document.cookie,
        'databases': () => indexedDB.databases().then(all => all.length),
        'caches': () => caches.keys().then(all => all.length),
      `),
        },
        async second => {
          const frame = second.page.waitForResponse(/\/frames\//)
          const loot = await lootOf(second)
          for (const [place, found] of Object.entries(loot)) assert.match(found, /^(|0|{}|\w+Error)$/, place)
          // Browsers that partition storage by the page on top have nothing there anyway; others are told to forget it.
          assert.equal((await (await frame).allHeaders())['clear-site-data'], '"storage"')
        },
      )
    }))

  test('has addresses that end with its lease', () =>
    atDesk(
      {
        inputs: inputs(),
        mayComplain,
        template: trying(`
      'addresses': () => JSON.stringify([location.href, {{ 's3://review-results/mine.txt' | grant_read_access | to_json }}]),
    `),
      },
      async desk => {
        await put('mine.txt', 'text/plain', 'mine')
        const { addresses } = await lootOf(desk)
        for (const address of JSON.parse(addresses!) as string[]) assert.equal((await fetch(address)).status, 410)
      },
    ))
})

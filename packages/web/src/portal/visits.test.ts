import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Visits } from './visits.ts'

const BASE = 'http://localhost/worker/'

/** As much of a browser as history and address take. */
const browser = { window: new EventTarget(), location: { href: BASE }, history: { pushState, replaceState: pushState } }
Object.assign(globalThis, browser)
after(() => {
  for (const name of Object.keys(browser)) Reflect.deleteProperty(globalThis, name)
})

function pushState(_state: unknown, _title: string, url: string): void {
  browser.location.href = url
}

function goBackTo(url: string): void {
  browser.location.href = url
  browser.window.dispatchEvent(new Event('popstate'))
}

function open() {
  const leaving: (() => void)[] = []
  const opened: string[] = []
  const visits = new Visits(BASE, {
    leave: () => new Promise(resolve => leaving.push(resolve)),
    visit: () => opened.push(browser.location.href.slice(BASE.length)),
  })
  visits.start()
  const leave = async () => {
    for (const done of leaving.splice(0)) done()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { visits, opened, leave }
}

test('two steps back while the page says its last word open one page, the last', async () => {
  const { visits, opened, leave } = open()
  visits.go({ page: 'task', taskId: 'one' })
  visits.go({ page: 'task', taskId: 'two' })
  const [one, two] = opened
  goBackTo(`${BASE}${one}`)
  goBackTo(BASE)
  assert.deepEqual(opened, [one, two])
  await leave()
  assert.deepEqual(opened, [one, two, ''])
  assert.equal(visits.route.page, 'list')
  visits.stop()
})

test('a page that is opened while the one before says its last word stays', async () => {
  const { visits, opened, leave } = open()
  visits.go({ page: 'task', taskId: 'one' })
  const { length } = opened
  goBackTo(BASE)
  visits.go({ page: 'task', taskId: 'next' }, { notice: 'answered' })
  await leave()
  assert.equal(opened.length, length + 1)
  assert.ok(visits.isAt('next'))
  assert.equal(visits.opening.notice, 'answered')
  visits.stop()
})

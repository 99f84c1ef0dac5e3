import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { answersOf, open, pressSubmit, shows, submit } from '../testing/page.ts'
import { builtWidgets } from '../testing/site.ts'

const SPAN = `<crowd-entity-annotation name="found" text="aspirin helps" labels="['drug']"></crowd-entity-annotation>`
const LIGHT = `<crowd-form><crowd-input name="a" label="A"></crowd-input><crowd-slider name="s" min="0"></crowd-slider>
  <crowd-classifier name="m" categories="['x', 'y']" initial-value="x"></crowd-classifier></crowd-form>`

/** Names of the modules that the page has asked for. */
const asked = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => /crowd-elements\/([\w-]+)/.exec(name)?.[1] ?? []),
  )

const isDefined = (page: Page, tagName: string): Promise<boolean> =>
  page.evaluate(name => customElements.get(name) !== undefined, tagName)

test('a page with controls and classifiers loads one script, of at most 40 KB', async () => {
  const page = await open(LIGHT)
  assert.deepEqual(await asked(page), [])
  const script = (await builtWidgets()).get('crowd-html-elements.js')!
  assert.ok(gzipSync(script, { level: 9 }).length <= 40_000)
})

test('a heavy element is there when the page says that it is ready', async () => {
  const page = await open(`<crowd-form>${SPAN}</crowd-form>`)
  assert.ok(await shows(page, 'aspirin helps'))
  assert.equal(await isDefined(page, 'crowd-bounding-box'), false, 'and only that one')
})

test('a heavy element that a script makes later comes by itself', async () => {
  const page = await open(LIGHT)
  await page.evaluate(html => document.querySelector('crowd-form')!.form.insertAdjacentHTML('afterbegin', html), SPAN)
  await page.getByText('aspirin helps').waitFor()
  assert.deepEqual((await submit(page)).found, { entities: [] })
})

test('who waits for a definition gets it', async () => {
  const page = await open(LIGHT)
  await page.evaluate(() => customElements.whenDefined('crowd-bounding-box').then(() => {}))
  assert.ok(await isDefined(page, 'crowd-bounding-box'))
})

const ABORTED = /\/crowd-elements\/text-/

test('code that cannot be had: the worker is told, and nothing is sent without it', async () => {
  const page = await open('<p>Before</p>')
  await page.route(ABORTED, route => route.abort())
  try {
    await open(`<crowd-form>${SPAN}<input name="note"></crowd-form>`)
    assert.ok(await shows(page, 'This tool could not be loaded.'))
    await pressSubmit(page)
    assert.deepEqual(await answersOf(page), [])
  } finally {
    await page.unroute(ABORTED)
  }
})

test('code that takes its time: a form is not sent before it is there', async () => {
  const page = await open('<crowd-form></crowd-form>')
  let arrive = () => {}
  const arrival = new Promise<void>(done => (arrive = done))
  await page.route(ABORTED, async route => {
    await arrival
    await route.continue()
  })
  try {
    await page.evaluate(html => document.querySelector('crowd-form')!.form.insertAdjacentHTML('afterbegin', html), SPAN)
    await pressSubmit(page)
    assert.ok(await shows(page, 'This page is still loading.'))
    assert.deepEqual(await answersOf(page), [])
    arrive()
    await page.getByText('aspirin helps').waitFor()
    assert.deepEqual(await submit(page), { found: { entities: [] } })
  } finally {
    await page.unroute(ABORTED)
  }
})

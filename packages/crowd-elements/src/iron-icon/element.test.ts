import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, shows } from '../shared/testing/page.ts'

type Page = Awaited<ReturnType<typeof open>>

const paths = (page: Page, icon: string) => page.locator(`iron-icon[icon="${icon}"] path`).count()
const drawn = (page: Page, icon: string) =>
  page.locator(`iron-icon[icon="${icon}"] path`).first().waitFor({ state: 'attached' })

const icons = (...names: string[]) => names.map(name => `<iron-icon icon="${name}"></iron-icon>`).join('')

test('names of the default set with and without its own, and names of the other sets', async () => {
  const names = ['check', 'icons:thumb-up', '3d-rotation', 'maps:flight', 'av:album', 'social:mood', 'device:gps-fixed']
  const page = await open(icons(...names))
  for (const name of names) await drawn(page, name)
})

test('the default set has the three hundred names of the public one', async () => {
  const page = await open(icons('check'))
  await drawn(page, 'check')
  // A sample over the alphabet, its number and what is odd about it.
  const names =
    'accessibility add-shopping-cart arrow-drop-down-circle bug-report card-giftcard check-box-outline-blank cloud-download date-range done-all error-outline exit-to-app face favorite-border feedback file-upload gavel gif help-outline hourglass-empty important-devices input label-outline lock-open more-horiz note-add open-in-browser perm-device-information picture-in-picture-alt power-settings-new question-answer radio-button-unchecked remove-shopping-cart report-problem room schedule select-all settings-input-antenna shopping-basket sort star-half swap-vertical-circle tab-unselected thumbs-up-down timeline touch-app translate trending-up unarchive verified-user view-quilt watch-later work youtube-searched-for zoom-out'
  const markup = icons(...names.split(' '))
  await page.evaluate(html => {
    document.body.innerHTML = html
  }, markup)
  for (const name of names.split(' ')) await drawn(page, name)
})

test('an unknown name draws nothing, nor does one every object has, nor one of a set we do not know', async () => {
  const page = await open(icons('no-such-sign', 'constructor', 'nowhere:check', 'constructor:check', '', 'check'))
  await drawn(page, 'check')
  for (const name of ['no-such-sign', 'constructor', 'nowhere:check', 'constructor:check', ''])
    assert.equal(await page.locator(`iron-icon[icon="${name}"] svg`).count(), 0, name)
})

test('a name set by script is drawn', async () => {
  const page = await open(icons('check'))
  await drawn(page, 'check')
  const before = await page.locator('iron-icon').innerHTML()
  await page.evaluate(() => Object.assign(document.querySelector('iron-icon')!, { icon: 'close' }))
  await drawn(page, 'close')
  assert.equal(await paths(page, 'check'), 0)
  assert.equal(await page.locator('iron-icon').innerHTML(), before, 'nothing is written into the page')
})

test('the place of a sign is kept while it comes; its size and colour are the page’s business', async () => {
  const page = await open(
    `<style>iron-icon { --iron-icon-width: 40px; --iron-icon-height: 30px; color: rgb(1, 2, 3) }</style>${icons('check')}`,
  )
  const svg = page.locator('iron-icon svg')
  const box = (await svg.boundingBox())!
  assert.deepEqual([box.width, box.height], [40, 30])
  await drawn(page, 'check')
  assert.equal(await svg.evaluate(drawing => getComputedStyle(drawing).fill), 'rgb(1, 2, 3)')
})

test('signs that cannot be fetched leave the page usable', async () => {
  const page = await open('', { loader: 'none' })
  await page.route(/crowd-elements\/icons/, route => route.abort())
  const failed = page.waitForEvent('console', message => message.text().includes('could not be loaded'))
  await page.evaluate(html => {
    document.open()
    document.write(`<!doctype html><script src="/crowd-html-elements.js"></script>${html}`)
    document.close()
  }, '<crowd-form><crowd-button icon="check">Still here</crowd-button></crowd-form>')
  await failed
  await page.unroute(/crowd-elements\/icons/)
  assert.ok(await shows(page, 'Still here'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  answersOf,
  assertAccessible,
  imagesSettled,
  open,
  pressSubmit,
  recordEvents,
  shows,
  submit,
} from '../shared/testing/page.ts'

const picture = (fill: string, inside = '') =>
  `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='300'%3E%3Crect width='400' height='300' fill='%23${fill}'/%3E${inside}%3C/svg%3E`
const MASK = picture('ffffff', `%3Crect width='200' height='300' fill='%231f77b4' shape-rendering='crispEdges'/%3E`)
const BOXES = `{ boundingBox: { labels: ['cat', 'dog'], value: [{ label: 'dog', left: 100, top: 100, width: 200, height: 100 }] } }`

const tag = (attributes = '', inside = '', name = 'crowd-image-classifier') =>
  `<crowd-form><${name} id="c" name="check" src="${picture('808080')}" header="Is it right?"
    categories="['good', 'poor']" ${attributes}>
    <short-instructions><p>Look closely.</p></short-instructions>${inside}
  </${name}></crowd-form>`
const COMMENT = `<worker-comment header="Why?" link-text="Say why" placeholder="In a word"><b>Name the box.</b></worker-comment>`

/** The colour that is seen at a place of the image, as text of its channels. */
const colourAt = async (page: Page, x: number, y: number) => {
  // Layers draw in animation frames, and masks load by themselves.
  await page.waitForTimeout(150)
  const box = (await page.locator('#c .upper-canvas').boundingBox())!
  const clip = {
    x: Math.round(box.x + (x * box.width) / 400),
    y: Math.round(box.y + (y * box.height) / 300),
    width: 1,
    height: 1,
  }
  const shot = (await page.screenshot({ clip })).toString('base64')
  return page.evaluate(async png => {
    const image = Object.assign(new Image(), { src: `data:image/png;base64,${png}` })
    await image.decode()
    const context = new OffscreenCanvas(1, 1).getContext('2d')!
    context.drawImage(image, 0, 0)
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]
  }, shot)
}

test('one category for an image, by click and key; the value is the answer object', async () => {
  const page = await open(tag())
  const heard = await recordEvents(page, 'change')
  await page.keyboard.press('1')
  await page.getByText('poor').click()
  assert.equal((await heard()).length, 2)
  assert.deepEqual(await page.evaluate(() => document.querySelector('crowd-image-classifier')!.value), {
    label: 'poor',
  })
  assert.deepEqual(await submit(page), { check: { label: 'poor' } })
})

test('a comment is added in a dialog with the author’s words; a blank one is none', async () => {
  const page = await open(tag('initial-value="good"', COMMENT))
  assert.equal(await shows(page, 'Name the box.'), false)
  await page.getByRole('button', { name: 'Say why' }).click()
  const dialog = page.getByRole('dialog', { name: 'Why?' })
  assert.ok(await shows(page, 'Name the box.'))
  const field = dialog.getByRole('textbox', { name: 'Comment' })
  assert.equal(await field.getAttribute('placeholder'), 'In a word')
  await assertAccessible(page)
  await field.fill('  ')
  await page.keyboard.press('Escape')
  assert.deepEqual(await submit(page), { check: { label: 'good' } })
  await page.evaluate(() => window.replies.at(-1)!.refuse(''))
  await page.getByRole('button', { name: 'Say why' }).click()
  await field.fill('box too wide')
  await page.keyboard.press('2')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  assert.deepEqual(await submit(page), { check: { label: 'good', workerComment: 'box too wide2' } })
  assert.ok(await shows(page, 'box too wide2'))
})

test('without words of the author the link and the dialog have their own, without the region there is none', async () => {
  const page = await open(tag('', '<worker-comment></worker-comment>'))
  await page.getByRole('button', { name: 'Add a comment.' }).click()
  assert.ok(await page.getByRole('dialog', { name: 'Add a comment.' }).isVisible())
  assert.equal(await (await open(tag())).getByRole('button', { name: 'Add a comment.' }).count(), 0)
})

test('boxes lie over the image with a legend and can be taken away', async () => {
  const page = await open(tag(`overlay="${BOXES}"`))
  assert.ok(await shows(page, 'dog'))
  const plain = [128, 128, 128]
  assert.deepEqual(await colourAt(page, 50, 50), plain)
  assert.notDeepEqual(await colourAt(page, 200, 150), plain)
  await page.getByRole('button', { name: 'Show what was found' }).click()
  assert.deepEqual(await colourAt(page, 200, 150), plain)
  await page.keyboard.press('o')
  assert.notDeepEqual(await colourAt(page, 200, 150), plain)
  await assertAccessible(page)
})

test('of a mask only the colours that mean something are shown, scaled to the image', async () => {
  const masks = [
    `{ semanticSegmentation: { labels: ['sea'], labelMappings: { sea: { color: '#1f77b4' } }, src: &quot;${MASK}&quot; } }`,
    `{ instanceSegmentation: { labels: ['sea'], instances: [{ color: '#1f77b4', label: 'sea' }], src: &quot;${MASK}&quot; } }`,
  ]
  for (const overlay of masks) {
    const page = await open(tag(`overlay="${overlay}"`))
    assert.ok(await shows(page, 'sea'))
    assert.notDeepEqual(await colourAt(page, 50, 150), [128, 128, 128])
    assert.deepEqual(await colourAt(page, 350, 150), [128, 128, 128])
  }
})

test('an overlay that cannot be read is reported, the rest works', async () => {
  const page = await open(tag(`overlay="{ circles: [] }"`))
  assert.ok(await shows(page, 'The attribute “overlay” of crowd-image-classifier could not be read'))
  await page.keyboard.press('1')
  assert.deepEqual(await submit(page), { check: { label: 'good' } })
})

test('an image that cannot be loaded keeps the answer back until it is there', async () => {
  const page = await open(tag('').replace(picture('808080'), '/missing.png'))
  await imagesSettled(page)
  await page.keyboard.press('1')
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'cannot be sent without its image'))
  await page.evaluate(
    src => Object.assign(document.querySelector('crowd-image-classifier')!, { src }),
    picture('808080'),
  )
  await imagesSettled(page)
  assert.deepEqual(await submit(page), { check: { label: 'good' } })
})

test('choice and comment go into a draft and come back; reset clears both', async () => {
  const page = await open(tag('', COMMENT))
  await page.keyboard.press('2')
  await page.getByRole('button', { name: 'Say why' }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill('blurred')
  await page.keyboard.press('Escape')
  const cleared = await page.evaluate(() => {
    const widget = document.querySelector('crowd-image-classifier')!
    const state = JSON.parse(JSON.stringify(widget.readDraft()))
    widget.formResetCallback()
    const between = { ...widget.value }
    widget.writeDraft(state)
    return between
  })
  assert.deepEqual(cleared, {})
  assert.deepEqual(await submit(page), { check: { label: 'poor', workerComment: 'blurred' } })
})

test('several categories for an image, with a comment, or the exclusion', async () => {
  const name = 'crowd-image-classifier-multi-select'
  const page = await open(tag(`exclusion-category="{ text: 'Neither' }"`, COMMENT, name))
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'Say why' }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill('both')
  await page.keyboard.press('Escape')
  assert.deepEqual(await submit(page), { check: { labels: ['good', 'poor'], workerComment: 'both' } })
  await page.evaluate(() => window.replies.at(-1)!.refuse(''))
  await page.getByText('Neither').click()
  await assertAccessible(page)
  assert.deepEqual(await submit(page), { check: { labels: [], workerComment: 'both' } })
})

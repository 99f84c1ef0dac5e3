import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open, pressSubmit, recordEvents, shows, submit } from '../shared/testing/page.ts'

const TOPICS = `['price', 'quality', 'delivery']`
const widget = (attributes = `exclusion-category="{ text: 'None of these' }"`, inside = '') =>
  `<crowd-form><crowd-classifier-multi-select id="c" name="topics" header="What is it about?" categories="${TOPICS}" ${attributes}>
    <classification-target><p>Came a week late, and for that money!</p></classification-target>
    <short-instructions><p>Choose everything that is mentioned.</p></short-instructions>${inside}
  </crowd-classifier-multi-select></crowd-form>`

const labels = (page: Awaited<ReturnType<typeof open>>) =>
  page.evaluate(() => document.querySelector('crowd-classifier-multi-select')!.value.labels)

test('several categories are chosen by click and key; the answer follows the order of the categories', async () => {
  const page = await open(widget())
  const heard = await recordEvents(page, 'change')
  await page.getByText('delivery').click()
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.keyboard.press('2')
  assert.equal((await heard()).length, 4)
  assert.deepEqual(await submit(page), { topics: { labels: ['price', 'delivery'] } })
})

test('the exclusion choice clears and disables the others, released it enables them', async () => {
  const page = await open(widget())
  await page.keyboard.press('1')
  await page.getByText('None of these').click()
  assert.deepEqual(await labels(page), [])
  assert.equal(await page.getByLabel('price').isDisabled(), true)
  await page.keyboard.press('2')
  assert.deepEqual(await labels(page), [], 'keys choose nothing meanwhile')
  await page.getByText('None of these').click()
  await page.getByText('quality').click()
  assert.deepEqual(await submit(page), { topics: { labels: ['quality'] } })
})

test('an excluded answer is an empty list', async () => {
  const page = await open(widget())
  await page.getByText('None of these').click()
  assert.deepEqual(await submit(page), { topics: { labels: [] } })
})

test('without a choice nothing is sent and the worker is told', async () => {
  for (const attributes of ['', `exclusion-category="{ text: 'Neither' }"`]) {
    const page = await open(widget(attributes))
    await pressSubmit(page)
    assert.deepEqual(await answersOf(page), [])
    assert.ok(await shows(page, 'Please choose at least one category'))
    assert.equal(await shows(page, 'or “Neither”'), attributes !== '')
    await page.getByText('price').click()
    assert.equal(await shows(page, 'Please choose at least one category'), false)
  }
})

test('what a submit handler writes into the result is sent', async () => {
  const page = await open(`${widget()}<script>
    document.querySelector('crowd-form').onsubmit = () => { c.value.labels.push('written by script') }
  </script>`)
  await page.keyboard.press('3')
  assert.deepEqual(await submit(page), { topics: { labels: ['delivery', 'written by script'] } })
})

test('categories set by script keep the choices that are still offered', async () => {
  const page = await open(widget(`initial-value="['price', 'delivery', 'unknown']"`))
  assert.deepEqual(await labels(page), ['price', 'delivery'])
  await page.evaluate(() =>
    Object.assign(document.querySelector('crowd-classifier-multi-select')!, { categories: ['delivery', 'service'] }),
  )
  assert.deepEqual(await labels(page), ['delivery'])
  assert.ok(await shows(page, 'service'))
})

test('an unreadable exclusion choice is reported, the rest works', async () => {
  const page = await open(widget(`exclusion-category="{ text: "`))
  assert.ok(await shows(page, 'The attribute “exclusion-category” of crowd-classifier-multi-select could not be read'))
  await page.keyboard.press('1')
  assert.deepEqual(await submit(page), { topics: { labels: ['price'] } })
})

test('an excluded draft comes back excluded', async () => {
  const page = await open(widget())
  await page.getByText('None of these').click()
  const draft = await page.evaluate(() => {
    const widget = document.querySelector('crowd-classifier-multi-select')!
    const state = widget.readDraft()
    widget.formResetCallback()
    widget.writeDraft(state)
    return state
  })
  assert.deepEqual(draft, { labels: [], isExcluded: true, besides: null })
  assert.deepEqual(await submit(page), { topics: { labels: [] } })
})

test('nothing is wrong with it, light and dark, excluded and not', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(widget(), { colorScheme })
    await assertAccessible(page)
    await page.getByText('None of these').click()
    await assertAccessible(page)
  }
})

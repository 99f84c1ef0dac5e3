import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { answersOf, assertAccessible, open, pressSubmit, recordEvents, shows, submit } from '../shared/testing/page.ts'

const KEY = 'AWS/Rekognition/DetectModerationLabels/Image/V3'
const PICTURE = `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/%3E`
const OBJECTS = `[{ name: 'Tobacco', parentName: '' }, { name: 'Smoking', parentName: 'Tobacco', confidence: 81.5 }, { name: 'Alcohol', parentName: '' }]`
const EXCLUSION = `exclusion-category="{ text: 'None of these' }"`
const tag = (attributes = EXCLUSION, categories = OBJECTS) =>
  `<crowd-form><crowd-rekognition-detect-moderation-labels id="r" src="${PICTURE}" header="What can be seen?"
    categories="${categories}" ${attributes}>
    <short-instructions><p>Choose all.</p></short-instructions>
  </crowd-rekognition-detect-moderation-labels></crowd-form>`

const chosen = (page: Page) =>
  page.evaluate(() => document.querySelector('crowd-rekognition-detect-moderation-labels')!.value.moderationLabels)

test('labels stand under their parents; chosen ones are returned whole, in the order in which they were given', async () => {
  const page = await open(tag())
  const heard = await recordEvents(page, 'change')
  assert.ok(await page.getByRole('group', { name: 'Tobacco' }).getByLabel('Smoking').isVisible())
  await page.getByText('Smoking').click()
  await page.keyboard.press('1')
  assert.equal((await heard()).length, 2)
  assert.deepEqual(await submit(page), {
    [KEY]: {
      moderationLabels: [
        { name: 'Tobacco', parentName: '' },
        { confidence: 81.5, name: 'Smoking', parentName: 'Tobacco' },
      ],
    },
  })
})

test('labels that are texts are returned as texts', async () => {
  const page = await open(tag('', "['Weapons', 'Alcohol']"))
  await page.getByText('Alcohol').click()
  assert.deepEqual(await submit(page), { [KEY]: { moderationLabels: ['Alcohol'] } })
})

test('the exclusion button clears and disables all; pressed again it enables them', async () => {
  const page = await open(tag())
  await page.getByText('Smoking').click()
  const none = page.getByRole('button', { name: 'None of these' })
  await none.click()
  assert.equal(await none.getAttribute('aria-pressed'), 'true')
  assert.deepEqual(await chosen(page), [])
  assert.ok(await page.getByLabel('Smoking').isDisabled())
  await page.keyboard.press('1')
  assert.deepEqual(await chosen(page), [])
  assert.deepEqual(await submit(page), { [KEY]: { moderationLabels: [] } })
  await page.evaluate(() => window.replies.at(-1)!.refuse(''))
  await none.click()
  await page.getByText('Alcohol').click()
  assert.deepEqual(await submit(page), { [KEY]: { moderationLabels: [{ name: 'Alcohol', parentName: '' }] } })
})

test('with an exclusion button something must be said, without one nothing need be', async () => {
  const page = await open(tag())
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'or “None of these”'))
  const free = await open(tag(''))
  assert.deepEqual(await submit(free), { [KEY]: { moderationLabels: [] } })
})

test('the exclusion may be a bare text, and has a name of its own without one', async () => {
  assert.ok(await shows(await open(tag('exclusion-category="Nothing"')), 'Nothing'))
  assert.ok(await shows(await open(tag('exclusion-category="{}"')), 'None'))
  const page = await open(tag('exclusion-category=""'))
  assert.equal(await page.locator('.exclusion-button').count(), 0)
})

test('a draft comes back by the key of the answer, the element has no name', async () => {
  const page = await open(tag())
  await page.getByText('Smoking').click()
  const draft = await page.evaluate(() => {
    const widget = document.querySelector('crowd-rekognition-detect-moderation-labels')!
    const state = JSON.parse(JSON.stringify(widget.readDraft()))
    widget.formResetCallback()
    widget.writeDraft(state)
    return widget.draftName
  })
  assert.equal(draft, KEY)
  assert.equal(((await submit(page))[KEY] as { moderationLabels: unknown[] }).moderationLabels.length, 1)
})

test('unreadable labels are reported, a missing image too, and nothing is wrong with it', async () => {
  const page = await open(tag(EXCLUSION, "[{name: 'a'} {name: 'b'}]"))
  assert.ok(
    await shows(page, 'The attribute “categories” of crowd-rekognition-detect-moderation-labels could not be read'),
  )
  for (const colorScheme of ['light', 'dark'] as const) {
    const fine = await open(tag(), { colorScheme })
    await assertAccessible(fine)
    await fine.getByRole('button', { name: 'None of these' }).click()
    await assertAccessible(fine)
  }
})

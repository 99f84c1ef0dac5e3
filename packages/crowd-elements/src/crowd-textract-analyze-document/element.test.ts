import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  type Answer,
  answersOf,
  assertAccessible,
  imagesSettled,
  open,
  pressSubmit,
  recordEvents,
  shows,
  submit,
} from '../shared/testing/page.ts'
import type { AnswerBlock } from './review.ts'

const KEY = 'AWS/Textract/AnalyzeDocument/Forms/V1'
const samples = join(import.meta.dirname, '../shared/testing/sample-data')
const BLOCKS = readFileSync(join(samples, 'employment-application.blocks.json'), 'utf8')
const PICTURE = `data:image/png;base64,${readFileSync(join(samples, 'employment-application.png'), 'base64')}`

const tag = (attributes = 'no-key-edit', { keys = '', blocks = BLOCKS } = {}) =>
  `<crowd-form><crowd-textract-analyze-document id="t" src="${PICTURE}" header="Check what was read"
    block-types="['KEY_VALUE_SET']" no-geometry-edit ${attributes} keys="${keys}" initial-value='${blocks}'>
    <short-instructions></short-instructions><full-instructions></full-instructions>
  </crowd-textract-analyze-document></crowd-form>`

const card = (page: Page, name: string) => page.getByRole('group', { name })
const say = (page: Page, name: string, word: 'Yes' | 'No') => card(page, name).getByText(word, { exact: true }).click()
const blocksOf = (answer: Answer) => (answer[KEY] as { blocks: AnswerBlock[] }).blocks
const words = (blocks: AnswerBlock[], id: string) => {
  const ids = blocks.find(block => block.id === id)!.relationships?.find(({ type }) => type === 'CHILD')?.ids ?? []
  return ids.map(word => blocks.find(block => block.id === word)!.text).join(' ')
}
/** Key texts with their value texts. */
const pairs = (blocks: AnswerBlock[]) =>
  Object.fromEntries(
    blocks
      .filter(({ entityTypes }) => entityTypes?.includes('KEY'))
      .map(key => [
        words(blocks, key.id),
        words(blocks, key.relationships!.find(({ type }) => type === 'VALUE')!.ids[0]!),
      ]),
  )

test('pairs are confirmed, corrected, blanked and refused, and the answer says so', async () => {
  const page = await open(tag())
  const heard = await recordEvents(page, 'change')
  await say(page, 'Full Name', 'Yes')
  await card(page, 'Phone Number').getByRole('textbox', { name: 'Value' }).fill('555-0199 ext 7')
  await card(page, 'Mailing Address').getByLabel('The value is blank').check()
  await say(page, 'Home Address', 'No')
  assert.ok(await shows(page, '4 of 4 answered'))
  assert.ok((await heard()).length >= 4)
  const blocks = blocksOf(await submit(page))
  assert.deepEqual(pairs(blocks), {
    'Full Name:': 'Jane Doe',
    'Phone Number:': '555-0199 ext 7',
    'Mailing Address:': '',
  })
  assert.ok(blocks.every(block => !('geometry' in block) && !('polygon' in block)))
  assert.ok(
    blocks
      .filter(({ blockType }) => blockType === 'KEY_VALUE_SET')
      .every(({ confidence }) => typeof confidence === 'number'),
  )
})

test('all pairs want an answer; the first open one gets the focus', async () => {
  const page = await open(tag())
  await say(page, 'Full Name', 'Yes')
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, '3 keys still need an answer'))
  await page.keyboard.type('9')
  assert.equal(await card(page, 'Phone Number').getByRole('textbox', { name: 'Value' }).inputValue(), '555-01009')
})

test('key texts can be changed unless the author forbids it', async () => {
  const page = await open(tag(''))
  await card(page, 'Full Name').getByRole('textbox', { name: 'Key' }).fill('Name')
  for (const name of ['Phone', 'Home', 'Mailing']) await say(page, name, 'No')
  assert.deepEqual(pairs(blocksOf(await submit(page))), { Name: 'Jane Doe' })
  assert.equal(await (await open(tag())).getByLabel('Key', { exact: true }).count(), 0)
})

test('listed keys that were not found are asked for, and listed ones can be added', async () => {
  const keys = `[{ importantFormKey: 'Applicant', importantFormKeyAliases: ['full name:'] }, { importantFormKey: 'Birth date' }, { importantFormKey: 'Sign' }]`
  const page = await open(tag('no-key-edit', { keys }))
  for (const name of ['Full', 'Phone', 'Home', 'Mailing']) await say(page, name, 'No')
  await pressSubmit(page)
  assert.ok(await shows(page, '2 keys still need an answer'))
  await card(page, 'Birth date').getByRole('textbox', { name: 'Value' }).fill('2 May 1990')
  await card(page, 'Sign').getByLabel('Not in the document').check()
  await page.getByLabel('Key to add').selectOption('Applicant')
  await page.getByRole('button', { name: 'Add a key' }).click()
  await card(page, 'Applicant').getByRole('textbox', { name: 'Value' }).fill('Jane')
  const blocks = blocksOf(await submit(page))
  assert.deepEqual(pairs(blocks), { 'Birth date': '2 May 1990', Applicant: 'Jane' })
  assert.ok(
    blocks.every(({ id, confidence }) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-/.test(id) && confidence === undefined),
  )
})

test('a click on a key in the document leads to it in the list, and the other way round', async () => {
  const page = await open(tag())
  await imagesSettled(page)
  const selected = () => page.evaluate(() => document.querySelector('crowd-textract-analyze-document')!.selected)
  await card(page, 'Phone Number').getByRole('button').click()
  const phone = await selected()
  const place = await page.evaluate(() => {
    const root = document.querySelector('crowd-textract-analyze-document')!.shadowRoot!
    const box = root.querySelector('.upper-canvas')!.getBoundingClientRect()
    const key = document
      .querySelector('crowd-textract-analyze-document')!
      .initialValue.find(({ id }) => id === 'a3dc5504-391b-4087-ba8c-6f5d6b7f3866')!
    return { x: box.x + (key.polygon[0]!.x + 0.02) * box.width, y: box.y + (key.polygon[0]!.y + 0.01) * box.height }
  })
  await page.mouse.click(place.x, place.y)
  await page.waitForFunction(
    before => document.querySelector('crowd-textract-analyze-document')!.selected !== before,
    phone,
  )
  assert.equal(await selected(), 'a3dc5504-391b-4087-ba8c-6f5d6b7f3866')
})

test('work goes into a draft and comes back; reset starts over', async () => {
  const page = await open(tag())
  for (const name of ['Full', 'Phone', 'Home']) await say(page, name, 'No')
  await card(page, 'Mailing').getByRole('textbox', { name: 'Value' }).fill('elsewhere')
  const after = await page.evaluate(() => {
    const widget = document.querySelector('crowd-textract-analyze-document')!
    const state = JSON.parse(JSON.stringify(widget.readDraft()))
    widget.formResetCallback()
    const count = widget.value.blocks.length
    widget.writeDraft(state)
    return count
  })
  assert.equal(after, JSON.parse(BLOCKS).length)
  assert.deepEqual(pairs(blocksOf(await submit(page))), { 'Mailing Address:': 'elsewhere' })
})

test('what a submit handler writes into the result is sent', async () => {
  const page = await open(`${tag('no-key-edit', { blocks: '[]' })}<script>
    document.querySelector('crowd-form').onsubmit = () => { t.value.blocks.push({ blockType: 'WORD', id: 'x', text: 'added' }) }
  </script>`)
  assert.deepEqual(blocksOf(await submit(page)), [{ blockType: 'WORD', id: 'x', text: 'added' }])
})

test('unreadable attributes are named, nothing to review is fine, and nothing is wrong with it', async () => {
  const broken = await open(tag('', { keys: "[{importantFormKey: 'a'} 'b']", blocks: '[]' }))
  assert.ok(await shows(broken, 'The attribute “keys” of crowd-textract-analyze-document could not be read'))
  assert.ok(await shows(broken, 'There are no keys and values'))
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(tag('', { keys: "['Birth date']" }), { colorScheme })
    await say(page, 'Full Name', 'Yes')
    await say(page, 'Phone', 'No')
    await assertAccessible(page)
  }
})

test('on a phone nothing scrolls sideways', async () => {
  const page = await open(tag(), { viewport: { width: 390, height: 844 } })
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
})

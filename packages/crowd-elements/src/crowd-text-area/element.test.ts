import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, shows, submit } from '../shared/testing/page.ts'

const area = (attributes: string, inside = '') =>
  `<crowd-form><crowd-text-area name="it" label="Summary" ${attributes}>${inside}</crowd-text-area></crowd-form>`
const height = async (page: Awaited<ReturnType<typeof open>>) =>
  (await page.getByLabel('Summary').boundingBox())!.height

test('lines are sent with line feeds, however they were preset', async () => {
  const page = await open('<crowd-form><crowd-text-area name="it" label="Summary"></crowd-text-area></crowd-form>')
  await page.evaluate(() => Object.assign(document.querySelector('crowd-text-area')!, { value: 'one\r\ntwo\rthree' }))
  assert.deepEqual(await submit(page), { it: 'one\ntwo\nthree' })
})

test('text between the tags is a preset when value is absent, and is not shown twice', async () => {
  const page = await open(area('', '\n  A preset text.\n'))
  assert.equal(await page.getByLabel('Summary').inputValue(), 'A preset text.')
  assert.equal((await page.getByText('A preset text.').filter({ visible: true }).count()) <= 1, true)
  assert.deepEqual(await submit(page), { it: 'A preset text.' })
  assert.deepEqual(await submit(await open(area('value="from the attribute"', 'between'))), {
    it: 'from the attribute',
  })
})

test('an unclosed one shows what it swallowed and takes nothing of it as its preset', async () => {
  const page = await open(
    '<crowd-form><crowd-text-area name="it" label="Summary" /><p>Next question</p><input name="b" value="2"></crowd-form>',
  )
  assert.ok(await shows(page, 'Next question'))
  assert.deepEqual(await submit(page), { b: '2' })
})

test('it starts with its rows, grows with the text, and stops at max-rows', async () => {
  const page = await open(area('rows="2" max-rows="4"'))
  const start = await height(page)
  await page.getByLabel('Summary').fill('1\n2\n3')
  const grown = await height(page)
  await page.getByLabel('Summary').fill('1\n2\n3\n4')
  const full = await height(page)
  await page.getByLabel('Summary').fill('1\n2\n3\n4\n5\n6\n7\n8')
  assert.ok(start < grown && grown < full)
  assert.equal(await height(page), full)
})

test('without max-rows it grows without limit', async () => {
  const page = await open(area(''))
  const start = await height(page)
  await page.getByLabel('Summary').fill('x\n'.repeat(30))
  assert.ok((await height(page)) > start * 10)
})

test('the counter counts, and typing and pasting beyond max-length is ignored', async () => {
  const page = await open(area('char-counter max-length="10"'))
  await page.getByLabel('Summary').pressSequentially('twelve chars')
  assert.equal(await page.getByLabel('Summary').inputValue(), 'twelve cha')
  assert.ok(await shows(page, '10 / 10'))
  await assertAccessible(page)
  const unlimited = await open(area('char-counter value="abc"'))
  assert.ok(await shows(unlimited, '3'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open, pressSubmit, recordEvents, shows, submit } from '../shared/testing/page.ts'

const classifier = (attributes = '', inside = '') =>
  `<crowd-form><crowd-classifier id="c" name="mood" header="How does it sound?" categories="['calm', 'tense', 'angry']" ${attributes}>
    <classification-target><p id="target">Some words.</p></classification-target>
    <short-instructions header="In short"><p>Read first.</p></short-instructions>
    <full-instructions header="At length"><p>Every rule.</p></full-instructions>${inside}
  </crowd-classifier></crowd-form>`

const chosen = (page: Awaited<ReturnType<typeof open>>) =>
  page.evaluate(() => document.querySelector('crowd-classifier')!.value)

test('header, target, instructions and categories are there, and nothing is wrong with them', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(classifier(), { colorScheme })
    for (const text of ['How does it sound?', 'Some words.', 'In short', 'Read first.', 'calm', 'angry'])
      assert.ok(await shows(page, text), text)
    assert.equal(await shows(page, 'Every rule.'), false)
    await assertAccessible(page)
    await page.getByRole('button', { name: 'View full instructions' }).click()
    assert.ok(await page.getByRole('dialog', { name: 'At length' }).isVisible())
    await assertAccessible(page)
  }
})

test('one category is chosen by click; change tells it in event.target.value', async () => {
  const page = await open(`${classifier('onchange="heard.push(event.target.value)"')}<script>heard = []</script>`)
  await page.getByText('calm').click()
  await page.getByText('angry').click()
  assert.deepEqual(await page.evaluate(() => window.heard), ['calm', 'angry'])
  assert.deepEqual(await submit(page), { mood: { label: 'angry' } })
})

test('number keys choose, also with the focus elsewhere, but not while text is typed', async () => {
  const page = await open(
    classifier('', '<input name="note" aria-label="Note"><crowd-input name="more" label="More"></crowd-input>'),
  )
  const heard = await recordEvents(page, 'change')
  await page.keyboard.press('2')
  assert.equal(await chosen(page), 'tense')
  await page.getByLabel('Note').pressSequentially('13')
  await page.getByLabel('More').pressSequentially('13')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+3')
  assert.equal(await chosen(page), 'tense')
  assert.equal((await heard())[0], 'change crowd-classifier#c')
})

test('the first ten categories have a badge, the tenth is 0', async () => {
  const categories = Array.from({ length: 12 }, (_, index) => `category ${index + 1}`)
  const page = await open(
    `<crowd-form><crowd-classifier name="m" categories='${JSON.stringify(categories)}'></crowd-classifier></crowd-form>`,
  )
  assert.deepEqual(await page.locator('crowd-classifier .category kbd').allTextContents(), [...'1234567890'])
  await page.keyboard.press('0')
  assert.equal(await chosen(page), 'category 10')
})

test('of two classifiers the keys go to the one touched last', async () => {
  const two = ['a', 'b'].map(
    name => `<crowd-classifier name="${name}" categories="['${name}1','${name}2']"></crowd-classifier>`,
  )
  const page = await open(`<crowd-form>${two.join('')}</crowd-form>`)
  await page.keyboard.press('1')
  await page.getByText('b1').click()
  await page.keyboard.press('2')
  assert.deepEqual(await submit(page), { a: { label: 'a1' }, b: { label: 'b2' } })
})

test('without a choice nothing is sent and the worker is told; choosing clears the message', async () => {
  const page = await open(classifier())
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'Please choose a category'))
  await page.getByText('calm').click()
  assert.equal(await shows(page, 'Please choose a category'), false)
})

test('keys do nothing once the answer is on its way', async () => {
  const page = await open(classifier('initial-value="calm"'))
  await submit(page)
  await page.keyboard.press('3')
  assert.equal(await chosen(page), 'calm')
})

test('initial-value chooses at first; an unknown one does not', async () => {
  assert.equal(await chosen(await open(classifier('initial-value="tense"'))), 'tense')
  assert.equal(await chosen(await open(classifier('initial-value="bored"'))), '')
})

test('categories can be read and set by script; a choice that is gone is dropped', async () => {
  const page = await open(classifier('initial-value="tense"'))
  const read = () => page.evaluate(() => document.querySelector('crowd-classifier')!.categories)
  assert.deepEqual(await read(), ['calm', 'tense', 'angry'])
  await page.evaluate(() =>
    Object.assign(document.querySelector('crowd-classifier')!, { categories: ['tense', 'other'] }),
  )
  assert.equal(await chosen(page), 'tense')
  await page.evaluate(() => Object.assign(document.querySelector('crowd-classifier')!, { categories: ['other'] }))
  assert.equal(await chosen(page), '')
  assert.ok(await shows(page, 'other'))
  assert.match(
    (await page.locator('crowd-classifier').getAttribute('categories'))!,
    /calm/,
    'the attribute stays the author’s',
  )
})

test('lists written carelessly are read, unreadable ones are reported and the form stays usable', async () => {
  const page = await open(
    `<crowd-form><crowd-classifier name="m" categories="['a' 'b']"></crowd-classifier><input name="x"></crowd-form>`,
  )
  assert.ok(await shows(page, 'The attribute “categories” of crowd-classifier could not be read'))
  await page.locator('[name=x]').fill('still works')
  await page.evaluate(() =>
    document.querySelector('crowd-classifier')!.setAttribute('categories', '["a", // one\n "b",]'),
  )
  assert.equal(await shows(page, 'could not be read'), false)
  await page.getByText('b', { exact: true }).click()
  assert.deepEqual(await submit(page), { m: { label: 'b' }, x: 'still works' })
})

test('no categories, no regions, no header: it still renders', async () => {
  const page = await open('<crowd-form><crowd-classifier name="m" categories=""></crowd-classifier></crowd-form>')
  assert.ok(await shows(page, 'There are no categories'))
  await assertAccessible(page)
})

test('regions deeper down or swallowed by an unclosed one find their place', async () => {
  const page = await open(`<crowd-form><crowd-classifier name="m" categories="['a']"><div>
    <classification-target><p>Target.</p><short-instructions><p>Short.</p>
    <full-instructions header="Full title"><p>Full.</p></crowd-classifier></crowd-form>`)
  assert.ok(await shows(page, 'Short.'))
  assert.equal(await shows(page, 'Full.'), false)
  await page.getByRole('button', { name: 'View full instructions' }).click()
  assert.ok(await page.getByRole('dialog', { name: 'Full title' }).isVisible())
  assert.ok(await shows(page, 'Full.'))
})

test('scripts find the parts they look up, and what they insert survives', async () => {
  const page = await open(classifier())
  const selectors = [
    '.awsui-app-layout__navigation',
    '.awsui-app-layout__tools',
    'awsui-app-layout',
    '#react-mount-point',
    '.awsui-modal-dialog',
  ]
  for (const selector of selectors)
    assert.equal(await page.locator(`crowd-classifier ${selector}`).count(), 1, selector)
  await page.evaluate(() => {
    const list = document
      .querySelector('crowd-classifier')!
      .shadowRoot!.querySelector('.annotation-area .category-picker-wrapper')!
    list.insertAdjacentHTML('afterend', '<p>Inserted by the template</p><input name="foreign" value="x">')
  })
  await page.getByText('calm').click()
  assert.ok(await shows(page, 'Inserted by the template'))
  assert.deepEqual(await submit(page), { mood: { label: 'calm' } })
})

test('a region changed at run time is seen at once, its nodes stay the author’s', async () => {
  const page = await open(classifier())
  await page.evaluate(() => document.querySelector('#target')!.append(' And more.'))
  assert.ok(await shows(page, 'And more.'))
  assert.equal(await page.evaluate(() => document.getElementById('target')!.closest('crowd-classifier')!.id), 'c')
})

test('the submit button sits in the frame and the frame fills the window', async () => {
  const page = await open(classifier(), { viewport: { width: 1280, height: 800 } })
  const frame = (await page.locator('crowd-classifier .frame').boundingBox())!
  const button = (await page.getByRole('button', { name: 'Submit' }).boundingBox())!
  assert.ok(frame.y + frame.height > 770 && frame.y + frame.height <= 800)
  assert.ok(button.y + button.height < frame.y + frame.height)
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 800, 'nothing to scroll')
})

test('on a phone the parts stand one below the other and nothing scrolls sideways', async () => {
  const page = await open(classifier(), { viewport: { width: 390, height: 844 } })
  const target = (await page.locator('#target').boundingBox())!
  const category = (await page.getByText('calm').boundingBox())!
  assert.ok(category.y > target.y + target.height)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
})

test('right-to-left pages mirror the frame', async () => {
  const page = await open(`<script>document.documentElement.dir = 'rtl'</script>${classifier()}`)
  const pane = (await page.getByText('Read first.').boundingBox())!
  const category = (await page.getByText('calm').boundingBox())!
  assert.ok(pane.x > category.x)
  await assertAccessible(page)
})

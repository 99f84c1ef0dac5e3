import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  answersOf,
  assertAccessible,
  focused,
  open,
  pressSubmit,
  recordEvents,
  shows,
  submit,
} from '../shared/testing/page.ts'

const input = (attributes: string) =>
  `<crowd-form><crowd-input id="it" name="it" label="Serial" ${attributes}></crowd-input></crowd-form>`
const value = (page: Awaited<ReturnType<typeof open>>) =>
  page.evaluate(() => document.querySelector('crowd-input')!.value)

test('a preset is sent untouched, a placeholder never is', async () => {
  assert.deepEqual(await submit(await open(input('value="A-1" placeholder="A-0"'))), { it: 'A-1' })
  assert.deepEqual(await submit(await open(input('placeholder="A-0"'))), {})
})

test('value is always text; null and undefined clear', async () => {
  const page = await open(input('value="x"'))
  for (const [given, expected] of [
    [null, ''],
    ['y', 'y'],
    [undefined, ''],
    [0, '0'],
    [false, 'false'],
  ] as const) {
    await page.evaluate(to => Object.assign(document.querySelector('crowd-input')!, { value: to }), given)
    assert.equal(await value(page), expected)
    assert.equal(await page.getByLabel('Serial').inputValue(), expected)
  }
})

test('input is heard at each edit with the new value, change at the end of it', async () => {
  const page = await open(
    `${input('oninput="heard.push(this.value)" onchange="heard.push(\'change \' + event.target.value)"')}<script>heard = []</script>`,
  )
  await page.getByLabel('Serial').pressSequentially('ab')
  await page.keyboard.press('Tab')
  assert.deepEqual(await page.evaluate(() => window.heard), ['a', 'ab', 'change ab'])
})

test('characters outside allowed-pattern are dropped while typing, the caret stays', async () => {
  const page = await open(input('allowed-pattern="[0-9]" auto-validate'))
  await page.getByLabel('Serial').pressSequentially('1a2b3')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('x9')
  assert.equal(await value(page), '1293')
})

test('without auto-validate the pattern for characters does nothing; a broken one neither', async () => {
  const page = await open(input('allowed-pattern="[0-9]"'))
  await page.getByLabel('Serial').pressSequentially('a1')
  assert.equal(await value(page), 'a1')
  const broken = await open(input('allowed-pattern="[0-" auto-validate'))
  await broken.getByLabel('Serial').pressSequentially('a1')
  assert.equal(await value(broken), 'a1')
})

test('auto-validate explains at each edit in the author’s words and takes them back', async () => {
  const page = await open(input('pattern="[A-Z]+" auto-validate error-message="Capitals only"'))
  await page.getByLabel('Serial').fill('a')
  assert.ok(await shows(page, 'Capitals only'))
  await page.getByLabel('Serial').fill('A')
  assert.equal(await shows(page, 'Capitals only'), false)
})

test('excess typing is ignored; too little is refused', async () => {
  const page = await open(input('max-length="4" min-length="3"'))
  await page.getByLabel('Serial').pressSequentially('abcdef')
  assert.equal(await value(page), 'abcd')
  await page.getByLabel('Serial').fill('ab')
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'at least 3 characters'))
})

test('types, limits and steps are those of a native input', async () => {
  const page = await open(input('type="number" min="1" max="5"'))
  await page.getByLabel('Serial').fill('9')
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  await page.getByLabel('Serial').fill('2.5')
  assert.deepEqual(await submit(page), { it: '2.5' })
  const date = await open(input('type="date"'))
  await date.getByLabel('Serial').fill('2026-02-03')
  assert.deepEqual(await submit(date), { it: '2026-02-03' })
  const odd = await open(input('type="submit"'))
  await odd.getByLabel('Serial').fill('a line')
  assert.deepEqual(await submit(odd), { it: 'a line' })
})

test('a file field gives the name of the file', async () => {
  const page = await open(input('type="file"'))
  await page
    .getByLabel('Serial')
    .setInputFiles({ name: 'scan 1.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  assert.deepEqual(await submit(page), { it: 'scan 1.txt' })
})

test('disabled takes no typing but is sent; so does a disabled fieldset', async () => {
  const page = await open(input('disabled value="kept"'))
  assert.ok(await page.getByLabel('Serial').isDisabled())
  assert.deepEqual(await submit(page), { it: 'kept' })
  const fieldset = await open(
    '<crowd-form><fieldset disabled><crowd-input name="it" label="In" value="v"></crowd-input></fieldset></crowd-form>',
  )
  assert.ok(await fieldset.getByLabel('In').isDisabled())
})

test('auto-focus, focus() and a label of the page lead into the field', async () => {
  const page = await open(
    `${input('auto-focus')}<label for="other">Other one</label><crowd-input id="other" name="o"></crowd-input>`,
  )
  assert.equal(await focused(page), 'crowd-input#it')
  await page.getByText('Other one').click()
  assert.equal(await focused(page), 'crowd-input#other')
  await page.keyboard.type('typed')
  assert.equal(await page.getByRole('textbox', { name: 'Other one' }).inputValue(), 'typed')
  await assertAccessible(page)
})

test('properties reflect, presets never become attributes', async () => {
  const page = await open('<crowd-form><crowd-input></crowd-input></crowd-form>')
  const attributes = () => page.locator('crowd-input').evaluate(element => element.getAttributeNames())
  assert.deepEqual(await attributes(), [])
  await page.evaluate(() =>
    Object.assign(document.querySelector('crowd-input')!, {
      name: 'n',
      label: 'L',
      required: true,
      disabled: true,
      placeholder: 'p',
      value: 'v',
    }),
  )
  await page.waitForSelector('crowd-input[placeholder=p]')
  assert.deepEqual((await attributes()).sort(), ['disabled', 'label', 'name', 'placeholder', 'required'])
})

test('only a worker’s edits are events', async () => {
  const page = await open(input(''))
  const heard = await recordEvents(page, 'input', 'change')
  await page.evaluate(() => document.querySelector('crowd-input')!.setAttribute('value', 'new preset'))
  assert.deepEqual(await heard(), [])
  assert.equal(await value(page), 'new preset')
})

test('max-length holds for numbers too, which browsers let grow', async () => {
  const page = await open(input('type="number" max-length="3"'))
  await page.getByLabel('Serial').pressSequentially('12345')
  assert.equal(await value(page), '123')
  assert.deepEqual(await submit(page), { it: '123' })
})

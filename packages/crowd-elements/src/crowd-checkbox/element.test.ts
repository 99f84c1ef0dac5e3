import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, shows, submit } from '../shared/testing/page.ts'

test('boxes of one name share one object, other names have their own', async () => {
  const page = await open(`<crowd-form>
    <crowd-checkbox name="damage" value="dent">Dent</crowd-checkbox>
    <crowd-checkbox name="damage" value="scratch">Scratch</crowd-checkbox>
    <crowd-checkbox name="seen" checked>Seen</crowd-checkbox></crowd-form>`)
  await page.getByText('Dent').click()
  assert.deepEqual(await submit(page), { damage: { dent: true, scratch: false }, seen: { on: true } })
})

test('a click is heard once, before the flip; change after it', async () => {
  const page = await open(`<crowd-form>
      <crowd-checkbox id="it" name="a" onclick="heard.push('click ' + this.checked)" onchange="heard.push('change ' + this.checked)">Label</crowd-checkbox>
      <label for="it">Outer label</label>
    </crowd-form><script>heard = []</script>`)
  const heard = () => page.evaluate(() => window.heard.splice(0))
  await page.getByText('Label', { exact: true }).click()
  assert.deepEqual(await heard(), ['click false', 'change true'])
  await page.getByRole('checkbox').click()
  assert.deepEqual(await heard(), ['click true', 'change false'])
  await page.evaluate(() => document.querySelector('crowd-checkbox')!.click())
  assert.deepEqual(await heard(), ['click false', 'change true'])
  await page.getByText('Outer label').click()
  await page.waitForFunction(() => window.heard.length === 2)
  assert.deepEqual(await heard(), ['click true', 'change false'])
})

test('a cancelled click does not flip', async () => {
  const page = await open(
    '<crowd-form><crowd-checkbox name="a" onclick="return false">Label</crowd-checkbox></crowd-form>',
  )
  await page.getByText('Label').click()
  assert.deepEqual(await submit(page), { a: { on: false } })
})

test('checked and disabled can be set by script and by markup, also as "false"', async () => {
  const page = await open(`<crowd-form>
    <crowd-checkbox id="a" name="a" checked="false" disabled="false">A</crowd-checkbox>
    <crowd-checkbox id="b" name="b" checked="checked" disabled>B</crowd-checkbox></crowd-form>`)
  await page.getByText('A', { exact: true }).click()
  await page.getByText('B', { exact: true }).click({ force: true })
  assert.deepEqual(await submit(page), { a: { on: true }, b: { on: true } })
  assert.equal(await page.locator('#a').getAttribute('disabled'), 'false', 'the author’s text stays')
})

test('a link in the label is followed, not ticked', async () => {
  const page = await open(
    '<crowd-form><crowd-checkbox name="a">I agree to the <a href="#terms">terms</a></crowd-checkbox></crowd-form>',
  )
  await page.getByText('terms').click()
  assert.match(page.url(), /#terms$/)
  assert.deepEqual(await submit(page), { a: { on: false } })
})

test('an unclosed one shows what it swallowed; a click there does not tick it', async () => {
  const page = await open(
    '<crowd-form><crowd-checkbox name="a" />First<crowd-input name="b" label="Swallowed"></crowd-input></crowd-form>',
  )
  await page.getByLabel('Swallowed').fill('x')
  assert.ok(await shows(page, 'First'))
  assert.deepEqual(await submit(page), { a: { on: false }, b: 'x' })
})

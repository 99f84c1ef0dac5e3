import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open } from '../shared/testing/page.ts'

const button = (attributes: string, inside = 'Press') =>
  `<crowd-form><input name="a" value="1" aria-label="A"><crowd-button id="it" ${attributes} onclick="heard.push('click')">${inside}</crowd-button></crowd-form><script>heard = []</script>`
const clicks = (page: Awaited<ReturnType<typeof open>>) => page.evaluate(() => window.heard.length)

test('a click is heard once, by mouse, Enter, Space and script; without form-action nothing is sent', async () => {
  const page = await open(button(''))
  await page.getByRole('button', { name: 'Press' }).click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await page.evaluate(() => document.querySelector('crowd-button')!.click())
  assert.equal(await clicks(page), 4)
  assert.deepEqual(await answersOf(page), [])
})

for (const state of ['disabled', 'loading', 'loading disabled'])
  test(`${state}: no clicks, nothing is sent, and it says so`, async () => {
    const page = await open(button(`${state} form-action="submit"`, '<b>Press</b>'))
    const inner = page.getByRole('button', { name: 'Press' })
    assert.ok(await inner.isDisabled())
    await inner.click({ force: true })
    await page.getByText('Press').click({ force: true })
    await page.evaluate(() => document.querySelector('crowd-button')!.click())
    assert.equal(await clicks(page), 0)
    assert.deepEqual(await answersOf(page), [])
    assert.equal(await page.locator('#it .spinner').count(), state.includes('loading') ? 1 : 0)
    await assertAccessible(page)
  })

test('disabled can be taken away by script', async () => {
  const page = await open(button('disabled'))
  await page.evaluate(() => Object.assign(document.querySelector('crowd-button')!, { disabled: false }))
  await page.getByRole('button', { name: 'Press' }).click()
  assert.equal(await clicks(page), 1)
})

test('stopping the click from bubbling does not keep the form from being sent', async () => {
  const page =
    await open(`<crowd-form><input name="a" value="1"><crowd-button form-action="submit">Go</crowd-button></crowd-form>
    <script>document.querySelector('crowd-button').onclick = event => event.stopPropagation()</script>`)
  await page.getByRole('button', { name: 'Go' }).click()
  assert.deepEqual(await answersOf(page), [{ a: '1' }])
})

test('href makes it a link', async () => {
  const page = await open(button('href="#there"'))
  await page.getByRole('link', { name: 'Press' }).click()
  assert.match(page.url(), /#there$/)
  const blocked = await open(button('href="#there" disabled'))
  await blocked.getByRole('link', { name: 'Press' }).click({ force: true })
  assert.doesNotMatch(blocked.url(), /#there$/)
})

test('the icon variant hides the text but keeps the name', async () => {
  const page = await open(button('variant="icon" icon="delete"', 'Remove'))
  const inner = page.getByRole('button', { name: 'Remove' })
  assert.equal(await inner.locator('svg').count(), 1)
  assert.ok((await inner.boundingBox())!.width < 60)
  await assertAccessible(page)
})

for (const inside of ['<iron-icon icon="delete"></iron-icon> Remove', '<iron-icon icon="delete"/> Remove'])
  test(`the icon variant with its sign as a child, ${inside}`, async () => {
    const page = await open(button('variant="icon"', inside))
    const inner = page.getByRole('button', { name: 'Remove' })
    assert.ok((await inner.boundingBox())!.width < 60)
    assert.equal((await page.locator('iron-icon').boundingBox())!.width, 20)
    await assertAccessible(page)
  })

test('icon-align puts the sign on either side, icon-url wins over icon', async () => {
  const picture = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'
  for (const [align, isBefore] of [
    ['left', true],
    ['right', false],
  ] as const) {
    const page = await open(button(`icon="add" icon-align="${align}" icon-url='${picture}'`))
    const sign = (await page.locator('#it img').boundingBox())!
    const text = (await page.locator('#it .button > span').boundingBox())!
    assert.equal(sign.x < text.x, isBefore)
  }
})

test('a self-closed sign inside swallows the text, which is still shown', async () => {
  const page = await open(button('', '<iron-icon icon="icons:send"/>Send it'))
  assert.equal(await page.getByRole('button', { name: 'Send it' }).count(), 1)
  await page.locator('iron-icon path').first().waitFor({ state: 'attached' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, shows, submit } from '../shared/testing/page.ts'

type Page = Awaited<ReturnType<typeof open>>

/** How far the middle of the badge is from the upper right corner of its target, once it has been placed. */
async function offset(page: Page, target: string): Promise<number> {
  await page.locator('crowd-badge .badge').waitFor()
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  const badge = (await page.locator('crowd-badge .badge').boundingBox())!
  const box = (await page.locator(target).boundingBox())!
  return Math.hypot(badge.x + badge.width / 2 - box.x - box.width, badge.y + badge.height / 2 - box.y)
}

const near = (distance: number) => assert.ok(distance < 1.5, `${distance} px from the corner`)

test('it sits on the corner of the element with the id, also after that moved or came late', async () => {
  const page =
    await open(`<crowd-form><div style="position: relative; margin: 40px"><crowd-badge for="it" label="new"></crowd-badge></div>
    <div id="place"></div></crowd-form>`)
  assert.equal(await shows(page, 'new'), false, 'nothing to sit on')
  await page.evaluate(() => {
    document.querySelector('#place')!.innerHTML = '<button id="it" type="button">Rules</button>'
  })
  near(await offset(page, '#it'))
  await page.evaluate(() =>
    Object.assign(document.querySelector<HTMLElement>('#it')!.style, { marginInlineStart: '200px' }),
  )
  near(await offset(page, '#it'))
  await assertAccessible(page)
})

test('without an id it sits on its parent', async () => {
  const page = await open(
    '<div id="box" style="inline-size: 200px; block-size: 50px; margin: 60px"><crowd-badge label="3"></crowd-badge></div>',
  )
  near(await offset(page, '#box'))
})

test('a sign wins over the text; an unknown sign and an empty badge show nothing', async () => {
  const page = await open('<p id="p">x</p><crowd-badge id="b" for="p" icon="star" label="text"></crowd-badge>')
  near(await offset(page, '#p'))
  assert.equal(await shows(page, 'text'), false)
  await page.evaluate(() => document.querySelector('#b')!.removeAttribute('icon'))
  await page.getByText('text').waitFor()
  await page.evaluate(() => document.querySelector('#b')!.removeAttribute('label'))
  await page.locator('crowd-badge .badge').waitFor({ state: 'hidden' })
})

test('self-closed, it shows what it swallowed where it stands', async () => {
  const page = await open(
    '<crowd-form><p id="p">x</p><crowd-badge for="p" label="1" /><p>After.</p><input name="a" value="1"></crowd-form>',
  )
  assert.ok(await shows(page, 'After.'))
  assert.deepEqual(await submit(page), { a: '1' })
})

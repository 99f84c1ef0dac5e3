import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, shows, submit } from '../shared/testing/page.ts'

const picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'/>"

for (const tag of ['crowd-fab', 'crowd-icon-button']) {
  const button = (attributes: string) =>
    `<crowd-form><${tag} id="it" ${attributes} onclick="heard.push('click')"></${tag}></crowd-form><script>heard = []</script>`
  const clicks = (page: Awaited<ReturnType<typeof open>>) => page.evaluate(() => window.heard.length)

  test(`${tag}: clicked by mouse, Enter, Space and script, heard once each; gives no answer`, async () => {
    const page = await open(button('icon="search" title="Look closer"'))
    await page.getByRole('button', { name: 'Look closer' }).click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.evaluate(() => document.querySelector<HTMLElement>('#it')!.click())
    assert.equal(await clicks(page), 4)
    await assertAccessible(page)
    assert.deepEqual(await submit(page), {})
  })

  test(`${tag}: disabled, it is silent, stays reachable and says so`, async () => {
    const page = await open(button('icon="search" disabled'))
    const inner = page.getByRole('button', { name: 'search' })
    assert.ok(await inner.isDisabled())
    await inner.click({ force: true })
    await page.evaluate(() => document.querySelector<HTMLElement>('#it')!.click())
    assert.equal(await clicks(page), 0)
    await page.evaluate(() => Object.assign(document.querySelector('#it')!, { disabled: false }))
    await inner.click()
    assert.equal(await clicks(page), 1)
    await assertAccessible(page)
  })

  test(`${tag}: a picture by its address; an unclosed one shows and submits what it swallowed`, async () => {
    const page = await open(
      `<crowd-form><${tag} icon="${picture}" title="Own"/><p>Swallowed.</p><input name="a" value="1"></crowd-form>`,
    )
    assert.equal(await page.getByRole('button', { name: 'Own' }).locator('img').count(), 1)
    assert.ok(await shows(page, 'Swallowed.'))
    assert.deepEqual(await submit(page), { a: '1' })
  })
}

test('crowd-fab: a character instead of a sign', async () => {
  const page = await open('<crowd-fab label="?"></crowd-fab>')
  const box = (await page.getByRole('button', { name: '?' }).boundingBox())!
  assert.deepEqual([box.width, box.height], [56, 56])
})

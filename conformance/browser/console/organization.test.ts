// For whom workers work and whom they ask: said at the console, read at the portal.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessibleInEveryLook, atConsole, house } from './testing.ts'
import { button } from './workflow-form.ts'

test('workers are told for whom they work and whom they ask, as text', async () => {
  const name = '<b>Riverside</b> Archive & Co.'
  const email = 'work+tasks@riverside.example'
  await house.service.cli('worker', 'add', 'asking')
  await atConsole('/workforces', async page => {
    await button(page, 'Edit organization').click()
    const dialog = page.getByRole('dialog', { name: 'Edit organization' })
    await dialog.getByLabel('Organization name').fill(name)
    await dialog.getByLabel('Contact email').fill('nobody')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText(/contactEmail/).waitFor()
    await assertAccessibleInEveryLook(page)
    await dialog.getByLabel('Contact email').fill(email)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText(name, { exact: true }).waitFor()

    const isSaid = async () => {
      await page.getByText(name).waitFor()
      const link = page.getByRole('link', { name: email, exact: true })
      assert.equal(await link.getAttribute('href'), 'mailto:work%2Btasks@riverside.example')
      await assertAccessibleInEveryLook(page)
    }
    const link = await house.service.cli('worker', 'link', 'asking')
    await page.goto(`${house.service.url}/worker/`)
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await isSaid()
    await page.goto(link)
    await isSaid()
    await button(page, 'Sign in').click()
    await page.getByRole('heading', { name: 'Tasks', exact: true }).waitFor()
    await isSaid()
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link no longer works' }).waitFor()
    await isSaid()
    await page.context().clearCookies()
    await page.reload()
    await page.getByText(/Ask whoever sent it for a new one/).waitFor()
    await isSaid()
  })
  const console = await (await fetch(await house.service.cli('console', 'link'))).text()
  assert.doesNotMatch(console, /Riverside/, 'operators are not sent to themselves')
})

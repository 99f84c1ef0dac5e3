import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open, pressSubmit, shows, submit } from '../shared/testing/page.ts'

const form = (attributes: string) =>
  `<crowd-form><crowd-toggle-button name="urgent" ${attributes}>Urgent</crowd-toggle-button></crowd-form>`

test('it is a switch; Space and a click on the label flip it, and it answers as an object', async () => {
  const page = await open(form(''))
  const toggle = page.getByRole('switch', { name: 'Urgent' })
  await toggle.press('Space')
  assert.ok(await toggle.isChecked())
  await page.getByText('Urgent').click()
  assert.deepEqual(await submit(page), { urgent: { on: false } })
})

test('switches and boxes of one name share one object', async () => {
  const page = await open(`<crowd-form><crowd-toggle-button name="a" value="x" checked>X</crowd-toggle-button>
    <crowd-checkbox name="a" value="y">Y</crowd-checkbox></crowd-form>`)
  assert.deepEqual(await submit(page), { a: { x: true, y: false } })
})

test('required: it must be on', async () => {
  const page = await open(form('required'))
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'Please switch this on'))
  await page.getByText('Urgent').click()
  assert.equal(await shows(page, 'Please switch this on'), false)
  assert.deepEqual(await submit(page), { urgent: { on: true } })
})

test('invalid: alert colour while off, the ordinary one while on, the page may choose the colour', async () => {
  const colour = (page: Awaited<ReturnType<typeof open>>) =>
    page.getByRole('switch').evaluate(input => getComputedStyle(input).backgroundColor)
  const on = await colour(await open(form('checked')))
  const page = await open(
    `<style>crowd-toggle-button { --crowd-toggle-button-invalid-color: rgb(1, 2, 3) }</style>${form('invalid')}`,
  )
  assert.equal(await colour(page), 'rgb(1, 2, 3)')
  await assertAccessible(page)
  await page.getByText('Urgent').click()
  assert.equal(await colour(page), on)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open, pressSubmit, shows, submit } from '../shared/testing/page.ts'

const tag = (attributes = '') =>
  `<crowd-form><crowd-text-ranking id="r" name="order" header="Rank" text="Why is the sky blue?"
    responses="['Scattering.', 'Because it\\nmirrors the sea.', 'Paint.']"
    ordinal-ranking-dimensions="[{ name: 'Truth', allowTie: false }, { name: 'Style', allowTie: true }]" ${attributes}>
    <short-instructions>Best first.</short-instructions></crowd-text-ranking></crowd-form>`

type Page = Awaited<ReturnType<typeof open>>
const give = (page: Page, dimension: string, response: string, rank: number) =>
  page
    .getByRole('radiogroup', { name: `${dimension}, Response ${response}` })
    .getByText(String(rank), { exact: true })
    .click()

test('every response gets a rank by every dimension; without ties a taken rank changes hands', async () => {
  const page = await open(tag())
  for (const shown of ['Why is the sky blue?', 'Scattering.', 'Response C']) assert.ok(await shows(page, shown), shown)
  for (const [response, rank] of [
    ['A', 1],
    ['B', 2],
    ['C', 3],
    ['C', 1],
  ] as const)
    await give(page, 'Truth', response, rank)
  for (const response of 'ABC') await give(page, 'Style', response, 2)
  assert.deepEqual(await submit(page), {
    order: {
      rankings: [
        { dimension: 'Truth', ranks: [3, 2, 1] },
        { dimension: 'Style', ranks: [2, 2, 2] },
      ],
    },
  })
})

test('an open dimension is named and leads to its first open response', async () => {
  const page = await open(tag())
  for (const [response, rank] of [
    ['A', 1],
    ['B', 2],
    ['C', 3],
  ] as const)
    await give(page, 'Truth', response, rank)
  await give(page, 'Style', 'A', 1)
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'Please rank every response by “Style”'))
  await page.keyboard.press('Space')
  await give(page, 'Style', 'C', 3)
  assert.deepEqual((await submit(page)).order, {
    rankings: [
      { dimension: 'Truth', ranks: [1, 2, 3] },
      { dimension: 'Style', ranks: [1, 1, 3] },
    ],
  })
})

test('unreadable lists are named; nothing is wrong with it, light and dark, and on a phone', async () => {
  assert.ok(await shows(await open(tag().replace("[{ name: 'Truth'", "[{ name 'Truth'")), 'could not be read'))
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(tag(), { colorScheme })
    await give(page, 'Truth', 'A', 1)
    await assertAccessible(page)
  }
  const phone = await open(tag(), { viewport: { width: 390, height: 844 } })
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 390)
})

// The founding journey at the console, and what else operators do with human loops.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { output } from '../../clients/client.ts'
import { aFlow, outputUri, readOutput, startLoop } from '../../fixtures.ts'
import { Worker } from '../../worker.ts'
import { house } from '../testing/house.ts'
import { assertAccessible, atConsole, PHONE, row } from './testing.ts'

const button = (page: Page, name: 'Stop' | 'Delete') => page.getByRole('button', { name, exact: true })
const canPress = async (page: Page) => [
  await button(page, 'Stop').isEnabled(),
  await button(page, 'Delete').isEnabled(),
]
const select = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click()
const shows = (page: Page, loop: string, status: string) => row(page, loop).getByText(status, { exact: true }).waitFor()

describe('human loops at the console', () => {
  test('the founding journey: stop a loop that a worker holds, see it Stopping, Stopped, delete it, see it go', async () => {
    const flowArn = await aFlow(house.client, 'founding')
    await startLoop(house.client, 'founding-held', flowArn)
    const ann = await Worker.join(house.service, 'founding-ann')
    const lease = await ann.next()
    const address = await outputUri(house.client, 'founding-held')
    await atConsole('/human-review-workflows', async page => {
      await page.getByRole('navigation').getByRole('link', { name: 'Human review workflows' }).waitFor()
      await page.getByRole('link', { name: 'founding', exact: true }).click()
      await page.getByRole('heading', { name: 'Human loops', exact: true }).waitFor()
      assert.deepEqual(await canPress(page), [false, false], 'nothing is selected')
      await shows(page, 'founding-held', 'InProgress')
      await select(page, 'founding-held')
      assert.deepEqual(await canPress(page), [true, false])
      await button(page, 'Stop').click()
      await shows(page, 'founding-held', 'Stopping')
      assert.deepEqual(await canPress(page), [false, false], 'a worker is still at it')
      assert.equal((await ann.submit(lease, { note: 'just in time' })).status, 200)
      await shows(page, 'founding-held', 'Stopped')
      assert.deepEqual(await canPress(page), [false, true])
      await button(page, 'Delete').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await page.getByText('No human loop has been started yet.').waitFor()
    })
    assert.match(await readOutput(house.client, address), /just in time/, 'the answer is still in the bucket')
  })

  test('many at once, with what was refused and why; a selection that may not be acted on as a whole is no act', async () => {
    const flowArn = await aFlow(house.client, 'bulk')
    for (const n of [1, 2, 3]) await startLoop(house.client, `bulk-${n}`, flowArn)
    await atConsole('/human-review-workflows/bulk', async page => {
      await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
      // Somebody else was quicker with one of them.
      await page.getByText('(3 selected)').waitFor()
      await page.route(/operations\/StopHumanLoop/, async route => {
        if (route.request().postData()?.includes('bulk-2'))
          await output(house.client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: 'bulk-2' }))
        await route.continue()
      })
      await button(page, 'Stop').click()
      await page.getByText(/Asked to stop/).waitFor()
      for (const n of [1, 2, 3]) await shows(page, `bulk-${n}`, 'Stopped')
      await startLoop(house.client, 'bulk-4', flowArn)
      await shows(page, 'bulk-4', 'InProgress')
      await select(page, 'bulk-4')
      assert.deepEqual(await canPress(page), [false, false], 'stopped ones and one in progress')
    })
  })

  test('a list is read one page at a time', async () => {
    await aFlow(house.client, 'paged')
    await atConsole('/human-review-workflows', async page => {
      const asked: string[] = []
      page.on('request', request => {
        if (request.url().includes('ListHumanLoops')) asked.push(request.postData() ?? '')
      })
      await page.getByRole('link', { name: 'paged', exact: true }).click()
      await page.getByText('No human loop has been started yet.').waitFor()
      assert.deepEqual(
        asked.map(body => JSON.parse(body).MaxResults),
        [50],
      )
    })
  })

  for (const viewport of [{ width: 1440, height: 900 }, PHONE])
    for (const colorScheme of ['light', 'dark'] as const)
      test(`to the checker: list and workflow, ${viewport.width} wide, ${colorScheme}`, async () => {
        await aFlow(house.client, `seen-${viewport.width}-${colorScheme}`)
        const look = { viewport, colorScheme }
        await atConsole('/human-review-workflows', assertAccessible, look)
        await atConsole(
          `/human-review-workflows/seen-${viewport.width}-${colorScheme}`,
          async page => {
            await page.getByRole('heading', { name: 'Human loops', exact: true }).waitFor()
            await assertAccessible(page)
          },
          look,
        )
      })
})

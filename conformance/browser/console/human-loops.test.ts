// The founding journey at the console, and what else operators do with human loops.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { output } from '../../clients/client.ts'
import { aFlow, outputUri, readOutput, startLoop } from '../../fixtures.ts'
import { button as portalButton, submit, task } from '../testing/portal.ts'
import { leaveSeat, takeSeat } from '../testing/seat.ts'
import { assertAccessibleInEveryLook, atConsole, house, row } from './testing.ts'

const button = (page: Page, name: 'Stop' | 'Delete') => page.getByRole('button', { name, exact: true })
const canPress = async (page: Page) => [
  await button(page, 'Stop').isEnabled(),
  await button(page, 'Delete').isEnabled(),
]
const select = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click()
const shows = (page: Page, loop: string, status: string) => row(page, loop).getByText(status, { exact: true }).waitFor()
const stop = (name: string) =>
  output(house.client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: name }))
const none = (page: Page) => page.getByText('No human loop has been started yet.').waitFor()

describe('human loops at the console', () => {
  test('the founding journey: stop a loop that a worker holds, see it Stopping, Stopped, delete it, see it go', async () => {
    const flowArn = await aFlow(house.client, 'founding', { TaskTitle: 'The founding task' })
    await startLoop(house.client, 'founding-held', flowArn)
    const address = await outputUri(house.client, 'founding-held')
    const seat = await takeSeat(house)
    await row(seat.page, 'The founding task').getByRole('button', { name: 'Start working' }).click()
    await task(seat.page).getByLabel('Note').fill('just in time')
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
      await submit(seat.page).click()
      await portalButton(seat.page, 'Stop and resume later').waitFor({ state: 'detached' })
      await shows(page, 'founding-held', 'Stopped')
      assert.deepEqual(await canPress(page), [false, true])
      await button(page, 'Delete').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await none(page)
    })
    await leaveSeat(seat)
    assert.match(await readOutput(house.client, address), /just in time/, 'the answer is still in the bucket')
  })

  test('many at once, with what was refused and why; a selection that may not be acted on as a whole is no act', async () => {
    const flowArn = await aFlow(house.client, 'bulk')
    for (const n of [1, 2, 3]) await startLoop(house.client, `bulk-${n}`, flowArn)
    await atConsole('/human-review-workflows/bulk', async page => {
      await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
      await page.getByText('(3 selected)').waitFor()
      await button(page, 'Stop').click()
      await page.getByText(/Asked to stop/).waitFor()
      for (const n of [1, 2, 3]) await shows(page, `bulk-${n}`, 'Stopped')
      await startLoop(house.client, 'bulk-4', flowArn)
      await shows(page, 'bulk-4', 'InProgress')
      await select(page, 'bulk-4')
      assert.deepEqual(await canPress(page), [false, false], 'stopped ones and one in progress')
      await select(page, 'bulk-4')
      // Somebody else is quicker with one of them.
      await page.route(/operations\/DeleteHumanLoop/, async route => {
        if (route.request().postData()?.includes('bulk-2')) await route.fulfill(refusal)
        else await route.continue()
      })
      await button(page, 'Delete').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await page.getByText('Asked to delete: 2 of 3').waitFor()
      await page.getByText(/^bulk-2: It is not there any more\./).waitFor()
      await row(page, 'bulk-1').waitFor({ state: 'detached' })
      await shows(page, 'bulk-2', 'Stopped')
    })
    await stop('bulk-4')
  })

  test('a list is read one page at a time, and never counted', async () => {
    const flowArn = await aFlow(house.client, 'paged')
    await Promise.all(Array.from({ length: 51 }, (_, n) => startLoop(house.client, `paged-${n}`, flowArn)))
    try {
      await atConsole('/human-review-workflows', async page => {
        const asked: { MaxResults: number; NextToken?: string }[] = []
        page.on('request', request => {
          if (request.url().includes('ListHumanLoops')) asked.push(JSON.parse(request.postData()!))
        })
        await page.getByRole('link', { name: 'paged', exact: true }).click()
        await row(page, 'paged-').nth(49).waitFor()
        assert.equal(await row(page, 'paged-').count(), 50)
        assert.deepEqual(
          asked.map(({ MaxResults, NextToken }) => [MaxResults, NextToken]),
          [[50, undefined]],
        )
        await page.getByRole('button', { name: 'Next page' }).click()
        await row(page, 'paged-').nth(1).waitFor({ state: 'detached' })
        await row(page, 'paged-').first().waitFor()
        assert.equal(await row(page, 'paged-').count(), 1)
        assert.deepEqual(
          asked.map(({ MaxResults, NextToken }) => [MaxResults, NextToken !== undefined]),
          [
            [50, false],
            [50, true],
          ],
        )
      })
    } finally {
      // Also when it fails: they would stand in front of the tasks of other tests.
      await Promise.all(Array.from({ length: 51 }, (_, n) => stop(`paged-${n}`)))
    }
  })

  test('a list by creation time, oldest first, and one loop by its name', async () => {
    const flowArn = await aFlow(house.client, 'ordered')
    for (const name of ['ordered-first', 'ordered-second']) {
      await startLoop(house.client, name, flowArn)
      await stop(name)
    }
    await atConsole('/human-review-workflows/ordered', async page => {
      const names = () => row(page, 'ordered-').getByRole('link').allTextContents()
      await shows(page, 'ordered-first', 'Stopped')
      assert.deepEqual(await names(), ['ordered-second', 'ordered-first'])
      await page.getByRole('columnheader', { name: 'Creation time' }).getByRole('button').click()
      await page.getByRole('row').nth(1).getByText('ordered-first').waitFor()
      assert.deepEqual(await names(), ['ordered-first', 'ordered-second'])
      await page.getByRole('button', { name: /Created at any time/ }).click()
      await page.getByRole('radio', { name: 'Last 15 minutes' }).click()
      await page.getByRole('button', { name: 'Apply' }).click()
      await shows(page, 'ordered-first', 'Stopped')
      await page.getByRole('searchbox', { name: 'Human loop by its name' }).fill('ordered-second')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'ordered-second', level: 1 }).waitFor()
    })
  })

  test('to the checker: a workflow with loops, wide and narrow, light and dark', async () => {
    const flowArn = await aFlow(house.client, 'seen')
    await startLoop(house.client, 'seen-1', flowArn)
    await stop('seen-1')
    await atConsole('/human-review-workflows/seen', async page => {
      await shows(page, 'seen-1', 'Stopped')
      await assertAccessibleInEveryLook(page)
    })
  })
})

const refusal = {
  status: 404,
  contentType: 'application/json',
  body: JSON.stringify({ error: { code: 'ResourceNotFoundException', message: 'It is not there any more.' } }),
}

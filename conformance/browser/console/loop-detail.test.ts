// One human loop at the console: everything that is known of it, and what can be done.
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { output } from '../../clients/client.ts'
import { aFlow, outputUri, startLoop, statusOf } from '../../fixtures.ts'
import { until } from '../../until.ts'
import { Worker } from '../../worker.ts'
import { assertAccessibleInEveryLook, atConsole, house, row, take } from './testing.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const becomes = (name: string, wanted: string) =>
  until(
    () => statusOf(house.client, name),
    status => status === wanted,
  )
const runtime = (name: string, HumanLoopName: string) =>
  output(house.client.call('sagemaker-a2i-runtime', name, { HumanLoopName }))
const addressOf = (flow: string, loop: string) => `/human-review-workflows/${flow}/human-loops/${loop}`
const happened = async (page: Page) =>
  (await page.getByRole('table', { name: 'Timeline' }).getByRole('row').allTextContents()).slice(1)

let dora: Worker
let emil: Worker
before(async () => {
  dora = await Worker.join(house.service, 'detail-dora')
  emil = await Worker.join(house.service, 'detail-emil')
})

describe('a human loop at the console', () => {
  test('answers side by side with differences marked, the timeline, the input, the output, the day of the purge', async () => {
    const flowArn = await aFlow(house.client, 'detail', { TaskCount: 2, TaskTitle: 'Detail' })
    await startLoop(house.client, 'detail-1', flowArn, '{"id":12345678901234567890,"markup":"<b>bold</b>"}')
    await dora.submit(await take(dora, 'Detail'), { animal: 'dog', sure: true })
    await emil.submit(await take(emil, 'Detail'), { animal: '<i>fox</i>', sure: true })
    await becomes('detail-1', 'Completed')
    await atConsole('/human-review-workflows/detail', async page => {
      await page.getByRole('link', { name: 'detail-1', exact: true }).click()
      await page.getByRole('heading', { name: 'detail-1', level: 1 }).waitFor()
      const answers = page.getByRole('table', { name: 'Answers' })
      const animal = answers.getByRole('row').filter({ hasText: 'animal' })
      assert.deepEqual(await animal.locator('mark').allTextContents(), ['dog', '<i>fox</i>'])
      await animal.getByText('differs').waitFor()
      assert.equal(await answers.getByRole('row').filter({ hasText: 'sure' }).locator('mark').count(), 0)
      await page.getByText('1 of 2 fields differ between workers').waitFor()
      assert.deepEqual(
        (await happened(page)).map(text => text.replace(/^.*?[AP]M/, '')),
        [
          'The human loop was started–',
          'Began to work on the taskdetail-dora',
          'Submitted an answerdetail-dora',
          'Began to work on the taskdetail-emil',
          'Submitted an answerdetail-emil',
          'Completed: all answers are in, the output is written–',
        ],
      )
      const input = page.getByRole('region', { name: 'Input content' })
      assert.match((await input.textContent())!, /"id": 12345678901234567890,\n {2}"markup": "<b>bold<\/b>"/)
      await page.getByText(/^Purged on .*, in 30 days$/).waitFor()
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name: /Open output\.json/ }).click(),
      ])
      await opened.waitForLoadState()
      assert.equal(new URL(opened.url()).hostname, 'localhost', 'objects are shown on the content origin')
      assert.match((await opened.textContent('body'))!, /"humanLoopName":"detail-1"/)
    })
  })

  test('stop, wait, delete, and what is left afterwards; every step is shown without being asked for', async () => {
    const flowArn = await aFlow(house.client, 'leaving', { TaskTitle: 'Leaving' })
    await startLoop(house.client, 'leaving-1', flowArn)
    const lease = await take(dora, 'Leaving')
    await atConsole(addressOf('leaving', 'leaving-1'), async page => {
      assert.equal(await button(page, 'Delete').isEnabled(), false)
      assert.equal(await button(page, 'Report low-quality result').isEnabled(), false)
      await button(page, 'Stop').click()
      await page.getByText(/detail-dora may finish, and the answer will count\./).waitFor()
      assert.equal(await button(page, 'Stop').isEnabled(), false)
      assert.equal((await dora.giveBack(lease, 'release')).status, 200)
      await page.getByText('Gave the task back without an answer').waitFor()
      await page.getByText('None: it ended without an answer').waitFor()
      await button(page, 'Delete').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await page.getByText('This human loop is deleted').waitFor()
      await page.getByText('A deletion was requested').waitFor()
      assert.equal(await button(page, 'Delete').isEnabled(), false)
    })
  })

  test('the output of a stopped loop arrives after the status, and shows by itself', async () => {
    const flowArn = await aFlow(house.client, 'partial', { TaskCount: 2, TaskTitle: 'Partial' })
    await startLoop(house.client, 'partial-1', flowArn)
    await dora.submit(await take(dora, 'Partial'), { note: 'half' })
    await atConsole(addressOf('partial', 'partial-1'), async page => {
      await page.getByText('1 of 2', { exact: true }).waitFor()
      await runtime('StopHumanLoop', 'partial-1')
      await page.getByText('The output was written', { exact: true }).waitFor()
      await page.getByRole('link', { name: /Open output\.json/ }).waitFor()
    })
  })

  test('a low-quality report: reason, whose answer, text; it is shown with its state', async () => {
    const flowArn = await aFlow(house.client, 'reported', { TaskTitle: 'Reported' })
    await startLoop(house.client, 'reported-1', flowArn)
    await emil.submit(await take(emil, 'Reported'), { note: 'nonsense' })
    await becomes('reported-1', 'Completed')
    await atConsole(addressOf('reported', 'reported-1'), async page => {
      await button(page, 'Report low-quality result').click()
      const dialog = page.getByRole('dialog')
      const report = dialog.getByRole('button', { name: 'Report', exact: true })
      assert.equal(await report.isEnabled(), false, 'nothing is said yet')
      await dialog.getByRole('button', { name: /^Reason/ }).click()
      await page.getByRole('option', { name: 'Spam or nonsense' }).click()
      await dialog.getByRole('button', { name: /^What is meant/ }).click()
      await page.getByRole('option', { name: 'The answer of detail-emil' }).click()
      await dialog.getByLabel('What is wrong with it?').fill('It says nothing.')
      await report.click()
      const shown = row(page.locator('main'), 'It says nothing.')
      await shown.getByText('Open', { exact: true }).waitFor()
      await shown.getByText('detail-emil').waitFor()
      await shown.getByText('Spam or nonsense', { exact: true }).waitFor()
      await shown.getByRole('button', { name: /^Answer/ }).click()
      await dialog.getByLabel('Reply').fill('We asked for it once more.')
      await dialog.getByRole('button', { name: 'Answer', exact: true }).click()
      await shown.getByText('Answered', { exact: true }).waitFor()
      await shown.getByText('We asked for it once more.').waitFor()
      await shown.getByRole('button', { name: /^Close/ }).click()
      await shown.getByText('Closed', { exact: true }).waitFor()
      assert.equal(await shown.getByRole('button').count(), 0, 'closed for good')
    })
  })

  test('what a worker said when declining stands in the timeline, as text', async () => {
    await startLoop(house.client, 'declined-1', await aFlow(house.client, 'declined', { TaskTitle: 'Declined' }))
    const { taskId, leaseEpoch } = await take(dora, 'Declined')
    await dora.ask('POST', `tasks/${taskId}/decline`, { leaseEpoch, reason: 'The <b>picture</b> is black' })
    await atConsole(addressOf('declined', 'declined-1'), async page => {
      await page.getByText('Declined the task: “The <b>picture</b> is black”', { exact: true }).waitFor()
      await runtime('StopHumanLoop', 'declined-1')
    })
  })

  test('a name that no loop has says so', async () => {
    await aFlow(house.client, 'unknown')
    await atConsole(addressOf('unknown', 'nobody'), async page => {
      await page.getByText(/There is no human loop nobody\./).waitFor()
    })
  })

  test('to the checker: a loop with answers, an event, its dialogs', async () => {
    const flowArn = await aFlow(house.client, 'checked', { TaskCount: 2, TaskTitle: 'Checked' })
    await startLoop(house.client, 'checked-1', flowArn)
    await dora.submit(await take(dora, 'Checked'), { note: 'a' })
    await emil.submit(await take(emil, 'Checked'), { note: 'b' })
    await becomes('checked-1', 'Completed')
    await atConsole(addressOf('checked', 'checked-1'), async page => {
      await page.getByRole('table', { name: 'Timeline' }).waitFor()
      await assertAccessibleInEveryLook(page)
      await button(page, 'Report low-quality result').click()
      await page.getByRole('dialog').waitFor()
      await assertAccessibleInEveryLook(page)
    })
    assert.match(await outputUri(house.client, 'checked-1'), /checked/)
  })
})

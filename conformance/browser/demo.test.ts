// The first ten minutes with Handloop: `handloop demo`, its link, its three tasks, and the answers in the bucket.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { output } from '../clients/client.ts'
import { arn, outputUri, readOutput, statusOf } from '../fixtures.ts'
import { until } from '../until.ts'
import { complaintsOf } from './testing/complaints.ts'
import { browser, type House, openHouse } from './testing/house.ts'
import { button, heading, rows, submit, task } from './testing/portal.ts'

describe('handloop demo', () => {
  let house: House
  let link: string
  let context: BrowserContext
  let page: Page
  let complaints: string[]

  before(async () => {
    house = await openHouse()
    link = await house.service.cli('demo')
    context = await browser.newContext()
    complaints = await complaintsOf(context)
    page = await context.newPage()
  })
  after(async () => {
    await context?.close()
    await house?.close()
  })

  test('its link can be looked at as often as one likes, and signs in at the press of a button', async () => {
    for (let looks = 0; looks < 2; looks++) assert.equal((await fetch(link)).status, 200)
    await page.goto(link)
    await page.reload()
    await button(page, 'Sign in').click()
    await heading(page, 'Tasks').waitFor()
    await until(
      () => rows(page).count(),
      count => count === 3,
    )
  })

  test('its three tasks are answered by keyboard and by mouse, one after the other, without a complaint', async () => {
    await rows(page).first().getByRole('button', { name: 'Start working' }).click()
    await pictureIsShown(page, 'A scanned employment application')
    await heading(task(page), 'Is this application filled in completely?').click()
    await page.keyboard.press('2')
    assert.equal(await task(page).getByRole('radio', { name: 'Something is missing' }).isChecked(), true)
    await task(page).getByLabel('Note (optional)').fill('no signature')
    await submit(page).click()

    await pictureIsShown(page, 'A scanned paper form')
    await task(page).getByText('Form', { exact: true }).click()
    await submit(page).click()

    await pictureIsShown(page, 'A photograph')
    await task(page).getByText('Yes', { exact: true }).click()
    await page.keyboard.press('3')
    await submit(page).click()

    await heading(page, 'No more tasks').waitFor()
    assert.deepEqual(complaints, [])
  })

  test('its answers are in the bucket, at the addresses that DescribeHumanLoop gives', async () => {
    const { client } = house
    const FlowDefinitionArn = arn('flow-definition', 'handloop-demo')
    const listed = await output(client.call('sagemaker-a2i-runtime', 'ListHumanLoops', { FlowDefinitionArn }))
    const names = (listed.HumanLoopSummaries as { HumanLoopName: string }[]).map(loop => loop.HumanLoopName).sort()
    const answers: unknown[] = []
    for (const name of names) {
      await until(
        () => statusOf(client, name),
        status => status === 'Completed',
      )
      const { humanAnswers } = JSON.parse(await readOutput(client, await outputUri(client, name)))
      answers.push(...humanAnswers.map((one: { answerContent: unknown }) => one.answerContent))
    }
    assert.deepEqual(answers, [
      { note: 'no signature', verdict: { label: 'Something is missing' } },
      { verdict: { label: 'Form' } },
      { verdict: { label: 'Needs a second look' } },
    ])
  })

  test('its link does not work a second time, and says so', async () => {
    await page.goto(link)
    await heading(page, 'This link no longer works').waitFor()
    await page.goto(`${house.service.url}/worker`)
    await heading(page, 'Tasks').waitFor()
  })
})

/** Really loaded, not only there. */
async function pictureIsShown(page: Page, name: string): Promise<void> {
  const picture = task(page).getByRole('img', { name, exact: true })
  await picture.waitFor()
  await until(
    () => picture.evaluate(image => (image as HTMLImageElement).naturalWidth),
    width => width > 0,
  )
}

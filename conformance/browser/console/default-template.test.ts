// A template that is made with its workflow: what an operator types and pastes is what a worker reads.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FrameLocator, Page } from 'playwright-core'
import { output } from '../../clients/client.ts'
import { aFlow, arn, BUCKET, startLoop } from '../../fixtures.ts'
import { browser } from '../testing/house.ts'
import { signIn, submit, task } from '../testing/portal.ts'
import { assertAccessible, assertAccessibleInEveryLook, atConsole, goTo, house, row } from './testing.ts'
import { button, CREATE, create, editor, fillInAround, GUIDE, insertLink } from './workflow-form.ts'

/** The smallest picture there is: one white pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64')

const HOSTILE = `<p onclick="document.title='hit'">pasted words<script>document.title='hit'</script>
  <img src="x" onerror="document.title='hit'"><a href="javascript:document.title='hit'">a link</a>
  <iframe srcdoc="<script>parent.document.title='hit'</script>"></iframe></p>`

async function paste(page: Page, html: string): Promise<void> {
  await editor(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

/** Writes instructions as a person does, with the keyboard and the tools. */
async function write(page: Page): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await button(page, 'Heading').click()
  await page.keyboard.type('What counts')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Look at {{ everything }} & <i>decide</i>. ')
  await button(page, 'Image').click()
  const dialog = page.getByRole('dialog', { name: 'Insert image' })
  await dialog.getByLabel('Image address').fill('javascript:alert(1)')
  await button(page, 'Insert').click()
  await dialog.getByText(/Give an address of one of these three kinds/).waitFor()
  await dialog.getByLabel('Image address').fill(`s3://${BUCKET}/good example.gif`)
  await dialog.getByLabel('What can be seen in it').fill('A good example')
  await assertAccessible(page)
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await page.keyboard.press('Enter')
  await button(page, 'Bulleted list').click()
  await insertLink(page, GUIDE)
  await page.keyboard.press('Enter')
  await paste(page, HOSTILE)
}

/** What a worker reads behind View full instructions. */
async function assertArrived(shown: FrameLocator): Promise<void> {
  await button(shown, 'View full instructions').click()
  await shown.getByRole('heading', { name: 'What counts' }).waitFor()
  await shown.getByText('Look at {{ everything }} & <i>decide</i>.').waitFor()
  const image = shown.getByRole('img', { name: 'A good example' })
  await image.waitFor()
  assert.equal(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth)), 1)
  assert.deepEqual(await shown.getByRole('listitem').allInnerTexts(), [GUIDE, 'pasted words a link'])
  const link = shown.getByRole('link', { name: GUIDE })
  assert.equal(await link.getAttribute('href'), GUIDE)
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer')
  assert.equal(await shown.getByRole('link', { name: 'a link' }).count(), 0, 'a script is no address')
  await shown.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
}

test('its template from the default: tried as a sample, made once though the workflow is refused, read by a worker', async () => {
  await aFlow(house.client, 'taken-name')
  const object = { Bucket: BUCKET, Key: 'good example.gif', Body: PIXEL, ContentType: 'image/gif' }
  await output(house.client.call('s3', 'PutObject', object))
  await atConsole(CREATE, async page => {
    await page.getByRole('radio', { name: /Rekognition/ }).click()
    await fillInAround(page, 'taken-name')
    await page.getByLabel('Task title').fill('Instructed')
    await page.getByLabel('Task description').fill('Is {{ this }} <b>smoke</b>?')
    await create(page)
    await page.getByText('Use lower-case letters, digits and hyphens between them.').waitFor()
    await page.getByLabel('Template name').fill('instructed')
    await page.getByLabel('Instructions', { exact: true }).fill('Choose & "submit".\n\nTake {% your %} time.')
    await write(page)
    await assertAccessibleInEveryLook(page)

    await button(page, 'See a sample worker task').click()
    const sample = page.frameLocator('iframe[title="The task as a worker sees it"]')
    await sample.getByText('Is {{ this }} <b>smoke</b>?').waitFor()
    await sample.getByText('Take {% your %} time.').waitFor()
    await assertAccessible(page)
    await assertArrived(sample)
    await sample.getByRole('checkbox', { name: 'Smoking' }).check()
    await button(sample, 'Submit').click()
    await page
      .getByRole('region', { name: 'answerContent' })
      .getByText(/"name": "Smoking"/)
      .waitFor()
    await page
      .getByRole('dialog', { name: 'Sample worker task' })
      .getByRole('button', { name: /Close/ })
      .first()
      .click()

    await create(page)
    await page.getByText(/^The workflow was not made\./).waitFor()
    await page.getByText('The template instructed has been made and stays').waitFor()
    await assertAccessible(page)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('instructed')
    await create(page)
    await page.getByRole('heading', { name: 'instructed', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'instructed', exact: true }).waitFor()
    await goTo(page, CREATE)
    assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), '', 'nothing is kept')
  })
  await startLoop(house.client, 'instructed-1', arn('flow-definition', 'instructed'), {
    aiServiceRequest: { image: { s3Object: { bucket: BUCKET, name: 'good example.gif' } } },
    selectedAiServiceResponse: { moderationLabels: [{ confidence: 61, name: 'Smoking', parentName: '' }] },
  })
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await signIn(page, await house.service.cli('worker', 'add', 'instructed-ines'))
    await row(page, 'Instructed').getByRole('button', { name: 'Start working' }).click()
    await submit(page).waitFor()
    await task(page).getByText('Is {{ this }} <b>smoke</b>?').waitFor()
    await task(page).getByText('Choose & "submit".').waitFor()
    await assertArrived(task(page))
    assert.notEqual(
      await task(page)
        .locator('body')
        .evaluate(() => document.title),
      'hit',
    )
  } finally {
    await context.close()
    await output(house.client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: 'instructed-1' }))
  }
})

test('on a slow machine too, what is typed behind something inserted stands behind it', () =>
  atConsole(CREATE, async page => {
    await page.getByRole('radio', { name: /Rekognition/ }).click()
    await editor(page).click()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Look at ')
    await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 10 })
    for (const name of ['one', 'two', 'three']) {
      await button(page, 'Image').click()
      const dialog = page.getByRole('dialog', { name: 'Insert image' })
      await dialog.getByLabel('Image address').fill(`https://riverside.example/${name}.gif`)
      await dialog.getByLabel('What can be seen in it').fill(name)
      await dialog.getByRole('button', { name: 'Insert' }).click()
      await editor(page).getByText(`Image: ${name}`).waitFor()
      await page.keyboard.type(` after ${name} `)
    }
    const shown = await editor(page).textContent()
    assert.equal(shown?.trim(), 'Look at Image: one after one Image: two after two Image: three after three')
  }))

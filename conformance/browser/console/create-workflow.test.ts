// A workflow that is made with all that belongs to it: its role in words, its template and what that tells workers.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FrameLocator, Page } from 'playwright-core'
import { output } from '../../clients/client.ts'
import { aFlow, arn, BUCKET, flowInput, startLoop } from '../../fixtures.ts'
import { browser } from '../testing/house.ts'
import { signIn, submit, task } from '../testing/portal.ts'
import { assertAccessible, assertAccessibleInEveryLook, atConsole, goTo, house, row } from './testing.ts'
import { create, fillIn, fillInAround } from './workflow-form.ts'

const CREATE = '/human-review-workflows/Create'
const button = (page: Page | FrameLocator, name: string) => page.getByRole('button', { name, exact: true })
const editor = (page: Page) => page.getByRole('textbox', { name: 'Additional instructions' })
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
const describeFlow = (FlowDefinitionName: string) =>
  output(house.client.call('sagemaker', 'DescribeFlowDefinition', { FlowDefinitionName }))

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
  await page.keyboard.type('first')
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
  assert.deepEqual(await shown.getByRole('listitem').allInnerTexts(), ['first', 'pasted words a link'])
  assert.equal(await shown.getByRole('link', { name: 'a link' }).count(), 0, 'a script is no address')
  await shown.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
}

describe('a workflow and what belongs to it', () => {
  test('its role: those in use, newest first, or one composed for named buckets and said to be no role of ours', async () => {
    await aFlow(house.client, 'template-of-roles')
    for (const name of ['older-role', 'newer-role']) {
      const flow = flowInput(name, arn('human-task-ui', 'template-of-roles'))
      await output(house.client.call('sagemaker', 'CreateFlowDefinition', { ...flow, RoleArn: role(name) }))
    }
    await atConsole(CREATE, async page => {
      await fillIn(page, 'made-with-role', 'template-of-roles')
      await page.getByText(/Handloop has no roles: it keeps the ARN with the workflow/).waitFor()
      await page.getByRole('combobox', { name: 'IAM role' }).fill('')
      const options = page.getByRole('option')
      await options.filter({ hasText: 'Used by older-role' }).waitFor()
      const [first, second] = await options.allInnerTexts()
      assert.match(String(first), new RegExp(`${role('newer-role')}\\s+Used by newer-role`))
      assert.match(String(second), new RegExp(role('older-role')))
      await options.first().click()
      assert.equal(await page.getByRole('combobox', { name: 'IAM role' }).inputValue(), role('newer-role'))

      await page.getByRole('radio', { name: 'Compose a role limited to named buckets' }).click()
      await page.getByText(/Nothing is made here and nothing is sent to AWS/).waitFor()
      await create(page)
      await page.getByText(/^Name the role/).waitFor()
      await page.getByLabel('Role name').fill('composed')
      await page.getByLabel('AWS account').fill('123456789012')
      await page.getByLabel('Buckets with input').fill('scans')
      const policy = (name: string) => page.getByRole('region', { name })
      await policy('Trust policy')
        .getByText(/sagemaker\.amazonaws\.com/)
        .waitFor()
      await policy('Permissions policy')
        .getByText(/arn:aws:s3:::scans\/\*/)
        .waitFor()
      await policy('Permissions policy')
        .getByText(/arn:aws:s3:::review-results\/\*/)
        .waitFor()
      await assertAccessibleInEveryLook(page)
      await create(page)
      await page.getByRole('heading', { name: 'made-with-role', level: 1 }).waitFor()
      await page.getByText(role('composed')).waitFor()
    })
    assert.equal((await describeFlow('made-with-role')).RoleArn, role('composed'))
  })

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
      page.setDefaultTimeout(10_000)
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

  test('a template that remains is used as it is, never changed in silence, and deleted where it is not wanted', async () => {
    await aFlow(house.client, 'taken-too')
    await atConsole(CREATE, async page => {
      await page.getByRole('radio', { name: /Textract/ }).click()
      await fillInAround(page, 'taken-too')
      await page.getByLabel('Template name').fill('remains')
      await create(page)
      await page.getByText('The template remains has been made and stays').waitFor()
      await page.getByLabel('Instructions', { exact: true }).fill('Other words.')
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('goes-on')
      await create(page)
      await page.getByText(/^The template was not made, and so the workflow was not either\..*already exists/).waitFor()
      await button(page, 'Delete template').click()
      await page.getByText('The template remains has been made and stays').waitFor({ state: 'detached' })
      await create(page)
      await page.getByRole('heading', { name: 'goes-on', level: 1 }).waitFor()
      await goTo(page, '/worker-task-templates/remains')
      await page.getByRole('textbox', { name: 'Template text' }).getByText('Other words.').waitFor()
    })
  })

  test('an answer that is lost after the template was made leads to no second one', async () => {
    await atConsole(CREATE, async page => {
      await page.getByRole('radio', { name: /Textract/ }).click()
      await fillInAround(page, 'lost-answer')
      await page.getByLabel('Template name').fill('lost-answer')
      let asked = 0
      await page.route('**/operations/CreateHumanTaskUi', async route => {
        if (++asked > 1) return route.continue()
        await route.fetch()
        await route.abort()
      })
      await create(page)
      await page.getByText(/^The answer was lost, and nobody knows whether the template lost-answer was made/).waitFor()
      await create(page)
      await page.getByRole('heading', { name: 'lost-answer', level: 1 }).waitFor()
    })
  })

  test('a form that is half filled in survives a reload, rich text too, and can be discarded', async () => {
    await atConsole(CREATE, async page => {
      page.on('dialog', dialog => void dialog.accept())
      await page.getByRole('radio', { name: /Textract/ }).click()
      await editor(page).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(' {{ and }} more')
      await page.reload()
      await editor(page).getByText('Leave a value empty when the document has none. {{ and }} more').waitFor()
      await button(page, 'Discard').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
      await editor(page).waitFor({ state: 'detached' })
      await page.getByRole('radio', { name: /Textract/ }).click()
      await editor(page).getByText('Leave a value empty when the document has none.', { exact: true }).waitFor()
    })
  })
})

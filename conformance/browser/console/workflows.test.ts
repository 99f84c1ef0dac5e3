// Human review workflows at the console: made, looked at, deleted.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { output } from '../../clients/client.ts'
import { aFlow, startLoop } from '../../fixtures.ts'
import { Worker } from '../../worker.ts'
import { assertAccessibleInEveryLook, atConsole, goTo, house, row, take } from './testing.ts'
import { choose, create, fillIn } from './workflow-form.ts'

const describeFlow = (FlowDefinitionName: string) =>
  output(house.client.call('sagemaker', 'DescribeFlowDefinition', { FlowDefinitionName }))

describe('workflows at the console', () => {
  test('a custom workflow, from the list to its page; what is missing is said at its field', async () => {
    await aFlow(house.client, 'template-of-made')
    await atConsole('/human-review-workflows', async page => {
      await page.getByRole('link', { name: 'Create human review workflow' }).click()
      await page.getByRole('heading', { name: 'Create human review workflow', level: 1 }).waitFor()
      await create(page)
      await page.getByText('Give the workflow a name.').waitFor()
      await fillIn(page, 'made-custom')
      await choose(page, /^Workers per object/, '3')
      await page.getByRole('textbox', { name: 'Task timeout' }).fill('1.5')
      await page.getByLabel(/^Keywords/).fill('picture, animal')
      await create(page)
      await page.getByRole('heading', { name: 'made-custom', level: 1 }).waitFor()
      await page.getByText('90 minutes', { exact: true }).waitFor()
      await page.getByRole('heading', { name: 'Human loops', exact: true }).waitFor()
    })
    const { HumanLoopConfig: config } = await describeFlow('made-custom')
    const { TaskCount, TaskTimeLimitInSeconds, TaskKeywords } = config as Record<string, unknown>
    assert.deepEqual([TaskCount, TaskTimeLimitInSeconds, TaskKeywords], [3, 5400, ['picture', 'animal']])
  })

  test('a Textract workflow with conditions; what the service refuses stays on the form with its reason', async () => {
    await aFlow(house.client, 'template-of-made').catch(() => undefined)
    await atConsole('/human-review-workflows/Create', async page => {
      await page.getByRole('radio', { name: /Textract/ }).click()
      await page.getByRole('radio', { name: 'Choose an existing template' }).click()
      await fillIn(page, 'made-textract')
      await page.getByRole('button', { name: 'Add a form key' }).click()
      await page.getByLabel('Key name').fill('Total')
      await page.getByRole('textbox', { name: 'Identification confidence to' }).fill('800')
      await create(page)
      await page
        .getByText(/'KeyValueBlockConfidenceLessThanEquals' must be a number from 0 to 100/)
        .first()
        .waitFor()
      await page.getByRole('textbox', { name: 'Identification confidence to' }).fill('80')
      await page.getByRole('checkbox', { name: 'A random sample' }).click()
      await create(page)
      await page.getByRole('heading', { name: 'made-textract', level: 1 }).waitFor()
      await page.getByRole('button', { name: 'Conditions that start a human loop' }).click()
      await page
        .getByRole('region', { name: 'Conditions' })
        .getByText(/"RandomSamplingPercentage": 5/)
        .waitFor()
    })
  })

  test('a workflow of any name is opened by its address, one named create too, and so is a template', async () => {
    await aFlow(house.client, 'create')
    await atConsole('/human-review-workflows/create', async page => {
      await page.getByRole('heading', { name: 'create', level: 1, exact: true }).waitFor()
      await page.getByRole('heading', { name: 'Human loops', exact: true }).waitFor()
      await goTo(page, '/worker-task-templates/create')
      await page.getByRole('textbox', { name: 'Template text' }).getByText('crowd-form').first().waitFor()
      await page.getByRole('heading', { name: 'create', level: 1, exact: true }).waitFor()
      await goTo(page, '/human-review-workflows/Create')
      await page.getByRole('heading', { name: 'Create human review workflow', level: 1 }).waitFor()
    })
  })

  test('deleting one: confirmed by its name, then in the list as Deleting until the last worker is done', async () => {
    const flowArn = await aFlow(house.client, 'parting', { TaskTitle: 'Parting' })
    await startLoop(house.client, 'parting-1', flowArn)
    const fay = await Worker.join(house.service, 'parting-fay')
    const lease = await take(fay, 'Parting')
    await atConsole('/human-review-workflows/parting', async page => {
      await page.getByRole('button', { name: 'Delete workflow' }).click()
      const dialog = page.getByRole('dialog')
      const confirm = dialog.getByRole('button', { name: 'Delete', exact: true })
      assert.equal(await confirm.isEnabled(), false)
      await dialog.getByRole('textbox').fill('parting')
      await confirm.click()
      await page.getByRole('heading', { name: 'Human review workflows', level: 1 }).waitFor()
      await row(page, 'parting').getByText('Deleting', { exact: true }).waitFor()
      assert.equal((await fay.submit(lease, { note: 'bye' })).status, 200)
      await row(page, 'parting').waitFor({ state: 'detached' })
    })
  })

  test('a region that was chosen stays from page to page', async () => {
    await aFlow(house.client, 'elsewhere')
    await atConsole('/human-review-workflows', async page => {
      await page.goto(`${house.service.url}/console/?region=eu-west-3#/human-review-workflows`)
      await page.getByText('No human review workflow has been made in this region yet.').waitFor()
      await page.getByRole('link', { name: 'Create human review workflow' }).click()
      await page.getByRole('heading', { name: 'Create human review workflow', level: 1 }).waitFor()
      await page.getByRole('link', { name: 'Cancel' }).click()
      await page.getByText('No human review workflow has been made in this region yet.').waitFor()
      assert.equal(new URL(page.url()).searchParams.get('region'), 'eu-west-3')
    })
  })

  test('to the checker: the list and the form', async () => {
    await aFlow(house.client, 'checked-list')
    await atConsole('/human-review-workflows', async page => {
      await page.getByRole('link', { name: 'checked-list', exact: true }).waitFor()
      await assertAccessibleInEveryLook(page)
    })
    await atConsole('/human-review-workflows/Create', async page => {
      await page.getByRole('radio', { name: /Textract/ }).click()
      await page.getByRole('button', { name: 'Add a form key' }).click()
      await page.getByRole('checkbox', { name: /^Any form key/ }).click()
      await assertAccessibleInEveryLook(page)
    })
  })
})

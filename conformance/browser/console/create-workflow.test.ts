// A workflow that is made with all that belongs to it: its role in words, its template and what that tells workers.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { output } from '../../clients/client.ts'
import { aFlow, arn, flowInput } from '../../fixtures.ts'
import { assertAccessibleInEveryLook, atConsole, goTo, house } from './testing.ts'
import { button, CREATE, create, editor, fillIn, fillInAround, GUIDE, insertLink } from './workflow-form.ts'

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
const describeFlow = (FlowDefinitionName: string) =>
  output(house.client.call('sagemaker', 'DescribeFlowDefinition', { FlowDefinitionName }))

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
      await page.keyboard.press('Control+Shift+ArrowLeft')
      await insertLink(page, GUIDE)
      await editor(page).getByRole('link', { name: 'more' }).waitFor()
      await page.keyboard.press('Tab')
      assert.ok(await button(page, 'See a sample worker task').evaluate(one => one === document.activeElement))
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

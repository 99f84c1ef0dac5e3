import type { Page } from 'playwright-core'

/** Fills in a workflow with a default template as an operator would, and looks at it and at its sample task. */
export async function makeUpAWorkflow(page: Page, picture: (name: string) => Promise<unknown>): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('membership-forms')
  await page.getByRole('radio', { name: /Textract/ }).click()
  await page.getByLabel('Template name').fill('membership-forms')
  await page.getByLabel('Task title').fill('Check a membership form')
  await page.getByLabel('Task description').fill('Is what was read what is written?')
  const editor = page.getByRole('textbox', { name: 'Additional instructions' })
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Heading' }).click()
  await page.keyboard.type('Names')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Bulleted list' }).click()
  await page.keyboard.type('First name first, as in this one: ')
  await page.getByRole('button', { name: 'Image', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Insert image' })
  await dialog.getByLabel('Image address').fill('s3://forms/examples/name.png')
  await dialog.getByLabel('What can be seen in it').fill('a name that is well read')
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await page.getByRole('button', { name: 'See a sample worker task' }).scrollIntoViewIfNeeded()
  await picture('create-workflow')
  await page.getByRole('button', { name: 'See a sample worker task' }).click()
  const sample = page.frameLocator('iframe[title="The task as a worker sees it"]')
  await sample.getByText('1 of 1').waitFor()
  await picture('sample-task')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog', { name: 'Discard what you typed?' }).getByRole('button', { name: 'Discard' }).click()
}

/** Says for whom the workers of the tour work. */
export async function makeUpAnOrganization(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit organization' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit organization' })
  await dialog.getByLabel('Organization name').fill('Riverside Archive')
  await dialog.getByLabel('Contact email').fill('reviews@riverside.example')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Riverside Archive').waitFor()
}

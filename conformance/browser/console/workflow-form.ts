// The form of a new workflow, as an operator fills it in.
import type { Page } from 'playwright-core'

export async function choose(page: Page, field: RegExp, option: string): Promise<void> {
  await page.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Everything that a workflow of whatever type wants, but for its template. */
export async function fillInAround(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByLabel('S3 location for output').fill('s3://review-results/made')
  await page.getByRole('combobox', { name: 'IAM role' }).fill('arn:aws:iam::000000000000:role/reviewer')
  await page.keyboard.press('Escape')
  await page.getByLabel('Task title').fill('Look at it')
  await page.getByLabel('Task description').fill('Say what you see')
  await choose(page, /^Work team/, 'default')
}

export async function fillIn(page: Page, name: string, template = 'template-of-made'): Promise<void> {
  await fillInAround(page, name)
  await choose(page, /^Template/, template)
}

export const create = (page: Page): Promise<void> => page.getByRole('button', { name: 'Create', exact: true }).click()

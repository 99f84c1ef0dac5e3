// The form of a new workflow, as an operator fills it in.
import type { FrameLocator, Page } from 'playwright-core'
import { assertAccessible } from './testing.ts'

export const CREATE = '/human-review-workflows/Create'
export const button = (page: Page | FrameLocator, name: string) => page.getByRole('button', { name, exact: true })
export const editor = (page: Page) => page.getByRole('textbox', { name: 'Additional instructions' })

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

export const GUIDE = 'https://riverside.example/guide?a=1&b=2'

/** Makes what is selected a link; where nothing is, the address itself. */
export async function insertLink(page: Page, href: string): Promise<void> {
  await button(page, 'Link').click()
  const dialog = page.getByRole('dialog', { name: 'Insert link' })
  await dialog.getByLabel('Address').fill('javascript:alert(1)')
  await button(page, 'Insert').click()
  await dialog.getByText(/Give a whole address that begins with/).waitFor()
  await assertAccessible(page)
  await dialog.getByLabel('Address').fill(href)
  await dialog.getByRole('button', { name: 'Insert' }).click()
}

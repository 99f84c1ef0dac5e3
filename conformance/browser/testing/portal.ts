// The portal as a person finds it, by role and name. Source: contract, "Names a person (or a browser test) finds".
import type { FrameLocator, Locator, Page } from 'playwright-core'

export const button = (page: Page | FrameLocator, name: string): Locator =>
  page.getByRole('button', { name, exact: true })
export const heading = (page: Page | FrameLocator, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, exact: true })
/** The rows of the task list, without its head. */
export const rows = (page: Page): Locator => page.getByRole('row').filter({ has: button(page, 'Start working') })
export const task = (page: Page): FrameLocator => page.frameLocator('iframe[title="Task"]')
export const submit = (page: Page, name = 'Submit'): Locator => button(task(page), name)

/** Opens a sign-in link and presses its button. @returns when the task list is there */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await button(page, 'Sign in').click()
  await heading(page, 'Tasks').waitFor()
}

/** Starts the first task of the list. @returns when its form can be used */
export async function startWorking(page: Page, submitName?: string): Promise<void> {
  await rows(page).getByRole('button').first().click()
  await submit(page, submitName).waitFor()
}

/** Presses Tab until the keyboard is there, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 30): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate(element => element.matches(':focus'))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} times Tab did not lead to ${target}`)
}

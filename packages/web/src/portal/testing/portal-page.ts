// The portal as its workers meet it: in a browser, by what they see and press, with frames of another origin.
import assert from 'node:assert/strict'
import type { ConsoleMessage, Page } from 'playwright-core'
import { launchChromium } from '../../../../../scripts/testing/chromium.ts'
import { afterWholeRun } from '../../../../../scripts/testing/whole-run.ts'
import { FakeService } from './fake-service.ts'

// Here and not in a hook: many files share this module, and a hook would belong to the one that came first.
const browser = await launchChromium()
export const service = await FakeService.start()
afterWholeRun(async () => {
  await browser.close()
  await service.close()
})

const DESKTOP = { viewport: { width: 1100, height: 700 }, colorScheme: 'light' as const }
type At = {
  url?: string
  look?: { viewport: { width: number; height: number }; colorScheme?: 'light' | 'dark' }
}

/** One page for most tests: a new one for each would start new processes for portal and frame every time. */
let sharedPage: Promise<Page> | undefined
const newPage = async () => {
  const page = await (await browser.newContext()).newPage()
  // Runs like any clock, and can be put forward.
  await page.clock.install()
  return page
}

/** Runs a test on a fresh visit to the portal; anything the page itself reports as an error fails it. */
export async function onPage(run: (page: Page) => Promise<void>, { url = service.portalUrl, look }: At = {}) {
  sharedPage ??= newPage()
  const page = await sharedPage
  const errors: string[] = []
  const onError = (error: Error) => errors.push(String(error))
  const onConsole = (message: ConsoleMessage) =>
    message.text().includes('Content Security Policy') && errors.push(message.text())
  page.on('pageerror', onError).on('console', onConsole)
  const { viewport, colorScheme } = { ...DESKTOP, ...look }
  await page.setViewportSize(viewport)
  await page.emulateMedia({ colorScheme })
  await page.goto(url)
  try {
    await run(page)
    assert.deepEqual(errors, [])
  } finally {
    page.off('pageerror', onError).off('console', onConsole)
  }
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
export const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
export const frame = (page: Page) => page.frameLocator('iframe[title="Task"]')
export const note = (page: Page) => frame(page).getByLabel('Note')
export const submit = (page: Page) => frame(page).getByRole('button', { name: 'Submit' })

export const openTask = async (page: Page, title: string) => {
  await row(page, title).getByRole('button', { name: 'Start working', exact: true }).click()
  await note(page).waitFor()
}
/** Waits until something is so; browsers and services take their time. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 160; tries++) {
    if (await isSo()) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  assert.fail(`never happened: ${what}`)
}

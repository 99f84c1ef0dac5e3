// An operator at the console, who finds things by role and name.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'
import { afterWholeRun } from '../../../scripts/testing/whole-run.ts'
import type { Service } from '../../service.ts'
import type { Lease, Worker } from '../../worker.ts'
import { browser, openHouse } from '../testing/house.ts'

/** A service of these tests' own: the loops that they leave must not be offered to workers of others. */
export const house = await openHouse()
afterWholeRun(() => house.close())

type Look = {
  /** another service than the one that tests share */
  service?: Service
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** Signs in and opens a page by its address behind `#`; whatever a script of the page throws fails the test. */
export async function atConsole(
  address: string,
  work: (page: Page) => Promise<void>,
  { service = house.service, ...look }: Look = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...look })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  try {
    await page.goto(await service.cli('console', 'link'))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Human review workflows', level: 1 }).waitFor()
    await goTo(page, address)
    await work(page)
    assert.deepEqual(errors, [])
  } finally {
    await context.close()
  }
}

export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(hash => {
    location.hash = hash
  }, address)
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** On a busy machine a page may still be putting itself together: what is wrong with it then is not looked for. */
const LOOKS = 3
const REST_MS = 500

/** Fails when axe-core finds anything that WCAG 2.2 AA forbids, and finds it again when the page has come to rest. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  let found = await violationsOn(page)
  for (let look = 1; look < LOOKS && found.length > 0; look++) {
    await page.waitForTimeout(REST_MS)
    found = await violationsOn(page)
  }
  assert.deepEqual(found, [])
}

async function violationsOn(page: Page): Promise<string[]> {
  // A colour on its way to another one is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run(document, { runOnly })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 200)).join(' | ')}`)
  })
}

/** The row of a table whose first cell is this name. */
export const row = (page: Page | Locator, name: string) => page.getByRole('row').filter({ hasText: name })

/** Accepts the task of that title, whatever else waits for the worker's team. */
export async function take(worker: Worker, title: string): Promise<Lease> {
  const { body } = await worker.ask('GET', 'tasks')
  const { taskId } = (body.tasks as { taskId: string; title: string }[]).find(task => task.title === title)!
  return (await worker.ask('POST', `tasks/${taskId}/accept`)).body as unknown as Lease
}

/** Lets the checker look at the page that is open, wide and narrow, light and dark. */
export async function assertAccessibleInEveryLook(page: Page): Promise<void> {
  for (const viewport of [DESKTOP, PHONE])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await assertAccessible(page)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(width <= viewport.width, `the page is ${width} wide on a screen of ${viewport.width}`)
    }
}

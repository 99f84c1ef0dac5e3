import type { Browser, Page } from 'playwright-core'
import { button, heading } from '../../conformance/browser/testing/portal.ts'
import { FLOW } from '../stage/service.ts'

/** An operator at the console of one service. */
export type Operator = { page: Page; url: string }

export async function signInAtConsole(browser: Browser, link: string): Promise<Operator> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(link)
  await button(page, 'Sign in').click()
  await heading(page, 'Human review workflows').waitFor()
  return { page, url: page.url().split('#')[0]! }
}

/** What is shown when a page is there: a text in a table of that name, or the page's heading. */
type Shown = { table: string; text: string } | { heading: string }

/** @returns how long after `since` it was there, in milliseconds of the page's own clock; looked at in every picture */
async function shownAfter(page: Page, shown: Shown, since = 0): Promise<number> {
  const look = (wanted: Shown & { table?: string; text?: string; heading?: string }) => {
    const body = document.querySelector<HTMLElement>(`table[aria-label="${wanted.table}"] tbody`)
    const isShown =
      wanted.heading === undefined
        ? body !== null && new RegExp(wanted.text!).test(body.textContent ?? '')
        : [...document.querySelectorAll('h1')].some(found => found.textContent === wanted.heading)
    return isShown && performance.now()
  }
  const at = await page.waitForFunction(look, shown, { polling: 'raf' })
  return Number(await at.jsonValue()) - since
}

/** When the last click or key went down, by the page's clock. */
const pressedAt = (page: Page): Promise<number> => page.evaluate(() => window.pressedAt)

async function noteWhenPressed(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const type of ['click', 'keydown'])
      addEventListener(type, event => (window.pressedAt = event.timeStamp), { capture: true })
  })
}

/** Opens an address as from a bookmark: page, scripts and figures, all of it. */
async function open({ page, url }: Operator, address: string, shown: Shown): Promise<number> {
  await page.goto('about:blank')
  await page.goto(`${url}#${address}`, { waitUntil: 'commit' })
  return shownAfter(page, shown)
}

const LOOPS = { table: 'Human loops', text: 'seed-' }
const workflow = `/human-review-workflows/${FLOW}`
const atWorkflow = async (operator: Operator): Promise<Page> => {
  await open(operator, workflow, LOOPS)
  await noteWhenPressed(operator.page)
  return operator.page
}

/** @returns how long the slowest answer of the console's API took for what is shown now, in milliseconds */
export const slowestAnswer = ({ page }: Operator): Promise<number> =>
  page.evaluate(() => {
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const asked = all.filter(
      ({ name, startTime }) => name.includes('/console/api/') && startTime >= (window.pressedAt ?? 0),
    )
    return Math.max(0, ...asked.map(({ responseEnd, requestStart }) => responseEnd - requestStart))
  })

/** What is opened or pressed, by its name in the table. `loop`: the name of one that has been answered. */
export const CONSOLE_PAGES: Record<string, (operator: Operator, loop: string) => Promise<number>> = {
  'a workflow with its loops': operator => open(operator, workflow, LOOPS),
  'the next page of loops': async operator => {
    const page = await atWorkflow(operator)
    const first = await page.locator('table[aria-label="Human loops"] tbody a').first().textContent()
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.waitForFunction(
      before => {
        const link = document.querySelector<HTMLElement>('table[aria-label="Human loops"] tbody a')
        return link !== null && link.textContent !== before
      },
      first,
      { polling: 'raf' },
    )
    return (await shownAfter(page, LOOPS)) - (await pressedAt(page))
  },
  'loops of the last hour': async operator => {
    const page = await atWorkflow(operator)
    await page.getByRole('button', { name: 'Creation time Created at any time' }).click()
    await page.getByRole('radio', { name: 'Last hour' }).check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('button', { name: /Last hour/ }).waitFor()
    return (await shownAfter(page, LOOPS)) - (await pressedAt(page))
  },
  'a loop by its name': async (operator, loop) => {
    const page = await atWorkflow(operator)
    await page.getByRole('searchbox', { name: 'Human loop by its name' }).fill(loop)
    await page.keyboard.press('Enter')
    return shownAfter(page, { heading: loop }, await pressedAt(page))
  },
  'a loop': (operator, loop) => open(operator, `${workflow}/human-loops/${loop}`, { heading: loop }),
  'the overview': operator => open(operator, '/overview', { table: 'Open now', text: FLOW }),
  'teams and workers': operator => open(operator, '/workforces', { table: 'Private teams', text: '\\d{3}' }),
  events: operator => open(operator, '/events', { table: 'Delivered events', text: 'seed-' }),
}

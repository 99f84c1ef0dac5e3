import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type AxeResult = { violations: { id: string; nodes: { html: string }[] }[] }
type AxeWindow = { axe?: { run(context: object, options: object): Promise<AxeResult> } }

/** What the accessibility check finds wrong with the portal's own page; the frame belongs to the template. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => (window as AxeWindow).axe !== undefined))) await page.evaluate(axe)
  return page.evaluate(async runOnly => {
    const { violations } = await (window as AxeWindow).axe!.run({ exclude: [['iframe']] }, { runOnly, iframes: false })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
  }, RULES)
}

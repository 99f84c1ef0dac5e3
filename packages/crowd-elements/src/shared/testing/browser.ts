import type { Browser } from 'playwright-core'
import { launchChromium } from '../../../../../scripts/testing/chromium.ts'
import { afterWholeRun } from '../../../../../scripts/testing/whole-run.ts'

let browser: Promise<Browser> | undefined

/** One browser for the whole test run, started when the first test needs it. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchChromium()
  return browser
}

// Without this the process would wait for the browser for ever.
afterWholeRun(async () => {
  await (await browser)?.close()
})

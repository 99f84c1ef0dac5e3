import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts the machine's own Chromium without a window, for tests that need a real browser.
 *
 * @throws Error that says what to install or set, when there is none
 */
export async function launchChromium(): Promise<Browser> {
  // Chromium refuses to start its sandbox as root, which is what containers run as.
  const isRoot = process.getuid?.() === 0
  const args = isRoot ? ['--no-sandbox', ...QUIET] : QUIET
  return await chromium.launch({ executablePath: findChromium(), headless: true, args })
}

/** HANDLOOP_CHROMIUM when set, else the first known name on the PATH. */
function findChromium(): string {
  const chosen = process.env.HANDLOOP_CHROMIUM
  if (chosen) return chosen
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const found = NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable)
  if (found) return found
  throw new Error(
    `No Chromium found. Install one of ${NAMES.join(', ')}, or set HANDLOOP_CHROMIUM to the path of its program.`,
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

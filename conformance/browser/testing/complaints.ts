import type { BrowserContext, ConsoleMessage } from 'playwright-core'

/**
 * Collects what pages and frames complain about: errors in the console, errors nobody caught, and whatever a content
 * security policy refused.
 */
export async function complaintsOf(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = []
  context.on('weberror', error => complaints.push(`uncaught: ${error.error()}`))
  context.on('console', message => {
    if (message.type() === 'error' && !isOvertakenBeat(message))
      complaints.push(`${message.text()} (${message.location().url})`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy violated: ${violatedDirective} by ${blockedURI}`),
    )
  })
  return complaints
}

/** A sign of life that was on its way when the answer went: who answers as fast as a test can be overtaken by it. */
const isOvertakenBeat = (message: ConsoleMessage): boolean =>
  message.text().includes('410 (Gone)') && message.location().url.endsWith('/heartbeat')

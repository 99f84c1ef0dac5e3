import type { BrowserContext } from 'playwright-core'

/**
 * Collects what pages and frames complain about: errors in the console, errors nobody caught, and whatever a content
 * security policy refused.
 */
export async function complaintsOf(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = []
  context.on('weberror', error => complaints.push(`uncaught: ${error.error()}`))
  context.on('console', message => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy violated: ${violatedDirective} by ${blockedURI}`),
    )
  })
  return complaints
}

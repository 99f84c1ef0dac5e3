import type { Addresses } from '../addresses.ts'
import { escapeHtml } from '../sign-in/card.ts'
import { mailTo } from '../sign-in/whom-to-ask.ts'
import type { Organization } from '../store/organization.ts'

/** The page that the portal's program fills; it also says whom workers may ask, signed in or not. */
export function portalShell(addresses: Addresses, { name, contactEmail: email }: Organization): string {
  const sandboxed = addresses.isContentSandboxed ? ' sandboxed-frame' : ''
  const contact = [
    name && ` organization="${escapeHtml(name)}"`,
    email && ` contact-email="${escapeHtml(email)}" contact-href="${escapeHtml(mailTo(email))}"`,
  ].join('')
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Tasks · Handloop</title>` +
    `<base href="${escapeHtml(addresses.prefix)}/worker/"><link rel="icon" href="data:,">` +
    `<style>html,body{height:100%;margin:0}</style><script type="module" src="assets/portal.js"></script></head>` +
    `<body><handloop-portal content-origin="${escapeHtml(addresses.contentOrigin)}"${sandboxed}${contact}></handloop-portal></body></html>`
  )
}

import type { Addresses } from '../addresses.ts'
import { escapeHtml } from '../sign-in/pages.ts'

/** The page that the portal's program fills. */
export function portalShell(addresses: Addresses): string {
  const sandboxed = addresses.isContentSandboxed ? ' sandboxed-frame' : ''
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Tasks · Handloop</title>` +
    `<base href="${escapeHtml(addresses.prefix)}/worker/"><link rel="icon" href="data:,">` +
    `<style>html,body{height:100%;margin:0}</style><script type="module" src="assets/portal.js"></script></head>` +
    `<body><handloop-portal content-origin="${escapeHtml(addresses.contentOrigin)}"${sandboxed}></handloop-portal></body></html>`
  )
}

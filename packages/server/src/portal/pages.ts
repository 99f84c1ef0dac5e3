import type { Addresses } from '../addresses.ts'

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

/** What the portal's own pages may load and who may frame them: themselves and nobody. */
export const pagePolicy = (addresses: Addresses): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${addresses.contentOrigin}`,
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText }
  main { max-inline-size: 26rem; padding: 2rem; text-align: center }
  h1 { font-size: 1.5rem; margin: 0 0 .5rem }
  button { font: inherit; font-weight: 600; padding: .7rem 2rem; border: 0; border-radius: .5rem; cursor: pointer;
    background: #1d4ed8; color: #fff }
  button:focus-visible { outline: 3px solid #93c5fd; outline-offset: 2px }
`

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>` +
  `<style>${STYLE}</style></head><body><main>${body}</main></body></html>`

/** The page behind a sign-in link. Opening it uses nothing up, so that mail scanners do no harm. Source: contract. */
export const signInPage = (): string =>
  page(
    'Sign in · Handloop',
    '<h1>Welcome to Handloop</h1><p>Tasks are waiting for your judgement.</p>' +
      '<form method="post"><button type="submit">Sign in</button></form>',
  )

export const usedLinkPage = (): string =>
  page(
    'Link used · Handloop',
    '<h1>This link no longer works</h1><p>A sign-in link works once, within 24 hours. ' +
      'Ask whoever sent it for a new one: they make it with <code>handloop worker link</code> and your name.</p>',
  )

/** The page that the portal's program fills. */
export const portalShell = (addresses: Addresses): string => {
  const attributes = `content-origin="${escapeHtml(addresses.contentOrigin)}"${addresses.isContentSandboxed ? ' sandboxed-frame' : ''}`
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Tasks · Handloop</title>` +
    `<base href="${escapeHtml(addresses.prefix)}/worker/"><link rel="icon" href="data:,">` +
    `<style>html,body{height:100%;margin:0}</style><script type="module" src="assets/portal.js"></script></head>` +
    `<body><handloop-portal ${attributes}></handloop-portal></body></html>`
  )
}

import type { FastifyReply } from 'fastify'
import type { Addresses } from '../addresses.ts'
import { NO_ORGANIZATION, type Organization } from '../store/organization.ts'
import type { Audience } from './sessions.ts'
import { mailTo } from './whom-to-ask.ts'

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

/** What our own pages may load and who may frame them: themselves and nobody. */
const policy = (addresses: Addresses): string =>
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

/** Sends a page of ours with the headers that keep strangers out of it. */
export const sendPage = (reply: FastifyReply, addresses: Addresses, body: string, status = 200): FastifyReply =>
  reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy(addresses))
    // Not no-referrer: then browsers would hide the origin of our own forms from us too.
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .send(body)

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --page: #f4f6fb; --card: #fff; --ink: #16202e;
    --soft: #55637a; --line: #dfe5ef; --accent: #1d4ed8 }
  @media (prefers-color-scheme: dark) { :root { --page: #0d1420; --card: #17202e; --ink: #e7ecf4; --soft: #a3b0c4;
    --line: #2a3648; --accent: #2563eb } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--ink) }
  main { max-inline-size: 24rem; margin: 1rem; padding: 2.5rem 2rem; text-align: center; background: var(--card);
    border: 1px solid var(--line); border-radius: 1rem; box-shadow: 0 8px 30px rgb(15 23 42 / 8%) }
  .brand { font-weight: 700; letter-spacing: .02em; color: var(--soft); margin: 0 0 1.5rem }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem }
  p { margin: 0 0 1.5rem; color: var(--soft) } p:last-child { margin: 0 }
  code { font-size: .9em }
  p.contact { margin: 1.5rem 0 0; font-size: .9375rem; overflow-wrap: anywhere } .contact a { color: inherit }
  button { font: inherit; font-weight: 600; inline-size: 100%; padding: .75rem 2rem; border: 0; border-radius: .6rem;
    cursor: pointer; background: var(--accent); color: #fff }
  button:hover { filter: brightness(1.08) }
  button:focus-visible { outline: 3px solid #93c5fd; outline-offset: 2px }
`

const card = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Handloop</title>` +
  `<link rel="icon" href="data:,"><style>${STYLE}</style></head><body><main><p class="brand">Handloop</p>${body}</main></body></html>`

const WELCOME: Record<Audience, { title: string; text: string; command: string }> = {
  worker: { title: 'Welcome', text: 'Tasks are waiting for your judgement.', command: 'handloop worker link' },
  console: { title: 'Console', text: 'Watch, stop and delete human loops.', command: 'handloop console link' },
}

/** Whom a worker may ask, when the operator has said so. What the operator typed is text. */
function contact({ name, contactEmail: email }: Organization): string {
  const mail = email && `<a href="${escapeHtml(mailTo(email))}">${escapeHtml(email)}</a>`
  const parts = [escapeHtml(name), mail].filter(Boolean)
  return parts.length === 0 ? '' : `<p class="contact">Questions? Contact: ${parts.join(', ')}</p>`
}

/** @param organization  for whom its workers work; operators are told nothing of it */
export const signInPage = (audience: Audience, organization = NO_ORGANIZATION): string =>
  card(
    'Sign in',
    `<h1>${WELCOME[audience].title}</h1><p>${WELCOME[audience].text}</p>` +
      `<form method="post"><button type="submit">Sign in</button></form>${contact(organization)}`,
  )

export const usedLinkPage = (audience: Audience, organization = NO_ORGANIZATION): string =>
  card(
    'Link used',
    '<h1>This link no longer works</h1><p>A sign-in link works once, within 24 hours. ' +
      `Ask whoever sent it for a new one: they make it with <code>${WELCOME[audience].command}</code>.</p>${contact(organization)}`,
  )

export const signedOutPage = (audience: Audience): string =>
  card(
    'Not signed in',
    '<h1>You are not signed in</h1><p>A sign-in link comes from the command ' +
      `<code>${WELCOME[audience].command}</code>.</p>`,
  )

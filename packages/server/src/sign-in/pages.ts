import type { FastifyReply } from 'fastify'
import type { Addresses } from '../addresses.ts'
import type { Messages } from './messages/messages.ts'
import type { Audience } from './sessions.ts'

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
    --line: #2a3648; --accent: #2f6bff } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--ink) }
  main { max-inline-size: 24rem; margin: 1rem; padding: 2.5rem 2rem; text-align: center; background: var(--card);
    border: 1px solid var(--line); border-radius: 1rem; box-shadow: 0 8px 30px rgb(15 23 42 / 8%) }
  .brand { font-weight: 700; letter-spacing: .02em; color: var(--soft); margin: 0 0 1.5rem }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem }
  p { margin: 0 0 1.5rem; color: var(--soft) } p:last-child { margin: 0 }
  code { font-size: .9em }
  button, .button { font: inherit; font-weight: 600; inline-size: 100%; padding: .75rem 2rem; box-sizing: border-box; border: 0; border-radius: .6rem;
    cursor: pointer; background: var(--accent); color: #fff; display: block; text-decoration: none }
  button:hover, .button:hover { filter: brightness(1.08) }
  :focus-visible { outline: 3px solid #93c5fd; outline-offset: 2px }
`

type Card = { title: string; language: string; body: string }

const card = ({ title, language, body }: Card): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Handloop</title>` +
  `<link rel="icon" href="data:,"><style>${STYLE}</style></head><body><main><p class="brand">Handloop</p>${body}</main></body></html>`

/** A heading and a sentence; `more` is markup. */
const said = ({ language }: Messages, heading: string, text: string, more = ''): string =>
  card({ title: heading, language, body: `<h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p>${more}` })

export const signInPage = (messages: Messages): string =>
  card({
    title: messages.signIn,
    language: messages.language,
    body:
      `<h1>${escapeHtml(messages.welcome)}</h1><p>${escapeHtml(messages.welcomeHint)}</p>` +
      `<form method="post"><button type="submit">${escapeHtml(messages.signIn)}</button></form>`,
  })

const COMMANDS: Record<Audience, string> = { worker: 'handloop worker link NAME', console: 'handloop console link' }

export const linkIsOverPage = (audience: Audience, messages: Messages): string =>
  said(
    messages,
    messages.linkIsOver,
    messages.linkIsOverHint,
    `<p>${escapeHtml(messages.command)} <code>${COMMANDS[audience]}</code></p>`,
  )

/** The form came from another site, or from another address of this one than `HANDLOOP_PUBLIC_URL`. */
export const notHerePage = (messages: Messages, { publicOrigin }: Addresses): string =>
  said(messages, messages.notHere, messages.notHereHint(publicOrigin))

/** For operators, and so in English; workers are told by the portal. */
export const signedOutPage = (): string =>
  card({
    title: 'Not signed in',
    language: 'en',
    body:
      '<h1>You are not signed in</h1><p>A sign-in link comes from the command ' +
      `<code>${COMMANDS.console}</code>.</p>`,
  })

/** What stands where a task's page stood, in its frame. */
export const taskPageIsOverPage = (messages: Messages): string =>
  said(messages, messages.taskPageIsOver, messages.taskPageIsOverHint)

export const busyPage = (messages: Messages): string => said(messages, messages.busy, messages.busyHint)

/** @param status  of the answer: what we don't have, what we can't do now, or what is our fault */
export function problemPage(status: number, requestId: string, messages: Messages, home: string): string {
  if (status === 503) return busyPage(messages)
  const back = `<p><a class="button" href="${escapeHtml(home)}">${escapeHtml(messages.toTheTasks)}</a></p>`
  if (status < 500) return said(messages, messages.noSuchPage, messages.noSuchPageHint, back)
  return said(messages, messages.failed, messages.failedHint(requestId), back)
}

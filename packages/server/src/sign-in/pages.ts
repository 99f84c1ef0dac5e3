import type { FastifyReply } from 'fastify'
import type { Addresses } from '../addresses.ts'
import { NO_ORGANIZATION, type Organization } from '../store/organization.ts'
import { card, escapeHtml, said } from './card.ts'
import type { Messages } from './messages/messages.ts'
import type { Audience } from './sessions.ts'
import { mailTo } from './whom-to-ask.ts'

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

/** Whom a worker may ask, when the operator has said so. What the operator typed is text. */
function contact({ questions }: Messages, { name, contactEmail: email }: Organization): string {
  const mail = email && `<a href="${escapeHtml(mailTo(email))}">${escapeHtml(email)}</a>`
  const parts = [name && `<bdi>${escapeHtml(name)}</bdi>`, mail].filter(Boolean)
  return parts.length === 0 ? '' : `<p class="contact">${escapeHtml(questions)} ${parts.join(', ')}</p>`
}

/** @param organization  for whom its workers work; operators are told nothing of it */
export const signInPage = (messages: Messages, organization = NO_ORGANIZATION): string =>
  card({
    title: messages.signIn,
    language: messages.language,
    body:
      `<h1>${escapeHtml(messages.welcome)}</h1><p>${escapeHtml(messages.welcomeHint)}</p>` +
      `<form method="post"><button type="submit">${escapeHtml(messages.signIn)}</button></form>${contact(messages, organization)}`,
  })

const COMMANDS: Record<Audience, string> = { worker: 'handloop worker link NAME', console: 'handloop console link' }

export const linkIsOverPage = (audience: Audience, messages: Messages, organization = NO_ORGANIZATION): string =>
  said(
    messages,
    messages.linkIsOver,
    messages.linkIsOverHint,
    `<p>${escapeHtml(messages.command)} <code>${COMMANDS[audience]}</code></p>${contact(messages, organization)}`,
  )

/** The link is over, and the browser is signed in: most often somebody went back to the link they had used. */
export const alreadySignedInPage = (messages: Messages, home: string, organization = NO_ORGANIZATION): string =>
  said(messages, messages.linkIsOver, messages.signedInHint, wayHome(messages, home) + contact(messages, organization))

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
  const back = wayHome(messages, home)
  if (status < 500) return said(messages, messages.noSuchPage, messages.noSuchPageHint, back)
  return said(messages, messages.failed, messages.failedHint(requestId), back)
}

const wayHome = ({ toTheTasks }: Messages, home: string): string =>
  `<p><a class="button" href="${escapeHtml(home)}">${escapeHtml(toTheTasks)}</a></p>`

import { html, nothing } from 'lit'
import { messages } from './messages/messages.ts'

/** Whom workers may ask, as the page was given it; empty where the operator has not said. */
export type WhomToAsk = { organization: string; email: string; href: string }

export const whomToAskOn = (element: Element): WhomToAsk => {
  const of = (name: string) => element.getAttribute(name) ?? ''
  return { organization: of('organization'), email: of('contact-email'), href: of('contact-href') }
}

export function contactLine({ organization, email, href }: WhomToAsk) {
  if (organization === '' && email === '') return nothing
  const mail = email ? html`<a href=${href}>${email}</a>` : nothing
  return html`<footer class="contact quiet">
    ${messages.questions} <bdi>${organization}</bdi>${organization && email ? ', ' : ''}${mail}
  </footer>`
}

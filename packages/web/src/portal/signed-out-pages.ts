import { html } from 'lit'
import { messages } from './messages/messages.ts'
import { contactLine, type WhomToAsk } from './whom-to-ask.ts'

/** Two arcs that close a loop. */
export const mark = html`<svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" aria-hidden="true">
  <path d="M18.5 11a7.5 7.5 0 0 1-13.2 4.9M3.500 11a7.500 7.500 0 0 1 13.200-4.900" />
  <path d="m7.600 11.300 2.400 2.300 4.400-4.800" />
</svg>`

/** Whose page it is, where there is no bar that says so. */
const brand = html`<p class="name">${mark}${messages.portal}</p>`

export const loadingPage = () => html`<main class="center"><p role="status">${messages.loading}</p></main>`

export const unreachablePage = (tryAgain: () => void) => html`<main class="center">
    ${brand}
    <div role="alert">
      <h1>${messages.serviceUnreachable}</h1>
      <p class="quiet">${messages.serviceUnreachableHint}</p>
    </div>
    <button class="primary" @click=${tryAgain}>${messages.tryAgain}</button>
  </main>`

export const signedOutPage = (whomToAsk: WhomToAsk) => html`<main class="center">
    ${brand}
    <h1 tabindex="-1">${messages.signedOut}</h1>
    <p>${messages.signedOutHint}</p>
    <p class="quiet">${messages.signedOutCommand} <code>handloop worker link NAME</code></p>
    ${contactLine(whomToAsk)}
  </main>`

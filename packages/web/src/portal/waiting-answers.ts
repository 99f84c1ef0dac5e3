import { html, nothing } from 'lit'
import { endText } from './explanations.ts'
import { messages } from './messages/messages.ts'
import type { Outbox, Waiting } from './outbox.ts'

/** Above the list: answers that an earlier page could not send. */
export function waitingAnswers(outbox: Outbox) {
  const open = outbox.waiting.filter(one => !one.refused)
  const refused = outbox.waiting.filter(one => one.refused)
  return html`<div role="status">
      ${
        open.length === 0
          ? nothing
          : html`<div class="banner">
              <p>${messages.answersWaiting(open.length)}</p>
              <button @click=${() => outbox.tryAgain()}>${messages.tryAgain}</button>
            </div>`
      }
    </div>
    <div role="alert">${refused.map(one => refusedAnswer(outbox, one))}</div>`
}

const refusedAnswer = (outbox: Outbox, { kept, refused }: Waiting) => html`<div class="banner alert">
    <p>${messages.answerRefusedLater(kept.title)} ${refused?.kind === 'leaseLost' ? nothing : endText(refused!)}</p>
    <button @click=${() => outbox.dismiss(kept.taskId)}>${messages.close}</button>
  </div>`

/** In place of a task whose answer is on its way from an earlier page. */
export const waitingPage = (outbox: Outbox, { kept }: Waiting) => html`<main class="center">
    <h1>${kept.title}</h1>
    <p role="status">${messages.answersWaiting(1)}</p>
    <button class="primary" @click=${() => outbox.tryAgain()}>${messages.tryAgain}</button>
  </main>`

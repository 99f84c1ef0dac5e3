import { html, nothing } from 'lit'
import { endText, problemText } from './explanations.ts'
import { messages } from './messages/messages.ts'
import type { TaskSession } from './task-session.ts'

const banner = (text: string | false | undefined) => (text ? html`<div class="banner"><p>${text}</p></div>` : nothing)
const alarm = (text: string | false | undefined) =>
  text ? html`<div class="banner alert"><p>${text}</p></div>` : nothing

/**
 * What a worker has to know about the task, between bar and frame. The two regions are always there: one that appears
 * together with its text is not read by all screen readers.
 */
export function taskBanners(session: TaskSession, timeWarning: string | false) {
  const { phase, loopIsStopping, connection, problem } = session
  const connectionText = connection === 'lost' ? messages.connectionLost : messages.signedOutAtWork
  return html`
    <div role="status">
      ${banner(phase.name === 'sending' && messages.sending)}
      ${banner(phase.name === 'working' && timeWarning)}
      ${banner(loopIsStopping && phase.name !== 'ended' && messages.loopIsStopping)}
      ${banner(connection !== 'fine' && phase.name === 'working' && connectionText)}
    </div>
    <div role="alert">
      ${notSent(session)} ${alarm(phase.name === 'ended' && endText(phase.error))} ${alarm(problem && problemText(problem))}
    </div>
  `
}

function notSent(session: TaskSession) {
  if (session.phase.name !== 'notSent') return nothing
  const isSignedOut = session.phase.error.kind === 'signedOut'
  return html`<div class="banner alert">
    <p>${isSignedOut ? messages.answerNotSentSignedOut : messages.answerNotSentYet}</p>
    <button @click=${() => session.tryAgain()}>${messages.tryAgain}</button>
  </div>`
}

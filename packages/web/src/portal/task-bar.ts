import { html, nothing } from 'lit'
import { type Ref, ref } from 'lit/directives/ref.js'
import type { ApiError, Lease } from './api-types.ts'
import { draftText } from './draft-text.ts'
import { openingRefused } from './explanations.ts'
import { warningSeconds } from './lease-warning.ts'
import { lengthText } from './lengths.ts'
import { messages } from './messages/messages.ts'
import type { TaskSession } from './task-session.ts'
import './time-left-element.ts'

export type BarParts = {
  title: Ref<HTMLElement>
  /** milliseconds since 1970 by the service's clock */
  serverNow: () => number
  timeIsShort: () => void
  showWork: () => void
  openAgain: () => void
  showList: () => void
}

/** Above a task: what it is, how long it is still the worker's, and the ways out of it. */
export function taskBar(lease: Lease, session: TaskSession, parts: BarParts) {
  const isEnded = session.phase.name === 'ended'
  return html`
    <div class="what">
      <h1 tabindex="-1" ${ref(parts.title)} title=${lease.description || nothing}>${lease.title}</h1>
      ${
        isEnded
          ? nothing
          : html`<handloop-time-left
              .expiresAt=${Date.parse(lease.expiresAt)}
              .now=${parts.serverNow}
              .warnSeconds=${warningOf(lease)}
              @time-is-short=${parts.timeIsShort}
              @time-is-up=${() => void session.check()}
            ></handloop-time-left>`
      }
    </div>
    <div class="actions">${isEnded ? afterwards(session, parts) : partings(session)}</div>
  `
}

/** As high as the bar will be, so that the frame keeps its size when the task's turn comes. */
export const barOfReserved = (title: string | undefined) => html`
    <div class="what" aria-hidden="true"><span class="title">${title}</span></div>
    <div class="actions" aria-hidden="true">
      ${[messages.declineTask, messages.releaseTask, messages.stopAndResumeLater].map(
        text => html`<button disabled>${text}</button>`,
      )}
    </div>
  `

export const timeWarning = (lease: Lease): string => messages.timeIsShort(lengthText(warningOf(lease), messages))

export function closedPage(error: ApiError, { title, openAgain, showList }: BarParts) {
  return html`<main class="center">
    <h1 tabindex="-1" ${ref(title)}>${openingRefused(error)}</h1>
    ${
      error.kind === 'offline' || error.kind === 'unavailable'
        ? html`<button @click=${openAgain}>${messages.tryAgain}</button>`
        : nothing
    }
    <button class="primary" @click=${showList}>${messages.backToTasks}</button>
  </main>`
}

const warningOf = ({ acceptedAt, expiresAt }: Lease): number =>
  warningSeconds((Date.parse(expiresAt) - Date.parse(acceptedAt)) / 1000)

/** The task is no longer theirs: what they entered can be taken along, and where it is still open, the task as well. */
function afterwards({ phase, work }: TaskSession, { showWork, openAgain, showList }: BarParts) {
  const isOpen = phase.name === 'ended' && phase.error.kind === 'leaseLost'
  return html`
    ${draftText(work) ? html`<button @click=${showWork}>${messages.showWork}</button>` : nothing}
    ${isOpen ? html`<button @click=${openAgain}>${messages.takeAgain}</button>` : nothing}
    <button class="primary" @click=${showList}>${messages.backToTasks}</button>
  `
}

function partings(session: TaskSession) {
  const { phase, isBusy } = session
  const one = (text: string, hint: string, act: () => Promise<void>) => html`
    <button ?disabled=${isBusy || phase.name !== 'working'} title=${hint} @click=${() => void act()}>${text}</button>
  `
  return [
    one(messages.declineTask, messages.declineHint, () => session.decline('')),
    one(messages.releaseTask, messages.releaseHint, () => session.release()),
    one(messages.stopAndResumeLater, messages.stopHint, () => session.stopAndResumeLater()),
  ]
}

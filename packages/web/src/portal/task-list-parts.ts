import { html } from 'lit'
import type { Today } from './api-types.ts'
import { lengthText } from './lengths.ts'
import { messages } from './messages/messages.ts'

/** How much the worker has done today, and how long it took. */
export function todayText({ answers, workedSeconds }: Today): string {
  const rounded = workedSeconds >= 60 ? Math.round(workedSeconds / 60) * 60 : workedSeconds
  return messages.today(
    answers,
    lengthText(rounded, messages),
    lengthText(workedSeconds / Math.max(1, answers), messages),
  )
}

/** @param kinds  titles of tasks that there are now */
export function kindChoice(kinds: string[], chosen: string | undefined, choose: (title: string | undefined) => void) {
  const shown = chosen === undefined || kinds.includes(chosen) ? kinds : [...kinds, chosen]
  const onChange = ({ target }: Event) => {
    const { selectedIndex } = target as HTMLSelectElement
    choose(selectedIndex === 0 ? undefined : shown[selectedIndex - 1])
  }
  return html`<label class="kind"
    >${messages.kind}
    <select @change=${onChange}>
      <option ?selected=${chosen === undefined}>${messages.allKinds}</option>
      ${shown.map(title => html`<option ?selected=${title === chosen}>${title}</option>`)}
    </select>
  </label>`
}

/** Why the worker did not want the task: afterwards, so that nobody has to say. */
export function reasonForm(state: 'open' | 'sent' | 'failed', send: (reason: string) => void) {
  if (state === 'sent') return html`<p class="reason" role="status">${messages.reasonSent}</p>`
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    send(String(new FormData(event.target as HTMLFormElement).get('reason')))
  }
  return html`<form class="reason" @submit=${onSubmit}>
    <label for="reason">${messages.declineReason}</label>
    <input id="reason" name="reason" maxlength="500" required autocomplete="off" aria-describedby="reason-hint" />
    <button>${messages.sendReason}</button>
    <p class="quiet" id="reason-hint">${messages.declineReasonHint}</p>
    <p role="alert">${state === 'failed' ? messages.reasonNotSent : ''}</p>
  </form>`
}

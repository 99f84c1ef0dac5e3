import { html, nothing, type TemplateResult } from 'lit'

/** One of the things a worker may choose. */
export interface Choice {
  label: string
  type: 'radio' | 'checkbox'
  /** The key that does the same, shown as a badge. */
  key?: string | undefined
  isChosen: boolean
  isDisabled: boolean
  choose: () => void
}

/** A choice as a line of its own, large enough for a finger. Goes with the styles beside it. */
export function renderChoice({ label, type, key, isChosen, isDisabled, choose }: Choice): TemplateResult {
  const onInput = (event: Event) => {
    event.stopPropagation()
    choose()
  }
  return html`<label class="category ${isChosen ? 'chosen' : ''} ${isDisabled ? 'disabled' : ''}">
    <input type=${type} name="category" .checked=${isChosen} ?disabled=${isDisabled} @input=${onInput} />
    <span class="text">${label}</span>
    ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}
  </label>`
}

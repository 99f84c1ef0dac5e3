import { html, nothing, type TemplateResult } from 'lit'
import { imageMessages } from '../messages/image/messages.ts'
import { labelHotkey } from './labels.ts'
import { roveFocus } from './roving.ts'

export interface LabelList {
  heading: string
  labels: readonly string[]
  chosen: string | undefined
  colorOf: (label: string) => string
  /** @param isByMouse the worker's hand is on the mouse, so keys are next for the image */
  choose: (label: string, isByMouse: boolean) => void
  /** Shown below each label, such as its instances. */
  below?: (label: string) => TemplateResult | typeof nothing
}

/**
 * The labels of an image tool as one group of choices. Scripts look up `.label-pane-content` and `.label-button`.
 * Source: specification 3.0.4, 3.0.7.
 */
export function renderLabelList({ heading, labels, chosen, colorOf, choose, below }: LabelList): TemplateResult {
  const stop = chosen ?? labels[0]
  const rove = (event: KeyboardEvent) => {
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.label-button')]
    const button = roveFocus(event, buttons)
    if (button) choose(labels[buttons.indexOf(button)]!, false)
  }
  return html`<div class="label-pane">
    <div class="pane-heading" id="label-heading">${heading}</div>
    <div class="label-pane-content" part="labels" role=${labels.length > 0 ? 'radiogroup' : nothing}
      aria-labelledby=${labels.length > 0 ? 'label-heading' : nothing} @keydown=${rove}>
      ${labels.map((label, index) => {
        const key = labelHotkey(index)
        const isChosen = label === chosen
        return html`<button type="button" class="label-button ${isChosen ? 'selected' : ''}" role="radio"
            aria-checked=${isChosen} tabindex=${label === stop ? 0 : -1} style="--label-color: ${colorOf(label)}"
            aria-keyshortcuts=${key ?? nothing} @click=${(event: MouseEvent) => choose(label, event.detail > 0)}>
            <span class="swatch"></span><span class="label-text">${label}</span>
            ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}
          </button>${below?.(label) ?? nothing}`
      })}
      ${labels.length === 0 ? html`<p class="empty">${imageMessages().noLabels}</p>` : nothing}
    </div>
  </div>`
}

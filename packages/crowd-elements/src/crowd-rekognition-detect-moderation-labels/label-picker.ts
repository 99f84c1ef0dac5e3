import { html, nothing, type TemplateResult } from 'lit'
import { hotkeyAt } from '../shared/choices/categories.ts'
import { renderChoice } from '../shared/choices/choice.ts'
import { messages } from '../shared/messages/messages.ts'
import { reviewMessages } from '../shared/messages/review/messages.ts'
import { type Group, grouped, type ModerationLabel, nameOf } from './answer.ts'
import type { LabelChoice } from './label-choice.ts'

/** A choice as it stands, and what is done when the worker goes on with it. */
export interface LabelPicker {
  choice: LabelChoice
  toggle: (label: ModerationLabel) => void
  toggleExclusion: () => void
}

/** The labels under their parents, and below them the button that excludes them all. */
export function renderLabelPicker(picker: LabelPicker): TemplateResult {
  const { offered, shown, exclusion } = picker.choice
  return html`<div class="category-picker-wrapper" part="categories" role="group" aria-labelledby="labels-heading">
      <div class="pane-heading" id="labels-heading">${reviewMessages().chooseLabels}</div>
      ${grouped(offered).map(group => renderGroup(picker, group, shown))}
      ${shown.length === 0 ? html`<p class="empty">${messages().noCategories}</p>` : nothing}
    </div>
    ${exclusion === undefined ? nothing : renderExclusion(picker, exclusion)}`
}

function renderGroup({ choice, toggle }: LabelPicker, { parent, labels }: Group, shown: ModerationLabel[]) {
  const choices = labels.map(label =>
    renderChoice({
      label: nameOf(label),
      type: 'checkbox',
      key: hotkeyAt(shown.indexOf(label)),
      isChosen: choice.isChosen(label),
      isDisabled: choice.isExcluded,
      choose: () => toggle(label),
    }),
  )
  return html`<div class="group" role=${parent ? 'group' : nothing} aria-label=${parent || nothing}>
    ${parent ? html`<div class="group-name" aria-hidden="true">${parent}</div>` : nothing}${choices}
  </div>`
}

function renderExclusion({ choice, toggleExclusion }: LabelPicker, text: string): TemplateResult {
  return html`<button type="button" class="exclusion-button ${choice.isExcluded ? 'chosen' : ''}" part="exclusion"
    aria-pressed=${choice.isExcluded} @click=${toggleExclusion}>${text}</button>`
}

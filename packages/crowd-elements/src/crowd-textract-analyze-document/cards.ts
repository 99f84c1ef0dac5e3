import { html, nothing, type TemplateResult } from 'lit'
import { glyphs } from '../shared/glyphs.ts'
import { reviewMessages } from '../shared/messages/review/messages.ts'
import type { Pair } from './blocks.ts'
import { type Entry, isAnswered, type Verdict } from './review.ts'

/** A pair with what was said about it, and what the worker may do. */
export interface PairCard {
  pair: Pair
  verdict: Verdict
  number: number
  count: number
  isSelected: boolean
  canEditKey: boolean
  select: () => void
  judge: (change: Partial<Verdict>) => void
}

const textIn = (event: Event): string => (event.target as HTMLInputElement).value
const isTicked = (event: Event): boolean => (event.target as HTMLInputElement).checked

/** A pair to confirm, correct or refuse. */
export function renderPair(card: PairCard): TemplateResult {
  const { pair, verdict, number, count, isSelected } = card
  const say = reviewMessages()
  const key = verdict.keyText ?? pair.keyText
  const state = verdict.isValid === undefined ? '' : verdict.isValid ? 'valid' : 'refused'
  return html`<div class="card pair ${state} ${isSelected ? 'selected' : ''}" role="group"
    aria-label="${key || say.emptyKey}, ${say.pairOf(number, count)}" @focusin=${card.select} @click=${card.select}>
    <button type="button" class="card-head" aria-pressed=${isSelected} title=${say.showInDocument(key)}>
      <span class="card-key">${key || say.emptyKey}</span><span class="card-number">${say.pairOf(number, count)}</span>
    </button>
    ${card.canEditKey ? renderField(say.key, key, { isDisabled: verdict.isValid === false, change: keyText => card.judge({ keyText }) }) : nothing}
    ${pair.selection ? renderSelection(card) : renderValue(card)}
    ${renderVerdict(card)}
  </div>`
}

function renderValue({ pair, verdict, judge }: PairCard): TemplateResult {
  const { value, valueIsBlank } = reviewMessages()
  const isRefused = verdict.isValid === false
  const text = verdict.isBlank ? '' : (verdict.valueText ?? pair.valueText)
  return html`${renderField(value, text, {
    isDisabled: isRefused || verdict.isBlank === true,
    change: valueText => judge({ valueText, isBlank: false }),
  })}${renderTick(valueIsBlank, verdict.isBlank === true, isRefused, isBlank => judge({ isBlank }))}`
}

function renderSelection({ pair, verdict, judge }: PairCard): TemplateResult {
  const isSelected = verdict.isSelected ?? pair.selection?.selectionStatus === 'SELECTED'
  const change = (isOn: boolean) => judge({ isSelected: isOn })
  return renderTick(reviewMessages().selected, isSelected, verdict.isValid === false, change)
}

function renderVerdict({ verdict, number, judge }: PairCard): TemplateResult {
  const { isPair, yes, no } = reviewMessages()
  const choice = (
    text: string,
    isValid: boolean,
    glyph: TemplateResult,
  ) => html`<label class="verdict ${isValid ? 'yes' : 'no'}">
    <input type="radio" name="verdict-${number}" .checked=${verdict.isValid === isValid}
      @change=${() => judge({ isValid })} />${glyph}${text}
  </label>`
  return html`<div class="verdicts" role="radiogroup" aria-label=${isPair}>
    <span class="question">${isPair}</span>${choice(yes, true, glyphs.tick)}${choice(no, false, glyphs.cross)}
  </div>`
}

/** An entry that was not found in the document, or that the worker added. */
export interface EntryCard {
  entry: Entry
  /** Set when the worker may take the entry away again. */
  remove?: () => void
  change: (change: Partial<Entry>) => void
}

export function renderEntry({ entry, remove, change }: EntryCard): TemplateResult {
  const say = reviewMessages()
  const { key, valueText, isBlank, isNotFound } = entry
  return html`<div class="card entry ${isAnswered(entry) ? 'valid' : ''}" role="group" aria-label=${key}>
    <div class="card-head"><span class="card-key">${key}</span>${remove ? renderRemove(key, remove) : nothing}</div>
    ${renderField(say.value, isBlank || isNotFound ? '' : valueText, {
      isDisabled: isBlank || isNotFound,
      change: text => change({ valueText: text }),
    })}
    ${renderTick(say.valueIsBlank, isBlank, isNotFound, isOn => change({ isBlank: isOn }))}
    ${remove ? nothing : renderTick(say.keyNotFound, isNotFound, false, isOn => change({ isNotFound: isOn, isBlank: false }))}
  </div>`
}

const renderRemove = (key: string, remove: () => void): TemplateResult =>
  html`<button type="button" class="glyph-button" aria-label=${reviewMessages().removeKey(key)} @click=${remove}>
    ${glyphs.close}
  </button>`

function renderField(
  label: string,
  value: string,
  { isDisabled, change }: { isDisabled: boolean; change: (text: string) => void },
): TemplateResult {
  return html`<label class="line"><span class="line-label">${label}</span>
    <textarea rows="1" .value=${value} ?disabled=${isDisabled} @input=${(event: Event) => change(textIn(event))}></textarea>
  </label>`
}

const renderTick = (
  label: string,
  isOn: boolean,
  isDisabled: boolean,
  change: (isOn: boolean) => void,
): TemplateResult =>
  html`<label class="tick"><input type="checkbox" .checked=${isOn} ?disabled=${isDisabled}
    @change=${(event: Event) => change(isTicked(event))} />${label}</label>`

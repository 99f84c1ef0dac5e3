import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { reviewMessages } from '../shared/messages/review/messages.ts'
import type { Pair } from './blocks.ts'
import { renderEntry, renderPair } from './cards.ts'
import { inReadingOrder } from './document-layer.ts'
import type { Entry } from './review.ts'
import type { ReviewWork } from './work.ts'

/** A review as it stands, and what is done when the worker goes on with it. */
export interface ReviewList {
  work: ReviewWork
  /** Id of the key whose pair is shown in the document. */
  selected: string | undefined
  canEditKey: boolean
  select: (pair: Pair) => void
  /** The worker has said something about a pair or a key. */
  told: () => void
}

/** All that is asked about the document: how far the worker is, pairs, keys that were not found, keys to add. */
export function renderReviewList(list: ReviewList): TemplateResult {
  const say = reviewMessages()
  const { openCount, questionCount, missing, added } = list.work
  return html`<div class="progress">
      <div class="pane-heading" role="heading" aria-level="3">${say.pairs}</div>
      <span role="status">${questionCount > 0 ? say.progress(questionCount - openCount, questionCount) : ''}</span>
    </div>
    <div part="pairs">${renderPairs(list)}</div>
    ${questionCount === 0 ? html`<p class="empty">${say.noPairs}</p>` : nothing}
    ${missing.length > 0 ? html`<div class="section" role="heading" aria-level="3">${say.missingKeys}</div><p class="help">${say.missingHelp}</p>` : nothing}
    ${missing.map(entry => renderOne(list, entry, false))}
    ${added.map(entry => renderOne(list, entry, true))}
    ${list.work.addable().length > 0 ? renderAdding(list) : nothing}`
}

function renderPairs({ work, selected, canEditKey, select, told }: ReviewList): unknown {
  const pairs = inReadingOrder(work.pairs)
  return repeat(
    pairs,
    pair => pair.key.id,
    (pair, index) =>
      renderPair({
        pair,
        verdict: work.verdictOn(pair),
        number: index + 1,
        count: pairs.length,
        isSelected: pair.key.id === selected,
        canEditKey,
        select: () => select(pair),
        judge: change => {
          work.judge(pair, change)
          told()
        },
      }),
  )
}

function renderOne({ work, told }: ReviewList, entry: Entry, isAdded: boolean): TemplateResult {
  const then = (act: () => void) => () => {
    act()
    told()
  }
  return renderEntry({
    entry,
    ...(isAdded && { remove: then(() => work.remove(entry)) }),
    change: change => then(() => work.change(entry, change))(),
  })
}

function renderAdding({ work, told }: ReviewList): TemplateResult {
  const say = reviewMessages()
  const add = (event: Event) => {
    work.add((event.currentTarget as Element).parentElement!.querySelector('select')!.value)
    told()
  }
  return html`<div class="adding">
    <select aria-label=${say.chooseKey}>
      ${work.addable().map(({ name }) => html`<option value=${name}>${name}</option>`)}
    </select>
    <button type="button" class="plain-button" @click=${add}>${say.addKey}</button>
  </div>`
}

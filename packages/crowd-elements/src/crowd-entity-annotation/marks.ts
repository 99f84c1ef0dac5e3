import { html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { inkOn } from '../shared/ink-on.ts'
import { textMessages } from '../shared/messages/text/messages.ts'
import type { Span } from './spans.ts'
import type { Mark } from './stacking.ts'

/** What the layer of marks needs to know of the spans. */
export interface MarkedText {
  spans: readonly Span[]
  selected: number | undefined
  shortNameOf: (label: string) => string
  colourOf: (label: string) => string
  describe: (span: Span) => string
  select: (index: number) => void
  remove: (index: number) => void
}

/**
 * The marks over the text: a bracket with a tint for each line of a span, and its tag. Tags are no stops of the Tab
 * key, a text may have a thousand; the keyboard steps through spans inside the text.
 */
export const renderMarks = (marks: readonly Mark[], text: MarkedText): TemplateResult =>
  html`${repeat(
    marks,
    ({ index }) => text.spans[index],
    mark => renderMark(mark, text),
  )}`

function renderMark({ index, direction, boxes, tag }: Mark, text: MarkedText): TemplateResult {
  const span = text.spans[index]!
  const colour = text.colourOf(span.label)
  const selected = index === text.selected ? 'selected' : ''
  return html`${boxes.map(({ left, top, width, height }, line) => {
    const sides = `${line === 0 ? 'first' : ''} ${line === boxes.length - 1 ? 'last' : ''}`
    return html`<div class="mark ${selected} ${sides}" dir=${direction}
        style="--colour:${colour};left:${left}px;top:${top}px;width:${width}px;height:${height}px"></div>`
  })}
    <div class="tag ${selected}" dir=${direction} style="--colour:${colour};--ink-on:${inkOn(colour)};left:${tag.left}px;top:${tag.top}px;width:${tag.width}px">${renderTag(span, index, text)}</div>`
}

function renderTag(span: Span, index: number, text: MarkedText): TemplateResult {
  const part = text.describe(span)
  return html`<button type="button" class="tag-name" tabindex="-1" aria-label=${part} title=${part}
      @click=${() => text.select(index)}>${text.shortNameOf(span.label)}</button
    ><button type="button" class="tag-remove" tabindex="-1" aria-label=${textMessages().remove(part)}
      @click=${() => text.remove(index)}></button>`
}

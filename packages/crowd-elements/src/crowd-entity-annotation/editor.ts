import { History } from '../shared/image-tool/history.ts'
import type { EntityLabel } from './answer.ts'
import { type Span, spanBeside, spansAt, withChanged, withoutSpan, withSpan } from './spans.ts'

/** What came of something the worker did, to be said and, where spans changed, told to scripts. */
export type Outcome =
  | { kind: 'added' | 'removed' | 'relabelled' | 'moved' | 'selected'; span: Span }
  | { kind: 'armed'; label: string }
  | { kind: 'disarmed' | 'deselected' | 'undone' | 'redone' | 'nothing' }

export const changesSpans = ({ kind }: Outcome): boolean =>
  ['added', 'removed', 'relabelled', 'moved', 'undone', 'redone'].includes(kind)

const NOTHING: Outcome = { kind: 'nothing' }

/** The work on one text: its spans, what is selected, which label is at hand. Knows no browser. */
export class SpanEditor {
  labels: readonly EntityLabel[] = []
  /** The label that the next selection by mouse gets at once. */
  armed: string | undefined
  /** The worker's selection in the text runs from here to the caret; nothing is selected when both are the same. */
  anchor = 0
  caret = 0
  /** Index of the selected span. */
  selected: number | undefined
  /** The end of the selected span that the caret stands at and moves. */
  activeEnd: 'start' | 'end' = 'end'
  #spans: readonly Span[] = []
  readonly #history = new History()
  /** An end is being moved: such moves are one step to undo. */
  #moving: { after: readonly Span[] } | undefined

  get spans(): readonly Span[] {
    return this.#spans
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#history.canRedo
  }

  /** The selection in the text; undefined while it is empty. */
  get range(): { start: number; end: number } | undefined {
    if (this.anchor === this.caret) return undefined
    return { start: Math.min(this.anchor, this.caret), end: Math.max(this.anchor, this.caret) }
  }

  /** Starts over with these spans. */
  load(spans: readonly Span[]): void {
    this.#history.clear()
    this.#spans = spans
    this.selected = undefined
    this.#moving = undefined
  }

  #change(spans: readonly Span[]): boolean {
    if (spans === this.#spans) return false
    this.#record(spans)
    this.#moving = undefined
    return true
  }

  /** @returns the step; what comes after it may still change */
  #record(after: readonly Span[]): { after: readonly Span[] } {
    const before = this.#spans
    const step = { after }
    const put = (spans: readonly Span[]) => {
      this.#spans = spans
    }
    this.#history.record({ undo: () => put(before), redo: () => put(step.after) })
    this.#spans = after
    return step
  }

  /** The worker put the caret somewhere, or selected text. Deselects any span. */
  select(anchor: number, caret: number): void {
    this.anchor = anchor
    this.caret = caret
    this.selected = undefined
    this.#moving = undefined
  }

  /** A click into the text selects the span there; another click at the same place the next one. */
  selectAt(place: number): Outcome {
    const found = spansAt(this.spans, place)
    const next = found[(found.indexOf(this.selected ?? -1) + 1) % found.length]
    return next === undefined ? this.deselect() : this.selectSpan(next)
  }

  selectSpan(index: number): Outcome {
    const span = this.spans[index]
    if (!span) return NOTHING
    this.select(span.end, span.end)
    this.selected = index
    this.activeEnd = 'end'
    return { kind: 'selected', span }
  }

  deselect(): Outcome {
    if (this.selected === undefined) return NOTHING
    this.selected = undefined
    return { kind: 'deselected' }
  }

  /** Lets go of the innermost thing the worker has begun: selected span, selected text, label at hand. */
  leave(): Outcome {
    if (this.selected !== undefined) return this.deselect()
    if (this.range) {
      this.anchor = this.caret
      return { kind: 'deselected' }
    }
    if (this.armed === undefined || this.labels.length === 1) return NOTHING
    this.armed = undefined
    return { kind: 'disarmed' }
  }

  /** The next span in reading order, from the selected one or the caret. */
  step(step: 1 | -1): Outcome {
    const next = spanBeside(this.spans, { selected: this.selected, place: this.caret, step })
    return next === undefined ? NOTHING : this.selectSpan(next)
  }

  /**
   * A label was clicked or its key pressed: it is given to the selected span, else to the selected text, else it is at
   * hand from now on; the one at hand is put away.
   */
  chooseLabel(label: string, range = this.range): Outcome {
    if (this.selected !== undefined) return this.#relabel(this.selected, label)
    if (range) return this.add(label, range)
    // The only label there is stays chosen: who presses it wants it.
    this.armed = this.armed === label && this.labels.length !== 1 ? undefined : label
    return this.armed ? { kind: 'armed', label } : { kind: 'disarmed' }
  }

  /** Labels a part of the text. The caret stays behind it. */
  add(label: string, { start, end }: { start: number; end: number }): Outcome {
    const span = { label, start, end }
    const isNew = this.#change(withSpan(this.spans, span))
    this.select(end, end)
    return isNew ? { kind: 'added', span } : NOTHING
  }

  #relabel(index: number, label: string): Outcome {
    const isChanged = this.#change(withChanged(this.spans, index, { label }))
    return isChanged ? { kind: 'relabelled', span: this.spans[index]! } : NOTHING
  }

  remove(index = this.selected): Outcome {
    const span = index === undefined ? undefined : this.spans[index]
    if (!span) return NOTHING
    this.#change(withoutSpan(this.spans, index!))
    this.select(span.start, span.start)
    return { kind: 'removed', span }
  }

  /** Moves the end of the selected span at which the caret stands. */
  moveEndTo(place: number): Outcome {
    const index = this.selected
    if (index === undefined) return NOTHING
    const spans = withChanged(this.spans, index, { [this.activeEnd]: place })
    if (spans === this.spans) return NOTHING
    if (this.#moving) this.#moving.after = this.#spans = spans
    else this.#moving = this.#record(spans)
    this.anchor = this.caret = place
    return { kind: 'moved', span: spans[index]! }
  }

  /** Puts the caret at the other end of the selected span. */
  switchEnd(): Outcome {
    const span = this.selected === undefined ? undefined : this.spans[this.selected]
    if (!span) return NOTHING
    this.activeEnd = this.activeEnd === 'end' ? 'start' : 'end'
    this.anchor = this.caret = span[this.activeEnd]
    return { kind: 'selected', span }
  }

  undo(): Outcome {
    return this.#travel(this.#history.undo(), 'undone')
  }

  redo(): Outcome {
    return this.#travel(this.#history.redo(), 'redone')
  }

  #travel(hasMoved: boolean, kind: 'undone' | 'redone'): Outcome {
    if (!hasMoved) return NOTHING
    this.selected = undefined
    this.#moving = undefined
    return { kind }
  }
}

import { textMessages } from '../shared/messages/text/messages.ts'
import type { EntityLabel } from './answer.ts'
import type { Stride } from './caret.ts'
import { wordAt } from './caret.ts'
import type { CodePoints } from './code-points.ts'
import type { Outcome, SpanEditor } from './editor.ts'
import type { Span } from './spans.ts'

/** What is spoken of a text: longer parts keep their beginning and end. */
const LONGEST = 120

function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST - 30)}…${flat.slice(-29)}`
}

/** Puts places and outcomes into words for the status line and screen readers. Characters are counted from 1. */
export class Speech {
  readonly #text: string
  readonly #points: CodePoints
  readonly #labels: readonly EntityLabel[]

  constructor(text: string, points: CodePoints, labels: readonly EntityLabel[]) {
    this.#text = text
    this.#points = points
    this.#labels = labels
  }

  name(label: string): string {
    return this.#labels.find(one => one.label === label)?.fullDisplayName ?? label
  }

  part({ label, start, end }: Span): string {
    const text = quoted(this.#text.slice(start, end))
    return textMessages().part(this.name(label), this.#points.toPoint(start) + 1, this.#points.toPoint(end), text)
  }

  /** What a tag is called: begins with what it shows, for whoever speaks to the computer. */
  tag(span: Span): string {
    const short = this.#labels.find(one => one.label === span.label)?.shortDisplayName
    return short === undefined || short === this.name(span.label) ? this.part(span) : `${short}, ${this.part(span)}`
  }

  selection({ start, end }: { start: number; end: number }): string {
    const text = quoted(this.#text.slice(start, end))
    return textMessages().selection(this.#points.toPoint(start) + 1, this.#points.toPoint(end), text)
  }

  /** What stands at the caret after a move of this kind. */
  at(place: number, stride: Stride | 'line', line: () => string): string {
    if (stride === 'line') return line().trim() === '' ? textMessages().lineBreak : quoted(line())
    if (place >= this.#text.length) return textMessages().endOfText
    const { end } = wordAt(this.#text, place)
    return spoken(
      stride === 'word' ? this.#text.slice(place, end) : String.fromCodePoint(this.#text.codePointAt(place)!),
    )
  }

  outcome(outcome: Outcome, editor: SpanEditor): string {
    const say = textMessages()
    switch (outcome.kind) {
      case 'added':
      case 'removed':
      case 'relabelled':
        return say[outcome.kind](this.part(outcome.span))
      case 'selected':
        return editor.activeEnd === 'end' ? this.part(outcome.span) : say.startOfPart(this.part(outcome.span))
      case 'moved':
        return this.part(outcome.span)
      case 'armed':
        return say.armed(this.name(outcome.label))
      case 'disarmed':
        return say.disarmed
      case 'deselected':
        return say.nothingSelected
      default:
        return ''
    }
  }
}

const spoken = (text: string): string => {
  if (text.includes('\n')) return textMessages().lineBreak
  return text.trim() === '' ? textMessages().blank : text
}

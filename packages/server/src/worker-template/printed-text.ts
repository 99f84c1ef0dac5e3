// How a value becomes text: crowd-elements specification, 1.4. The classes here are what a filter or a tag hands on
// when a plain string would lose something: that it is escaped already, or how the caller wrote a number.
import { Drop } from 'liquidjs'
import { escapeHtml } from './html-escape.ts'

/** A number of the input that JavaScript cannot hold: prints as the caller wrote it, calculates as the nearest double. */
export class ExactNumber extends Drop {
  readonly source: string
  constructor(source: string) {
    super()
    this.source = source
  }
  override valueOf(): number {
    return Number(this.source)
  }
  override toString(): string {
    return this.source
  }
  toJSON(): unknown {
    return rawJson(this.source)
  }
}

/** ES2025 `JSON.rawJSON`, which the compiler's library does not list yet. */
const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON

/**
 * Text of which two readings exist: `html`, escaped and ready to print, and `text`, what it was before. Made by `escape`
 * and by `capture`. While `isFinal`, it prints as `html`; a filter applied to it works on both readings, clears the flag,
 * and the result is then escaped once from `text` or, before `skip_autoescape`, printed from `html`.
 */
export class EscapedText extends Drop {
  readonly html: string
  readonly text: string
  readonly isFinal: boolean
  readonly origin: 'escape' | 'capture'
  constructor(html: string, text: string, origin: 'escape' | 'capture', isFinal = true) {
    super()
    this.html = html
    this.text = text
    this.origin = origin
    this.isFinal = isFinal
  }
  /** An author who wrote `escape` wants the entities also in JSON or a comparison; one who captured wants the text. */
  override valueOf(): string {
    return this.origin === 'escape' ? this.html : this.text
  }
  override toString(): string {
    return this.valueOf()
  }
  toJSON(): string {
    return this.valueOf()
  }
}

/** What `skip_autoescape` yields: printed as it is. Any later filter sees an ordinary string. */
export class RawText extends Drop {
  readonly html: string
  constructor(html: string) {
    super()
    this.html = html
  }
  override valueOf(): string {
    return this.html
  }
  override toString(): string {
    return this.html
  }
  toJSON(): string {
    return this.html
  }
}

/** What `to_json` yields: how it prints depends on whether the placeholder is inside a script element. */
export class JsonText extends RawText {}

/** One printed placeholder on its way to an emitter: what goes to the page, and what it said before escaping. */
export class PrintedPiece {
  readonly html: string
  readonly text: string
  constructor(html: string, text: string) {
    this.html = html
    this.text = text
  }
  toString(): string {
    return this.html
  }
}

/** Any value as text, before escaping. Stock engines join arrays and print a placeholder for objects; here both are JSON. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof ExactNumber || value instanceof EscapedText || value instanceof RawText) return value.toString()
  const plain = value instanceof Drop ? value.valueOf() : value
  if (plain === null || plain === undefined) return ''
  return typeof plain === 'object' ? JSON.stringify(plain) : String(plain)
}

/** Autoescape: the last step of every placeholder. `<` is the one character by which JSON could end a script element. */
export function printPlaceholder(value: unknown, isInScript: () => boolean): PrintedPiece {
  if (value instanceof EscapedText)
    return new PrintedPiece(value.isFinal ? value.html : escapeHtml(value.text), value.text)
  if (value instanceof JsonText) {
    const html = isInScript() ? value.html.replaceAll('<', '\\u003c') : escapeHtml(value.html)
    return new PrintedPiece(html, value.html)
  }
  if (value instanceof RawText) return new PrintedPiece(value.html, value.html)
  const text = printed(value)
  return new PrintedPiece(escapeHtml(text), text)
}

/** A number as its author wrote it: `1.10` and 20-digit integers survive. */
class NumberText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Deeper documents are refused at the door: walking them would exhaust the stack. */
export const MAX_JSON_DEPTH = 500

/** How deep arrays and objects nest in a JSON text; strings are skipped, nothing is parsed. */
export function jsonDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x22) i = endOfString(text, i)
    else if (c === 0x5b || c === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (c === 0x5d || c === 0x7d) depth--
  }
  return deepest
}

/** Long strings are common (pages of text, pictures), and a native search is many times faster than a loop. */
function endOfString(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let i = end
    while (text.charCodeAt(i - 1) === 0x5c) i--
    const isEscaped = (end - i) % 2 === 1
    if (!isEscaped) return end
  }
  return text.length
}

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

/**
 * The one spelling of a JSON document: keys in order of their code points at every level, no white space, the last of
 * repeated keys, numbers as written. Two texts are the same input when their canonical forms are equal.
 *
 * @throws SyntaxError when the text is not JSON
 * Source: spec 5.2, 11-20, 11-22.
 */
export function canonicalJson(text: string): string {
  const keepNumbers: Reviver = (_key, value, context) =>
    typeof value === 'number' ? new NumberText(context.source ?? String(value)) : value
  return write(JSON.parse(text, keepNumbers as (key: string, value: unknown) => unknown))
}

function write(value: unknown): string {
  if (value instanceof NumberText) return value.text
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`).join(',')}}`
}

/** JavaScript's own order compares UTF-16 units, which puts an emoji before U+FFFD. */
export function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

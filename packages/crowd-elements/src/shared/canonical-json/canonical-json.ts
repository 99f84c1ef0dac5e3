/**
 * JSON text with the members of every object in code point order: equal answers are equal texts.
 *
 * Written out rather than left to `JSON.stringify` over a sorted copy, because objects put whole-number keys first
 * whatever order they were added in. Values mean what they mean to `JSON.stringify`.
 * Source: crowd elements specification 2.5, "key order".
 *
 * @throws TypeError when the value refers to itself
 */
export function canonicalJson(value: unknown): string {
  return write(JSON.parse(JSON.stringify(value) ?? 'null'))
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`).join(',')}}`
}

/** Orders texts by code point; the built-in order is by UTF-16 unit and puts U+1F600 before U+FF5E. */
export function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a)
  const right = Array.from(b)
  const shared = Math.min(left.length, right.length)
  for (let i = 0; i < shared; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

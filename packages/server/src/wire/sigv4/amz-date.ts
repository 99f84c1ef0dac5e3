/** Times as Signature Version 4 writes them: `YYYYMMDDTHHMMSSZ`, UTC. */

export const amzDateOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const SHAPE = /^\d{8}T\d{6}Z$/

/** UTC milliseconds since 1970, or undefined when `text` is not a time in this shape. */
export function amzDateMs(text: string): number | undefined {
  if (!SHAPE.test(text)) return undefined
  const year = two(text, 0) * 100 + two(text, 2)
  const ms = Date.UTC(year, two(text, 4) - 1, two(text, 6), two(text, 9), two(text, 11), two(text, 13))
  return Number.isFinite(ms) ? ms : undefined
}

/** Reads an `X-Amz-Date` or `Date` header: either shape is allowed in both. */
export function readDateHeader(value: string): { amzDate: string; ms: number } | undefined {
  const basic = amzDateMs(value)
  if (basic !== undefined) return { amzDate: value, ms: basic }
  const ms = Date.parse(value)
  return Number.isNaN(ms) ? undefined : { amzDate: amzDateOf(new Date(ms)), ms }
}

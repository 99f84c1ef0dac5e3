import { ExactNumber } from './printed-text.ts'

/** Numbers that may not survive a double: 16 digits and more, an exponent, or a long run of zeros after the point. */
const MAY_LOSE_DIGITS = /[\d.]{16}|\d[eE]|\.0{6}/

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown
/** ES2025: the reviver's third argument, which the compiler's library does not list yet. */
const parseWithSource = JSON.parse as unknown as (text: string, reviver: Reviver) => unknown

/**
 * Reads `task.input`. Numbers that JavaScript would print differently from what the caller sent keep the caller's text.
 *
 * @returns undefined when the text is not a JSON object or array
 */
export function parseInput(json: string): object | undefined {
  try {
    const value = MAY_LOSE_DIGITS.test(json) ? parseWithSource(json, keepExactNumbers) : JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function keepExactNumbers(this: unknown, _key: string, value: unknown, context: { source?: string }): unknown {
  if (typeof value !== 'number' || context.source === undefined) return value
  return String(value) === shortestDecimal(context.source) ? value : new ExactNumber(context.source)
}

/** Without what the shortest form leaves out: zeros at the end of the fraction, the sign of zero, a plus in the exponent. */
function shortestDecimal(source: string): string {
  const [mantissa = '', exponent = ''] = source.toLowerCase().split('e')
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  if (/^-?0*$/.test(short)) return '0'
  return exponent === '' ? short : expand(short, Number(exponent))
}

/** `1.5e3` is `1500`, so that a caller's exponent alone does not count as a difference; past 21 places text stays text. */
function expand(mantissa: string, exponent: number): string {
  if (Math.abs(exponent) > 20) return `${mantissa}e${exponent}`
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + exponent
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const rest = padded.slice(at).replace(/0+$/, '')
  return sign + (padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0') + (rest ? `.${rest}` : '')
}

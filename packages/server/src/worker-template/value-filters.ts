// The filters of public Liquid that calculate, or work on lists.
import { filters as stock, toValue } from 'liquidjs'
import { EscapedText, ExactNumber, printed, RawText } from './printed-text.ts'
import type { FilterHandler as Handler } from './text-filters.ts'

const fromStock = (names: string): Record<string, Handler> =>
  Object.fromEntries(names.split(' ').map(name => [name, stock[name as keyof typeof stock] as unknown as Handler]))

const number = (value: unknown): number => Number(toValue(value)) || 0

/** Public Liquid calculates with decimals. Fifteen digits hide that we do not: 0.1 and 0.2 make 0.3. */
const decimal = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)))

type Arguments = { token: { args: { getText?: () => string }[] } }
/** `2` divides whole numbers to a whole number, `2.0` does not: the difference is only in the template's text. */
const isWrittenAsFraction = ({ token }: Arguments): boolean => token.args[0]?.getText?.().includes('.') ?? false

const handlers: Record<string, Handler> = {
  ...fromStock(
    'abs at_least at_most ceil compact concat date find find_index first floor has last map reject reverse round sort ' +
      'sort_natural sum where',
  ),
  plus: (a, b) => decimal(number(a) + number(b)),
  minus: (a, b) => decimal(number(a) - number(b)),
  times: (a, b) => decimal(number(a) * number(b)),
  divided_by(a, b) {
    const [dividend, divisor] = [number(a), number(b)]
    if (divisor === 0) throw new Error('divided by 0')
    const isWhole = Number.isInteger(dividend) && Number.isInteger(divisor) && !isWrittenAsFraction(this)
    return isWhole ? Math.floor(dividend / divisor) : decimal(dividend / divisor)
  },
  modulo(a, b) {
    const [dividend, divisor] = [number(a), number(b)]
    if (divisor === 0) throw new Error('divided by 0')
    return decimal(((dividend % divisor) + divisor) % divisor)
  },
  join(list, separator = ' ') {
    const items: string[] = (Array.isArray(list) ? list : [list]).map(printed)
    const glue = printed(separator)
    this.context.memoryLimit.use(items.reduce((sum, item) => sum + item.length + glue.length, 0))
    return items.join(glue)
  },
  size: value => {
    if (typeof value === 'string' || Array.isArray(value)) return value.length
    return typeof value === 'object' && value !== null && !(value instanceof ExactNumber)
      ? Object.keys(value).length
      : 0
  },
  uniq(list) {
    const items: unknown[] = Array.isArray(list) ? list : [list]
    this.context.memoryLimit.use(items.length)
    return [...new Map(items.map(item => [item instanceof ExactNumber ? item.source : item, item])).values()]
  },
}

export const valueFilters: Record<string, Handler> = {
  ...Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, onPlainValues(handler)])),
  // Chooses between values and must hand on the very one it was given, with both its readings.
  default(value, otherwise, ...options) {
    const plain: unknown = toValue(value)
    const allowsFalse = options.some(([name, chosen]: [string, unknown]) => name === 'allow_false' && chosen === true)
    if (plain === false) return allowsFalse ? value : otherwise
    const isEmpty =
      plain === null || plain === undefined || plain === '' || (Array.isArray(plain) && plain.length === 0)
    return isEmpty ? otherwise : value
  },
}

function onPlainValues(handler: Handler): Handler {
  const plain = (value: unknown) => (value instanceof EscapedText || value instanceof RawText ? value.valueOf() : value)
  return function (...args: unknown[]) {
    return handler.apply(this, args.map(plain))
  }
}

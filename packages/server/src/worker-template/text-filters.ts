// The filters of public Liquid that turn text into text. They see values as the page would print them (a list is JSON),
// and where a value has two readings, escaped and not, they work on both: see EscapedText.
import { filters as stock } from 'liquidjs'
import { EscapedText, ExactNumber, printed, RawText } from './printed-text.ts'

/** How liquidjs calls a filter: `this` has the render's context and limits. */
// biome-ignore lint/suspicious/noExplicitAny: the type of the engine's own interface
export type FilterHandler = (this: any, ...args: any[]) => any
type Handler = FilterHandler

const fromStock = (names: string): Record<string, Handler> =>
  Object.fromEntries(names.split(' ').map(name => [name, stock[name as keyof typeof stock] as unknown as Handler]))

const handlers: Record<string, Handler> = {
  ...fromStock(
    'append base64_decode base64_encode capitalize downcase lstrip newline_to_br prepend remove remove_first remove_last ' +
      'replace replace_first replace_last rstrip slice split squish strip strip_html strip_newlines truncate upcase url_decode',
  ),
  // Spaces become `+` and everything but letters, digits and `_.-~` is encoded, as in public Liquid.
  url_encode: stock.cgi_escape as unknown as Handler,
  // The stock filter adds the ellipsis also to a text of exactly that many words.
  truncatewords(text: string, count = 15, ellipsis = '...') {
    const words = text.split(/\s+/).filter(word => word !== '')
    const shown = Math.max(Number(count) || 0, 1)
    return words.length <= shown ? text : words.slice(0, shown).join(' ') + printed(ellipsis)
  },
}

export const textFilters: Record<string, Handler> = Object.fromEntries(
  Object.entries(handlers).map(([name, handler]) => [name, onBothReadings(handler, name === 'slice')]),
)

function onBothReadings(handler: Handler, keepsLists: boolean): Handler {
  return function (value: unknown, ...args: unknown[]) {
    if (keepsLists && Array.isArray(value)) return handler.call(this, value, ...args)
    const all = [value, ...args]
    const texts = all.map((one, index) => reading(one, 'text', index === 0))
    const escaped = all.find(one => one instanceof EscapedText)
    if (!escaped) return handler.call(this, ...texts)
    const htmls = all.map((one, index) => reading(one, 'html', index === 0))
    return combined(handler.call(this, ...htmls), handler.call(this, ...texts), escaped.origin)
  }
}

/** An argument that is a number stays one (`truncate: 5`); the filtered value itself is always text. */
function reading(value: unknown, which: 'html' | 'text', isFiltered: boolean): unknown {
  if (value instanceof EscapedText) return value[which]
  if (value instanceof ExactNumber || value instanceof RawText) return value.toString()
  return isFiltered || (typeof value === 'object' && value !== null) ? printed(value) : value
}

/** Results of both readings as one value; `split` gives lists, whose items belong together only if there are as many. */
function combined(html: unknown, text: unknown, origin: EscapedText['origin']): unknown {
  if (Array.isArray(html) && Array.isArray(text))
    return html.length === text.length ? html.map((item, index) => combined(item, text[index], origin)) : html
  return html === text ? text : new EscapedText(String(html), String(text), origin, false)
}

/** Writing: every text goes through `tag`, which escapes; `group` takes what `tag` and `group` made. */

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// Keys may hold control characters. XML 1.0 has no way to write most of them; S3 writes references all the same, and
// clients ask for encoding-type=url.
const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be found
  text.replace(/[&<>"\x00-\x08\x0b-\x1f\x7f]/g, char => ESCAPES[char] ?? `&#x${char.charCodeAt(0).toString(16)};`)

export const tag = (name: string, content: string | number | boolean | undefined): string =>
  content === undefined ? '' : `<${name}>${escaped(String(content))}</${name}>`

export const group = (name: string, ...children: string[]): string => `<${name}>${children.join('')}</${name}>`

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A document in S3's namespace. */
export const document = (root: string, ...children: string[]): string =>
  `${DECLARATION}<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${children.join('')}</${root}>`

/** Error documents have no namespace. */
export const plainDocument = (root: string, ...children: string[]): string => DECLARATION + group(root, ...children)

/** Reading: the elements of a request body. Attributes, comments and processing instructions are passed over. */
export type Element = { name: string; text: string; children: Element[] }

const MAX_DEPTH = 8
const ENTITY: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Undoes the five named references and numeric ones; undefined for any other, since there is no DTD to define it. */
function unescaped(text: string): string | undefined {
  let isKnown = true
  const plain = text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w{1,8}));|&/g, (_, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    if (name === undefined && code <= 0x10ffff) return String.fromCodePoint(code)
    const char = name === undefined ? undefined : ENTITY[name]
    isKnown &&= char !== undefined
    return char ?? ''
  })
  return isKnown ? plain : undefined
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]{1,100})\s*>|<([^\s/>!?]{1,100})([^<>]*)>|([^<]+)/y

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads a document; undefined when it is not well formed, nests deeper than 8 or brings a DTD. */
export function parseXml(source: string): Element | undefined {
  const text = source.replace(/^\ufeff/, '')
  const top: Element = { name: '', text: '', children: [] }
  const stack: { element: Element; tag: string }[] = [{ element: top, tag: '' }]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (match === null) return undefined
    const [, cdata, closing, opening, attributes, characters] = match
    const current = stack.at(-1)!
    if (characters !== undefined || cdata !== undefined) {
      const plain = cdata ?? unescaped(characters!)
      if (plain === undefined) return undefined
      current.element.text += plain
    } else if (opening !== undefined) {
      const element: Element = { name: localName(opening), text: '', children: [] }
      current.element.children.push(element)
      if (stack.length > MAX_DEPTH) return undefined
      if (!attributes!.endsWith('/')) stack.push({ element, tag: opening })
    } else if (closing !== undefined && stack.pop()!.tag !== closing) {
      return undefined
    }
    if (stack.length === 0) return undefined
  }
  const isWhole = stack.length === 1 && top.children.length === 1 && top.text.trim() === ''
  return isWhole ? top.children[0] : undefined
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter(child => child.name === name)

/** The text of the first child of that name; undefined when there is none. */
export const textOf = (element: Element, name: string): string | undefined =>
  element.children.find(child => child.name === name)?.text

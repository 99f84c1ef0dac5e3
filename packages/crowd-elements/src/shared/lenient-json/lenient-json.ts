/**
 * JSON as template authors write it: single or double quotes, unquoted keys, trailing commas, comments, and line
 * breaks inside strings. Everything strict JSON accepts means the same here.
 *
 * Written by hand because the JSON5 package is larger than our whole form code (its Unicode tables alone are 8 KB);
 * the tests compare the two. Missing commas and unquoted words are reported, never guessed.
 * Source: crowd elements specification 3.0.2.
 */
export function parseLenientJson(text: string): unknown {
  const reader = new Reader(text)
  const value = reader.value()
  reader.skipBlank()
  if (!reader.atEnd) throw reader.unexpected()
  return value
}

const BLANK = /(?:[\s\uFEFF]|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y
const NUMBER = /[+-]?(?:0[xX][\dA-Fa-f]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|Infinity|NaN)(?![\w$.])/y
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*/uy
const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(\r\n|[^ux\d]|0(?!\d)))/y

const LITERALS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])
const NAMED_ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '0': '\0' }
const LINE_CONTINUATION = /^(?:\r\n|[\n\r\u2028\u2029])$/

/** Depth at which a document stops being an attribute and starts being an attack on the stack. */
const DEEPEST = 500

class Reader {
  readonly text: string
  at = 0
  depth = 0

  constructor(text: string) {
    this.text = text
  }

  get atEnd(): boolean {
    return this.at >= this.text.length
  }

  unexpected(): SyntaxError {
    if (this.atEnd) return new SyntaxError('unexpected end')
    const line = this.text.slice(0, this.at).split('\n').length
    return new SyntaxError(`unexpected “${String.fromCodePoint(this.text.codePointAt(this.at)!)}” in line ${line}`)
  }

  skipBlank(): void {
    this.match(BLANK)
  }

  value(): unknown {
    this.skipBlank()
    const char = this.text[this.at]
    if (char === '{') return this.nested(() => this.object())
    if (char === '[') return this.nested(() => this.array())
    if (char === '"' || char === "'") return this.string(char)
    return this.literalOrNumber()
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > DEEPEST) throw new SyntaxError('nested too deeply')
    const value = read()
    this.depth--
    return value
  }

  private object(): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    this.list('}', () => {
      const key = this.key()
      this.skipBlank()
      if (!this.take(':')) throw this.unexpected()
      // defineProperty, because assigning "__proto__" would change the object instead of adding a member.
      Object.defineProperty(object, key, { value: this.value(), enumerable: true, writable: true, configurable: true })
    })
    return object
  }

  private array(): unknown[] {
    const array: unknown[] = []
    this.list(']', () => array.push(this.value()))
    return array
  }

  /** Reads `item , item ,` up to the closing bracket; a comma may end the list. */
  private list(closing: string, item: () => void): void {
    this.at++
    for (this.skipBlank(); !this.take(closing); this.skipBlank()) {
      item()
      this.skipBlank()
      if (!this.take(',') && this.text[this.at] !== closing) throw this.unexpected()
    }
  }

  private key(): string {
    const char = this.text[this.at]
    if (char === '"' || char === "'") return this.string(char)
    const word = this.match(WORD)
    if (word === undefined) throw this.unexpected()
    return word
  }

  private literalOrNumber(): unknown {
    const start = this.at
    const word = this.match(WORD)
    if (word !== undefined && LITERALS.has(word)) return LITERALS.get(word)
    this.at = start
    const digits = this.match(NUMBER)
    if (digits === undefined) throw this.unexpected()
    const size = Number(digits.replace(/^[+-]/, ''))
    return digits.startsWith('-') ? -size : size
  }

  private string(quote: string): string {
    let value = ''
    for (this.at++; !this.atEnd; ) {
      const char = this.text[this.at]!
      if (char === quote) {
        this.at++
        return value
      }
      if (char === '\\') value += this.escape()
      else {
        value += char
        this.at++
      }
    }
    throw this.unexpected()
  }

  private escape(): string {
    ESCAPE.lastIndex = this.at
    const found = ESCAPE.exec(this.text)
    if (!found) throw this.unexpected()
    this.at = ESCAPE.lastIndex
    const code = found[1] ?? found[2]
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    const char = found[3]!
    return LINE_CONTINUATION.test(char) ? '' : (NAMED_ESCAPES[char] ?? char)
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false
    this.at++
    return true
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return undefined
    this.at = pattern.lastIndex
    return found[0]
  }
}

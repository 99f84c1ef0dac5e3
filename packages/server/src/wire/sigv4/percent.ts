/**
 * Percent-encoding as Signature Version 4 defines it: `A-Z a-z 0-9 - . _ ~` stay, every other byte becomes `%XX` with
 * capital hex digits. Strings hold one byte per character (that is how node hands over a request line).
 */

const PERCENT = 0x25
const PLUS = 0x2b
const SLASH = 0x2f

const HEX = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)

const UNRESERVED = new Uint8Array(256)
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~') {
  UNRESERVED[char.charCodeAt(0)] = 1
}

/** How a part of the URL is read: whether `/` stands for itself, and whether `+` means a space (queries). */
type Part = { slashStays: boolean; plusIsSpace: boolean }
export const PATH: Part = { slashStays: true, plusIsSpace: false }
export const QUERY: Part = { slashStays: false, plusIsSpace: true }

/** True when every character stands for itself, so that nothing has to be encoded, decoded or copied. */
export function isPlain(text: string, slashStays: boolean): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (UNRESERVED[code] !== 1 && !(slashStays && code === SLASH)) return false
  }
  return true
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** The byte written as `%XX` at `i`, or -1 when that is no escape. */
function escapedByte(text: string, i: number): number {
  if (text.charCodeAt(i) !== PERCENT || i + 2 >= text.length) return -1
  const high = hexDigit(text.charCodeAt(i + 1))
  const low = hexDigit(text.charCodeAt(i + 2))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

const encodeByte = (byte: number, slashStays: boolean): string =>
  UNRESERVED[byte] === 1 || (slashStays && byte === SLASH) ? String.fromCharCode(byte) : HEX[byte]!

/** Decodes what is escaped and encodes it again in the one canonical way, so that `%2b`, `%2B` and (in a path) `+` agree. */
export function recode(text: string, part: Part): string {
  if (isPlain(text, part.slashStays)) return text
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const escaped = escapedByte(text, i)
    if (escaped >= 0) {
      out += encodeByte(escaped, part.slashStays)
      i += 2
      continue
    }
    const code = text.charCodeAt(i)
    out += code === PLUS && part.plusIsSpace ? '%20' : encodeByte(code & 0xff, part.slashStays)
  }
  return out
}

/** Encodes text that is already percent-encoded once more, `/` staying: what services other than S3 sign as the path. */
export function encodeAgain(path: string): string {
  if (isPlain(path, true)) return path
  let out = ''
  for (let i = 0; i < path.length; i++) out += encodeByte(path.charCodeAt(i) & 0xff, true)
  return out
}

/** Encodes any Unicode text for use in a URL; `/` stays when asked (object keys in a path). */
export function encodeText(text: string, slashStays = false): string {
  if (isPlain(text, slashStays)) return text
  let out = ''
  for (const byte of Buffer.from(text, 'utf8')) out += encodeByte(byte, slashStays)
  return out
}

/** Reads a query component: undefined when the escaped bytes are no UTF-8. */
export function decodeText(text: string, part: Part): string | undefined {
  if (isPlain(text, true)) return text
  try {
    return decodeURIComponent(recode(text, part))
  } catch {
    return undefined
  }
}

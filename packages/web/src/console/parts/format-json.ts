const INDENT = '  '

/**
 * JSON text with one member a line. Works on the text, not on its value: large numbers, order and repeated keys stay as
 * their author wrote them.
 * @param json  valid JSON, or the beginning of it
 */
export function formatJson(json: string): string {
  let depth = 0
  let out = ''
  const line = (): string => `\n${INDENT.repeat(depth)}`
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      depth++
      out += token + line()
    } else if (token === '}' || token === ']') {
      depth--
      // An empty list or object stays on its line.
      out = /[[{]\s*$/.test(out.slice(-2 - INDENT.length * (depth + 1))) ? out.trimEnd() + token : out + line() + token
    } else if (token === ',') out += token + line()
    else out += token === ':' ? ': ' : token
  }
  return out
}

// A text that was cut may end within a string.
const TOKEN = /"(?:[^"\\]|\\.)*"?|[[\]{},:]|[^\s[\]{},:"]+/g

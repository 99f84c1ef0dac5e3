/** Elements whose content is text to the HTML parser: a `<script>` inside them opens nothing. */
const TEXT_ELEMENTS = 'script|style|textarea|title'
const OPENING = new RegExp(`<!--|<(${TEXT_ELEMENTS})(?=[\\s/>])`, 'gi')
/** The rest of a start tag; quoted attribute values may hold `>`. */
const TAG_END = /(?:[^>"']|"[^"]*"|'[^']*')*>/y
const LIQUID = /\{%-?\s*comment\b[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g

/**
 * Finds the script elements of a template, once per parse.
 *
 * @returns whether the character at this offset of the template is content of a script element (not of its start tag)
 */
export function findScripts(template: string): (offset: number) => boolean {
  // Liquid may hold quotes and `>`; blanked out, it cannot confuse the scan, and every offset stays.
  const html = template.replace(LIQUID, match => ' '.repeat(match.length))
  const ranges: [begin: number, end: number][] = []
  OPENING.lastIndex = 0
  for (let opening = OPENING.exec(html); opening; opening = OPENING.exec(html)) {
    const end = contentEnd(html, opening)
    if (opening[1]?.toLowerCase() === 'script') ranges.push([end.begin, end.end])
    OPENING.lastIndex = Math.max(end.end, OPENING.lastIndex)
  }
  return offset => ranges.some(([begin, end]) => offset >= begin && offset < end)
}

function contentEnd(html: string, opening: RegExpExecArray): { begin: number; end: number } {
  const after = opening.index + opening[0].length
  if (opening[1] === undefined) return { begin: after, end: indexOrEnd(html, '-->', after) }
  TAG_END.lastIndex = after
  if (!TAG_END.test(html)) return { begin: html.length, end: html.length }
  const begin = TAG_END.lastIndex
  const closing = new RegExp(`</${opening[1]}(?=[\\s/>])`, 'gi')
  closing.lastIndex = begin
  return { begin, end: closing.exec(html)?.index ?? html.length }
}

function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from)
  return index === -1 ? text.length : index
}

import type { Fragment, TextView } from './text-view.ts'

/** The first and the last place of the line that the caret is on, without its line break. */
export function lineAt(view: TextView, text: string, place: number): { start: number; end: number } {
  const { block, line } = view.caretAt(place)
  const start = view.lineStart(block, line)
  const next = view.lineStart(block, line + 1)
  const isBroken = next > start && (text[next - 1] === '\n' || (text[next - 1] === ' ' && next < text.length))
  return { start, end: isBroken ? next - 1 : next }
}

/**
 * The place nearest to `x` so many lines up or down.
 *
 * @param x pixels from the left of the block, the column the caret is kept in
 */
export function movedByLines(view: TextView, text: string, place: number, { x, lines }: { x: number; lines: number }) {
  const target = lineBeside(view, view.caretAt(place), lines)
  if (!target) return lines > 0 ? text.length : 0
  const { start, end } = lineAt(view, text, view.lineStart(target.block, target.line))
  let best = start
  let distance = Number.POSITIVE_INFINITY
  for (let at = start; at <= end; at++) {
    const caret = view.caretAt(at)
    const away = caret.line === target.line ? Math.abs(caret.left - x) : Number.POSITIVE_INFINITY
    if (away < distance) [best, distance] = [at, away]
  }
  return best
}

/** @returns undefined above the first and below the last line */
function lineBeside(
  view: TextView,
  { block, line }: Fragment,
  lines: number,
): { block: number; line: number } | undefined {
  let at = { block, line: line + lines }
  while (at.line < 0) {
    if (at.block === 0) return undefined
    at = { block: at.block - 1, line: at.line + view.lineCount(at.block - 1) }
  }
  while (at.line >= view.lineCount(at.block)) {
    if (at.block + 1 >= view.blocks.length) return undefined
    at = { block: at.block + 1, line: at.line - view.lineCount(at.block) }
  }
  return at
}

import { toLanes } from './lanes.ts'
import { inReadingOrder, type Span } from './spans.ts'
import { type Fragment, LANE_HEIGHT, TEXT_HEIGHT, type TextView } from './text-view.ts'

/** A rectangle in the text view, pixels from its top left. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A span as drawn: one box for each of its lines, from below its tag down to the foot of the text. */
export interface Mark {
  index: number
  /** Which way its text is read; the page around may be written the other way. */
  direction: 'ltr' | 'rtl'
  boxes: Box[]
  /** Where the tag is, at the top of its lane. */
  tag: { left: number; top: number; width: number }
}

/** Pixels: height of a tag, and what is kept free below the text so that marks of neighbouring lines do not touch. */
const TAG_HEIGHT = 18
const FOOT = 3

/**
 * Finds each span its lane, gives the blocks room for their lanes, and says where everything is.
 *
 * @param tagWidthOf width of a span's tag, pixels
 */
export function stack(view: TextView, spans: readonly Span[], tagWidthOf: (span: Span) => number): Mark[] {
  const order = inReadingOrder(spans)
  const fragments = order.map(index => view.fragmentsOf(spans[index]!.start, spans[index]!.end))
  const tags = order.map((index, at) => tagPlace(view, fragments[at]![0], tagWidthOf(spans[index]!)))
  const lanes = toLanes(fragments.map((parts, at) => parts.map((part, first) => stretch(part, first, tags[at]!))))
  const deepest = makeRoom(view, fragments, lanes)
  const tops = view.blocks.map(({ element }) => element.offsetTop)
  const lineTop = ({ block, line }: Fragment) => tops[block]! + line * (TEXT_HEIGHT + deepest.get(block)! * LANE_HEIGHT)
  return order.map((index, at) => {
    const above = ({ block }: Fragment) => (deepest.get(block)! - 1 - lanes[at]!) * LANE_HEIGHT
    const boxes = fragments[at]!.map(part => toBox(part, lineTop(part) + above(part), lanes[at]!))
    const [first] = fragments[at]!
    const { left, right } = tags[at]!
    const direction = first && view.isRightToLeft(first.block) ? 'rtl' : 'ltr'
    return {
      index,
      direction,
      boxes,
      tag: { left, top: first ? lineTop(first) + above(first) : 0, width: right - left },
    }
  })
}

interface TagPlace {
  left: number
  right: number
}

/** At the beginning of the span, in reading direction, but never beyond the edge of the text. */
function tagPlace(view: TextView, first: Fragment | undefined, width: number): TagPlace {
  if (!first) return { left: 0, right: 0 }
  const room = view.blocks[first.block]!.element.clientWidth
  const wished = view.isRightToLeft(first.block) ? first.right - width : first.left
  const left = Math.max(0, Math.min(wished, room - width))
  return { left, right: left + width }
}

function stretch({ block, line, left, right }: Fragment, index: number, tag: TagPlace) {
  const sides = index === 0 ? { left: Math.min(left, tag.left), right: Math.max(right, tag.right) } : { left, right }
  return { line: `${block}:${line}`, ...sides }
}

/** @returns how many lanes each block has that holds marks */
function makeRoom(view: TextView, fragments: Fragment[][], lanes: number[]): Map<number, number> {
  const deepest = new Map<number, number>()
  for (const [at, parts] of fragments.entries())
    for (const { block } of parts) deepest.set(block, Math.max(deepest.get(block) ?? 1, lanes[at]! + 1))
  for (const block of view.blocks.keys()) view.setLanes(block, deepest.get(block) ?? 1)
  return deepest
}

function toBox({ left, right }: Fragment, top: number, lane: number): Box {
  const height = (lane + 1) * LANE_HEIGHT + TEXT_HEIGHT - FOOT - TAG_HEIGHT
  return { left, top: top + TAG_HEIGHT, width: Math.max(right - left, 3), height }
}

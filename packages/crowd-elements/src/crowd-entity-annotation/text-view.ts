import { cutIntoBlocks, cutIntoChunks, type Piece, pieceAt } from './blocks.ts'

interface Block extends Piece {
  element: HTMLElement
}
interface Chunk extends Piece {
  node: Text
  block: number
}

/** A part of a span on one line: block and line in it counted from 0, sides in pixels from the block's left. */
export interface Fragment {
  block: number
  line: number
  left: number
  right: number
}

/** Pixels: a line of text without its lanes, and one lane. The styles have the same numbers. */
export const TEXT_HEIGHT = 28
export const LANE_HEIGHT = 21

/**
 * The text as shown: one element for each block with the text itself inside, to the last character, and the way between
 * places in the text and places on the screen. Places count UTF-16 units.
 */
export class TextView {
  readonly #root: HTMLElement
  #text = ''
  #blocks: Block[] = []
  #chunks: Chunk[] = []
  readonly #chunkOf = new WeakMap<Node, Chunk>()
  #fragments = new Map<string, Fragment[]>()

  constructor(root: HTMLElement, text: string) {
    this.#root = root
    this.#text = text
    const blocks = cutIntoBlocks(text).map((piece, index) => this.#makeBlock(piece, index))
    this.#blocks = blocks
    root.replaceChildren(...blocks.map(({ element }) => element))
  }

  #makeBlock(piece: Piece, block: number): Block {
    const element = document.createElement('div')
    element.className = 'block'
    element.dir = 'auto'
    const inner = document.createElement('span')
    for (const chunkPiece of cutIntoChunks(this.#text, piece)) {
      const node = document.createTextNode(this.#text.slice(chunkPiece.start, chunkPiece.end))
      const chunk = { ...chunkPiece, node, block }
      this.#chunks.push(chunk)
      this.#chunkOf.set(node, chunk)
      inner.append(node)
    }
    element.append(inner)
    return { ...piece, element }
  }

  get blocks(): readonly Block[] {
    return this.#blocks
  }

  /** The place of a boundary point of a selection; points outside the text count as its start or end. */
  placeOf(node: Node, offset: number): number {
    const chunk = this.#chunkOf.get(node)
    if (chunk) return chunk.start + offset
    if (!this.holds(node) && !node.contains(this.#root)) return this.#isBefore(node) ? 0 : this.#text.length
    const point = document.createRange()
    point.setStart(node, offset)
    const next = this.#chunks.findIndex(({ node: text }) => point.comparePoint(text, 0) >= 0)
    return this.#chunks[next]?.start ?? this.#text.length
  }

  #isBefore(node: Node): boolean {
    return (this.#root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  }

  holds(node: Node): boolean {
    return this.#root.contains(node)
  }

  /** The boundary point of a place. */
  pointAt(place: number): [node: Node, offset: number] {
    const chunk = this.#chunks[pieceAt(this.#chunks, place)]
    return chunk ? [chunk.node, Math.min(place, chunk.end) - chunk.start] : [this.#root, 0]
  }

  blockAt(place: number): number {
    return pieceAt(this.#blocks, place)
  }

  /** Which way a block is read. */
  isRightToLeft(block: number): boolean {
    return getComputedStyle(this.#blocks[block]!.element).direction === 'rtl'
  }

  /** Gives a block room for this many tags above each line. */
  setLanes(block: number, lanes: number): void {
    const { style } = this.#blocks[block]!.element
    if ((style.getPropertyValue('--lanes') || '1') !== String(lanes)) style.setProperty('--lanes', String(lanes))
  }

  #lineHeight(block: number): number {
    const lanes = Number(this.#blocks[block]!.element.style.getPropertyValue('--lanes') || 1)
    return TEXT_HEIGHT + lanes * LANE_HEIGHT
  }

  lineCount(block: number): number {
    return Math.max(1, Math.round(this.#blocks[block]!.element.offsetHeight / this.#lineHeight(block)))
  }

  /** Everything was laid out anew, for example because the view became wider. */
  forgetLayout(): void {
    this.#fragments.clear()
  }

  /** Where a part of the text is, line by line. Measured once: stacking moves lines, but nothing within them. */
  fragmentsOf(start: number, end: number): Fragment[] {
    const key = `${start}-${end}`
    const known = this.#fragments.get(key) ?? this.#measure(start, end)
    this.#fragments.set(key, known)
    return known
  }

  #measure(start: number, end: number): Fragment[] {
    const fragments: Fragment[] = []
    for (let index = pieceAt(this.#chunks, start); index < this.#chunks.length; index++) {
      const chunk = this.#chunks[index]!
      if (chunk.start >= end) break
      for (const rect of rectsOf(chunk, Math.max(start, chunk.start), Math.min(end, chunk.end)))
        add(fragments, this.#toFragment(chunk.block, rect))
    }
    return fragments
  }

  #toFragment(block: number, rect: DOMRect): Fragment {
    const outer = this.#blocks[block]!.element.getBoundingClientRect()
    const line = Math.floor((rect.top + rect.height / 2 - outer.top) / this.#lineHeight(block))
    return { block, line, left: rect.left - outer.left, right: rect.right - outer.left }
  }

  /** Where the caret stands before a place. */
  caretAt(place: number): Fragment {
    const block = this.blockAt(place)
    const { start } = this.#blocks[block]!
    const [before] = place > start ? this.#measure(place - 1, place).slice(-1) : []
    const endsLine = this.#text[place - 1] === '\n'
    const [after] = place < this.#text.length ? this.#measure(place, place + 1) : []
    if (after) return this.#atSide(after, 'start')
    if (before && !endsLine) return this.#atSide(before, 'end')
    const side = this.isRightToLeft(block) ? this.#blocks[block]!.element.clientWidth : 0
    return { block, line: before && endsLine ? before.line + 1 : 0, left: side, right: side }
  }

  #atSide(fragment: Fragment, side: 'start' | 'end'): Fragment {
    const isLeft = (side === 'start') !== this.isRightToLeft(fragment.block)
    const x = isLeft ? fragment.left : fragment.right
    return { ...fragment, left: x, right: x }
  }

  /** The first place of a line of a block; the block's end when there is no such line. */
  lineStart(block: number, line: number): number {
    let [low, high] = [this.#blocks[block]!.start, this.#blocks[block]!.end]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.caretAt(middle).line < line) low = middle + 1
      else high = middle
    }
    return low
  }
}

function rectsOf({ node, start }: Chunk, from: number, to: number): DOMRect[] {
  const range = document.createRange()
  range.setStart(node, from - start)
  range.setEnd(node, to - start)
  return [...range.getClientRects()]
}

/** Pieces that touch on one line are one; text of mixed direction has several on a line. */
function add(fragments: Fragment[], next: Fragment): void {
  const same = fragments.find(
    ({ block, line, left, right }) =>
      block === next.block && line === next.line && next.left <= right + 1 && left <= next.right + 1,
  )
  if (!same) fragments.push(next)
  else Object.assign(same, { left: Math.min(same.left, next.left), right: Math.max(same.right, next.right) })
}

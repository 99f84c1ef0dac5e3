/** A piece of the text, `[start, end)` in UTF-16 units. */
export interface Piece {
  start: number
  end: number
}

/** More blocks than this cost more than they save. */
const MOST_BLOCKS = 2000
const CHUNK = 400

/**
 * Cuts a text into blocks that are laid out on their own, so that a change in one leaves the others alone. Blocks end
 * after line breaks only; short lines share one when there are very many. Together they are the text, to the last unit.
 */
export function cutIntoBlocks(text: string): Piece[] {
  const least = text.length / MOST_BLOCKS
  const blocks: Piece[] = []
  let start = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (at + 1 - start < least) continue
    blocks.push({ start, end: at + 1 })
    start = at + 1
  }
  if (start < text.length || blocks.length === 0) blocks.push({ start, end: text.length })
  return blocks
}

/**
 * Cuts a block into chunks, one text node each: browsers find a place in a short node much faster. Cuts only after
 * blanks, where letters do not join; a text without blanks stays whole.
 */
export function cutIntoChunks(text: string, { start, end }: Piece): Piece[] {
  const chunks: Piece[] = []
  let from = start
  while (from < end) {
    const blank = end - from > CHUNK ? text.slice(from + CHUNK, end).search(/[ \n]/) : -1
    const to = blank === -1 ? end : from + CHUNK + blank + 1
    chunks.push({ start: from, end: to })
    from = to
  }
  return chunks
}

/** The index of the piece that holds a place; the last one holds the end of the text. Pieces are in order. */
export function pieceAt(pieces: readonly Piece[], place: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.end <= place) low = middle + 1
    else high = middle
  }
  return Math.max(0, low)
}

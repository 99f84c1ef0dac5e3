/** A part of an object as asked for: from a byte on, from one byte to another, or the last so many. */
export type RangeRequest = { first: number; last?: number } | { lastBytes: number }

/** A part of an object as found: both ends included, bytes counted from 0. */
export type ByteRange = { from: number; to: number }

const SHAPE = /^bytes=(\d{0,15})-(\d{0,15})$/

/** Reads a Range header. What is no single range of bytes is undefined: HTTP says to ignore it and send everything. */
export function readRange(header: string | undefined): RangeRequest | undefined {
  const match = SHAPE.exec(header?.replace(/\s/g, '') ?? '')
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '') return last === '' ? undefined : { lastBytes: Number(last) }
  if (last === '') return { first: Number(first) }
  return Number(last) < Number(first) ? undefined : { first: Number(first), last: Number(last) }
}

/** Fits a range to an object of `size` bytes; undefined when none of it lies inside. */
export function resolveRange(range: RangeRequest, size: number): ByteRange | undefined {
  const from = 'first' in range ? range.first : Math.max(0, size - range.lastBytes)
  const to = 'first' in range ? Math.min(range.last ?? size - 1, size - 1) : size - 1
  return from > to ? undefined : { from, to }
}

export const writeRange = (range: RangeRequest): string =>
  'first' in range ? `bytes=${range.first}-${range.last ?? ''}` : `bytes=-${range.lastBytes}`

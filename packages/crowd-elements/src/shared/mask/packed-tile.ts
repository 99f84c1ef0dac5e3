/** A square part of a mask, row by row: the class of each pixel. Two bytes where classes above 255 occur. */
export type Tile = Uint8Array | Uint16Array

/** Pixels on each side of a tile. */
export const TILE = 256
export const TILE_PIXELS = TILE * TILE

/** A tile as runs: how many pixels less one, then their class, and so on. */
export type PackedTile = Uint16Array

export function pack(tile: Tile): PackedTile {
  const runs: number[] = []
  for (let at = 0; at < TILE_PIXELS; ) {
    const value = tile[at]!
    const start = at
    while (at < TILE_PIXELS && tile[at] === value) at++
    runs.push(at - start - 1, value)
  }
  return Uint16Array.from(runs)
}

/** @throws RangeError when the runs do not make exactly one tile */
export function unpack(runs: ArrayLike<number>): Tile {
  let most = 0
  for (let at = 1; at < runs.length; at += 2) most = Math.max(most, runs[at]!)
  const tile = most > 255 ? new Uint16Array(TILE_PIXELS) : new Uint8Array(TILE_PIXELS)
  let place = 0
  for (let at = 0; at < runs.length; at += 2) {
    const end = place + runs[at]! + 1
    tile.fill(runs[at + 1]!, place, end)
    place = end
  }
  if (place !== TILE_PIXELS) throw new RangeError('these runs are no tile')
  return tile
}

/** Adds the pixels of each class to `counts`, or with -1 takes them away. */
export function count(runs: PackedTile, counts: number[], sign: 1 | -1): void {
  for (let at = 0; at < runs.length; at += 2) {
    const value = runs[at + 1]!
    counts[value] = (counts[value] ?? 0) + sign * (runs[at]! + 1)
  }
}

import type { Area } from '../image/plane.ts'
import type { Mask } from './mask.ts'
import { TILE } from './packed-tile.ts'

/** Colours as canvases keep them in memory: red in the lowest byte, opaque. */
export const toMemory = (red: number, green: number, blue: number): number =>
  ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0

/**
 * Draws a part of a mask: each device pixel gets the colour of the image pixel below its middle. As much work as there
 * are device pixels in the part, however large the image is.
 *
 * @param palette for each class its colour, as `toMemory` gives it
 * @param density device pixels for each image pixel
 */
export function paintMask(
  context: CanvasRenderingContext2D,
  area: Area,
  density: number,
  mask: Mask,
  palette: Uint32Array,
): void {
  const { e, f } = context.getTransform()
  const { width, height } = mask.size
  const left = Math.round(Math.max(area.left, 0) * density + e)
  const top = Math.round(Math.max(area.top, 0) * density + f)
  const across = Math.round(Math.min(area.right, width) * density + e) - left
  const down = Math.round(Math.min(area.bottom, height) * density + f) - top
  if (across <= 0 || down <= 0) return
  const image = context.createImageData(across, down)
  const out = new Uint32Array(image.data.buffer)
  const xs = places(left - e, across, density, width)
  const ys = places(top - f, down, density, height)
  const parts = partsOf(xs)
  for (let row = 0; row < down; row++) {
    const y = ys[row]!
    const start = row * across
    // Magnified, many device rows show the same image row.
    if (row > 0 && ys[row - 1] === y) out.copyWithin(start, start - across, start)
    else paintRow(out, start, y, xs, parts, mask, palette)
  }
  context.putImageData(image, left, top)
}

/** The image pixel below the middle of each of `count` device pixels. */
function places(start: number, count: number, density: number, length: number): Int32Array {
  const found = new Int32Array(count)
  for (let at = 0; at < count; at++)
    found[at] = Math.min(length - 1, Math.max(0, Math.floor((start + at + 0.5) / density)))
  return found
}

/** Device pixels that lie in one column of tiles. */
interface Part {
  column: number
  from: number
  to: number
}

function partsOf(xs: Int32Array): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < xs.length; ) {
    const column = Math.floor(xs[at]! / TILE)
    const from = at
    while (at < xs.length && Math.floor(xs[at]! / TILE) === column) at++
    parts.push({ column, from, to: at })
  }
  return parts
}

function paintRow(
  out: Uint32Array,
  start: number,
  y: number,
  xs: Int32Array,
  parts: Part[],
  mask: Mask,
  palette: Uint32Array,
): void {
  const row = Math.floor(y / TILE)
  for (const { column, from, to } of parts) {
    const tile = mask.tileAt(column, row)
    if (!tile) continue
    const offset = (y % TILE) * TILE - column * TILE
    for (let at = from; at < to; at++) {
      const value = tile[offset + xs[at]!]!
      if (value !== 0) out[start + at] = palette[value]!
    }
  }
}

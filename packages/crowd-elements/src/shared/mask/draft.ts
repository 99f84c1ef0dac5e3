import type { Size } from '../image/plane.ts'
import { Mask } from './mask.ts'
import { pack, TILE_PIXELS, unpack } from './packed-tile.ts'

/**
 * A mask as text, run lengths throughout: a hand-drawn one of twelve megapixels has some ten thousand characters.
 * For each tile its number and its runs, as numbers of as many bytes as they need, in base64.
 */
export function maskToText(mask: Mask): string {
  const bytes: number[] = []
  mask.state.forEach((tile, index) => {
    if (!tile) return
    writeNumber(bytes, index)
    for (const number of pack(tile)) writeNumber(bytes, number)
  })
  return toBase64(Uint8Array.from(bytes))
}

/** @throws RangeError when the text does not belong to a mask of this size */
export function maskFromText(text: string, size: Size): Mask {
  const bytes = fromBase64(text)
  const mask = new Mask(size)
  const tiles = new Map<number, Uint16Array>()
  for (let at = 0; at < bytes.length; ) {
    const index = next()
    const runs: number[] = []
    for (let pixels = 0; pixels < TILE_PIXELS; ) {
      const length = next()
      runs.push(length, next())
      pixels += length + 1
    }
    if (index >= mask.columns * mask.rows) throw new RangeError('there is no such tile')
    unpack(runs)
    tiles.set(index, Uint16Array.from(runs))

    function next(): number {
      let number = 0
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++]
        if (byte === undefined || shift > 28) throw new RangeError('the text ends too early')
        number |= (byte & 127) << shift
        if (byte < 128) return number
      }
    }
  }
  mask.swap({ tiles, area: { left: 0, top: 0, right: 0, bottom: 0 }, bytes: 0 })
  return mask
}

function writeNumber(bytes: number[], number: number): void {
  for (; number > 127; number >>>= 7) bytes.push((number & 127) | 128)
  bytes.push(number)
}

/** Arguments of one call, far below what engines allow. */
const AT_A_TIME = 8192

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_A_TIME)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_A_TIME))
  return btoa(text)
}

/** @throws DOMException for text that is no base64 */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), letter => letter.charCodeAt(0))

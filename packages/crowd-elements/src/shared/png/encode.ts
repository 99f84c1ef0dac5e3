import type { Size } from '../image/plane.ts'
import { crc32 } from './crc32.ts'
import { RunDeflater } from './run-deflater.ts'

/** A picture of few flat colours. */
export interface FlatPicture {
  size: Size
  /** Fills `row` with the index of each pixel's colour. */
  readRow(y: number, row: Uint16Array): void
  /** Red, green, blue and alpha of each index, 0 to 255. */
  colors: readonly (readonly [number, number, number, number])[]
}

/** Each row holds its difference to the one above, which is mostly nothing. */
const FILTER_UP = 2

/** So many rows' pixels between two rests: a few milliseconds. */
const PIXELS_AT_A_TIME = 500_000

/**
 * A PNG of 8-bit RGBA, pixel for pixel: programs that read masks expect four channels. Rests between parts, so that a
 * page can go on meanwhile; whoever cannot wait takes all parts at once with `encodePng`.
 * Source: PNG specification, 11.2, 9.2.
 */
export function* encodePngInSteps(picture: FlatPicture): Generator<undefined, Uint8Array<ArrayBuffer>> {
  const { width, height } = picture.size
  const deflater = new RunDeflater()
  let above = new Uint16Array(width)
  let row = new Uint16Array(width)
  // Above the first row is nothing: transparent black, whatever colour index 0 has.
  let colorsAbove: FlatPicture['colors'] = [[0, 0, 0, 0]]
  const rest = Math.max(1, Math.floor(PIXELS_AT_A_TIME / Math.max(1, width)))
  for (let y = 0; y < height; y++) {
    picture.readRow(y, row)
    deflater.byte(FILTER_UP)
    writeRow(deflater, row, above, picture.colors, colorsAbove)
    ;[above, row] = [row, above]
    colorsAbove = picture.colors
    if (y % rest === rest - 1) yield
  }
  return assemble(picture.size, deflater.finish())
}

export function encodePng(picture: FlatPicture): Uint8Array<ArrayBuffer> {
  return finish(encodePngInSteps(picture))
}

/** Takes all that is left of a generator at once. */
export function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function writeRow(
  out: RunDeflater,
  row: Uint16Array,
  above: Uint16Array,
  colors: FlatPicture['colors'],
  colorsAbove: FlatPicture['colors'],
): void {
  const isFirst = colors !== colorsAbove
  for (let x = 0; x < row.length; ) {
    const index = row[x]!
    const indexAbove = above[x]!
    const start = x
    if (index === indexAbove && !isFirst) while (x < row.length && row[x] === above[x]) x++
    else while (x < row.length && row[x] === index && above[x] === indexAbove) x++
    writeRun(out, colors[index]!, colorsAbove[indexAbove]!, x - start)
  }
}

function writeRun(out: RunDeflater, color: readonly number[], colorAbove: readonly number[], count: number): void {
  const difference = color.map((channel, place) => (channel - colorAbove[place]!) & 0xff)
  for (const byte of difference) out.byte(byte)
  if (count > 1) out.repeat(count - 1, difference.some(Boolean) ? difference : undefined)
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const DEPTH_8_RGBA = [8, 6, 0, 0, 0]

function assemble({ width, height }: Size, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(13)
  new DataView(head.buffer).setUint32(0, width)
  new DataView(head.buffer).setUint32(4, height)
  head.set(DEPTH_8_RGBA, 8)
  return joined([Uint8Array.from(SIGNATURE), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', new Uint8Array())])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, letter => letter.charCodeAt(0)), data])
  const whole = new Uint8Array(named.length + 8)
  const view = new DataView(whole.buffer)
  view.setUint32(0, data.length)
  whole.set(named, 4)
  view.setUint32(4 + named.length, crc32(named))
  return whole
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

import type { Size } from '../image/plane.ts'
import { unfilter } from './unfilter.ts'

/** A picture as indices into the colours that occur in it; 65,535 at most. */
export interface IndexedPicture {
  size: Size
  pixels: Uint16Array
  /** Each colour as `0xrrggbbaa`. */
  colors: number[]
}

/** Why a file was not read; `unsupported` ones may still be known to the browser. */
export class PngError extends Error {
  readonly kind: 'broken' | 'unsupported'
  constructor(kind: PngError['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

interface Head {
  size: Size
  depth: number
  colorType: number
  /** Of the palette or, for other types, the one transparent colour: its samples. */
  palette: Uint8Array | undefined
  transparency: Uint8Array | undefined
  data: Uint8Array<ArrayBuffer>[]
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const STILL_LONGEST_MS = 8

/**
 * Reads a PNG pixel by pixel, without what browsers do to colours on the way to a canvas. Lets the page go on meanwhile.
 *
 * @throws PngError when the file is broken, interlaced, or has more colours than a mask ever has
 */
export async function decodePng(bytes: Uint8Array<ArrayBuffer>): Promise<IndexedPicture> {
  const head = readChunks(bytes)
  const { width, height } = head.size
  const bitsPerPixel = CHANNELS[head.colorType]! * head.depth
  const rowLength = Math.ceil((width * bitsPerPixel) / 8)
  const step = Math.max(1, bitsPerPixel >> 3)
  const collector = new Collector(head.size)
  const toColor = colorReader(head)
  let above = new Uint8Array(rowLength)
  let y = 0
  for await (const row of rows(head.data, rowLength + 1)) {
    if (y === height) break
    const samples = row.subarray(1)
    unfilter(row[0]!, samples, above, step)
    collector.take(y++, x => toColor(samples, x))
    above = samples.slice()
  }
  if (y < height) throw new PngError('broken', 'the picture ends too early')
  return collector.picture
}

function readChunks(bytes: Uint8Array<ArrayBuffer>): Head {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47) throw new PngError('unsupported', 'this is no PNG')
  const [depth = 0, colorType = 0, , , interlace] = bytes.subarray(24, 29)
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  if (!(colorType in CHANNELS) || ![1, 2, 4, 8, 16].includes(depth))
    throw new PngError('broken', 'unknown kind of pixels')
  if (interlace) throw new PngError('unsupported', 'the picture is interlaced')
  const head: Head = { size, depth, colorType, palette: undefined, transparency: undefined, data: [] }
  for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at))
    if (name === 'PLTE') head.palette = data
    if (name === 'tRNS') head.transparency = data
    if (name === 'IDAT') head.data.push(data)
  }
  return head
}

/** The inflated data in parts of `length` bytes, resting when the page has waited long enough. */
async function* rows(data: Uint8Array<ArrayBuffer>[], length: number): AsyncGenerator<Uint8Array> {
  const inflated = new Blob(data).stream().pipeThrough(new DecompressionStream('deflate'))
  let row = new Uint8Array(length)
  let filled = 0
  let since = performance.now()
  for (const reader = inflated.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return
    for (let at = 0; at < value.length; ) {
      const part = value.subarray(at, at + length - filled)
      row.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < length) continue
      yield row
      row = new Uint8Array(length)
      filled = 0
      if (performance.now() - since < STILL_LONGEST_MS) continue
      await new Promise(rested => setTimeout(rested))
      since = performance.now()
    }
  }
}

/** Gathers rows and counts colours. */
class Collector {
  readonly picture: IndexedPicture
  readonly #known = new Map<number, number>()

  constructor(size: Size) {
    this.picture = { size, pixels: new Uint16Array(size.width * size.height), colors: [] }
  }

  take(y: number, colorAt: (x: number) => number): void {
    const { size, pixels } = this.picture
    let last = -1
    let index = 0
    for (let x = 0, at = y * size.width; x < size.width; x++, at++) {
      const color = colorAt(x)
      if (color !== last) index = this.#indexOf(color)
      last = color
      pixels[at] = index
    }
  }

  #indexOf(color: number): number {
    const known = this.#known.get(color)
    if (known !== undefined) return known
    const { colors } = this.picture
    if (colors.length === 65_535) throw new PngError('unsupported', 'the picture has too many colours for a mask')
    this.#known.set(color, colors.length)
    return colors.push(color) - 1
  }
}

const pack = (red: number, green: number, blue: number, alpha: number): number =>
  ((red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0

/** The colour of pixel x in a row of samples. */
function colorReader({ colorType, depth, palette, transparency }: Head): (samples: Uint8Array, x: number) => number {
  const bytes = depth === 16 ? 2 : 1
  const channels = CHANNELS[colorType]!
  const isClear = clearTest(colorType, depth, transparency)
  const sample = (row: Uint8Array, x: number, channel: number) => row[(x * channels + channel) * bytes]!
  if (colorType === 6)
    return (row, x) => pack(sample(row, x, 0), sample(row, x, 1), sample(row, x, 2), sample(row, x, 3))
  if (colorType === 2)
    return (row, x) => pack(sample(row, x, 0), sample(row, x, 1), sample(row, x, 2), isClear(row, x) ? 0 : 255)
  if (colorType === 4)
    return (row, x) => pack(sample(row, x, 0), sample(row, x, 0), sample(row, x, 0), sample(row, x, 1))
  const value = (row: Uint8Array, x: number) => (depth >= 8 ? row[x * bytes]! : bitsAt(row, x, depth))
  if (colorType === 3) {
    const colors = paletteColors(palette, transparency)
    return (row, x) => colors[value(row, x)] ?? 0x000000ff
  }
  const scale = depth < 8 ? 255 / (2 ** depth - 1) : 1
  return (row, x) => {
    const grey = value(row, x) * scale
    return pack(grey, grey, grey, isClear(row, x) ? 0 : 255)
  }
}

const bitsAt = (row: Uint8Array, x: number, depth: number): number => {
  const bit = x * depth
  return (row[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
}

function paletteColors(palette: Uint8Array | undefined, alphas: Uint8Array | undefined): number[] {
  if (!palette) throw new PngError('broken', 'the palette is missing')
  return Array.from({ length: Math.floor(palette.length / 3) }, (_none, index) =>
    pack(palette[index * 3]!, palette[index * 3 + 1]!, palette[index * 3 + 2]!, alphas?.[index] ?? 255),
  )
}

/** Grey and plain colour pictures can name one colour that is transparent, with all its 16 bits. */
function clearTest(colorType: number, depth: number, clear: Uint8Array | undefined) {
  if (!clear || (colorType !== 0 && colorType !== 2)) return () => false
  const bytes = depth === 16 ? 2 : 1
  const wanted = depth === 16 ? clear : clear.filter((_byte, at) => at % 2 === 1)
  const length = CHANNELS[colorType]! * bytes
  return (row: Uint8Array, x: number): boolean => {
    if (depth < 8) return bitsAt(row, x, depth) === wanted[0]
    for (let at = 0; at < length; at++) if (row[x * length + at] !== wanted[at]) return false
    return true
  }
}

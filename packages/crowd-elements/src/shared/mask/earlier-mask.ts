import { decodePng, type IndexedPicture, PngError } from '../png/decode.ts'

/**
 * Loads the picture of an earlier mask, its colours exactly as stored. Files that are no plain PNG take the way through
 * a canvas, which is exact for opaque colours.
 *
 * @throws Error when it cannot be had, or may not be read: the server has to send CORS headers
 */
export async function loadEarlierMask(src: string): Promise<IndexedPicture> {
  const response = await fetch(src, { mode: 'cors', credentials: 'same-origin' })
  if (!response.ok) throw new Error(`the server says ${response.status}`)
  const file = await response.blob()
  try {
    return await decodePng(new Uint8Array(await file.arrayBuffer()))
  } catch (error) {
    if (error instanceof PngError && error.kind === 'unsupported') return await throughCanvas(file)
    throw error
  }
}

/** Rows of a canvas that are read at once: four million pixels are 16 MB. */
const PIXELS_AT_A_TIME = 4_000_000

async function throughCanvas(file: Blob): Promise<IndexedPicture> {
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' })
  const { width, height } = bitmap
  const picture: IndexedPicture = { size: { width, height }, pixels: new Uint16Array(width * height), colors: [] }
  const rows = Math.max(1, Math.floor(PIXELS_AT_A_TIME / width))
  const canvas = Object.assign(document.createElement('canvas'), { width, height: Math.min(rows, height) })
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const indices = new Map<number, number>()
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top)
    context.clearRect(0, 0, width, count)
    context.drawImage(bitmap, 0, -top)
    takePixels(picture, indices, context.getImageData(0, 0, width, count).data, top * width)
    await new Promise(rested => setTimeout(rested))
  }
  bitmap.close()
  return picture
}

function takePixels(
  picture: IndexedPicture,
  indices: Map<number, number>,
  data: Uint8ClampedArray,
  from: number,
): void {
  const view = new DataView(data.buffer)
  for (let at = 0; at < data.length; at += 4) {
    const color = view.getUint32(at)
    let index = indices.get(color)
    if (index === undefined) {
      // The last index is for everything beyond, as if it were transparent: no mask has so many colours.
      index = Math.min(picture.colors.length, 65_535)
      picture.colors[index] = index === 65_535 ? 0 : color
      indices.set(color, index)
    }
    picture.pixels[from + at / 4] = index
  }
}

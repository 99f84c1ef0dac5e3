/**
 * Takes out of an image file what makes browsers turn the picture. Coordinates refer to pixels as stored, and there is
 * no switch that all browsers obey: `imageOrientation: "none"` means "as the file says" in current ones.
 * JPEG, PNG and WebP keep orientation in an Exif part of its own; only that part goes, colour profiles stay.
 *
 * @returns the blob itself when there is nothing to take out or the format is another one
 * Source: specification 1.9 and 3.0.7, "EXIF orientation".
 */
export async function unoriented(file: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts = exifParts(bytes)
  if (parts.length === 0) return file
  const kept: BlobPart[] = []
  let at = 0
  for (const [start, end] of parts) {
    kept.push(file.slice(at, start))
    at = end
  }
  return new Blob([...kept, file.slice(at)], { type: file.type })
}

type Part = readonly [start: number, end: number]

/** Where the Exif parts of a file begin and end, in bytes. */
export function exifParts(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, 0, '\xff\xd8')) return [...jpegExif(bytes, view)]
  if (startsWith(bytes, 0, '\x89PNG')) return [...chunks(bytes, view, 8, pngChunk, 'eXIf')]
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP'))
    return [...chunks(bytes, view, 12, webpChunk, 'EXIF')]
  return []
}

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0))

/** Segments up to the picture data; APP1 is also used for XMP, which turns nothing. */
function* jpegExif(bytes: Uint8Array, view: DataView): Generator<Part> {
  const START_OF_SCAN = 0xda
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== START_OF_SCAN; ) {
    const end = at + 2 + view.getUint16(at + 2)
    if (bytes[at + 1] === 0xe1 && startsWith(bytes, at + 4, 'Exif\0')) yield [at, end]
    at = end
  }
}

type ChunkForm = { nameAt: number; lengthOf: (view: DataView, at: number) => number }
const pngChunk: ChunkForm = { nameAt: 4, lengthOf: (view, at) => 12 + view.getUint32(at) }
/** Padded to an even length. */
const webpChunk: ChunkForm = { nameAt: 0, lengthOf: (view, at) => 8 + ((view.getUint32(at + 4, true) + 1) & ~1) }

function* chunks(bytes: Uint8Array, view: DataView, first: number, form: ChunkForm, name: string): Generator<Part> {
  for (let at = first; at + 8 <= bytes.length; ) {
    const end = Math.min(at + form.lengthOf(view, at), bytes.length)
    if (startsWith(bytes, at + form.nameAt, name)) yield [at, end]
    at = end
  }
}

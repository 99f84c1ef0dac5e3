import type { Size } from './plane.ts'
import { unoriented } from './unoriented.ts'

/** The decoded image, pixel for pixel as stored. */
export type Picture = CanvasImageSource & Size

/**
 * Loads an image for drawing. Fetched with CORS, decoded beside the main thread, orientation ignored. What cannot be
 * had that way is loaded like any `<img>`: a server without CORS headers, and formats that only `<img>` decodes (SVG);
 * without CORS the orientation cannot be ignored, because browsers do not let a page find out what it was.
 *
 * @throws Error when there is no such image, or the signal's reason
 */
export async function loadPicture(src: string, signal: AbortSignal): Promise<Picture> {
  const file = await fetchFile(src, signal)
  if (!file) return await throughElement(src, signal)
  try {
    return await createImageBitmap(file)
  } catch {
    return await fromFile(file, signal)
  }
}

async function fetchFile(src: string, signal: AbortSignal): Promise<Blob | undefined> {
  try {
    const response = await fetch(src, { mode: 'cors', credentials: 'same-origin', signal })
    return response.ok ? await unoriented(await response.blob()) : undefined
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

async function fromFile(file: Blob, signal: AbortSignal): Promise<Picture> {
  const url = URL.createObjectURL(file)
  try {
    return await throughElement(url, signal)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** A bitmap also here: an `<img>` would be decoded anew, or for SVG rendered anew, each time it is drawn. */
async function throughElement(src: string, signal: AbortSignal): Promise<Picture> {
  const image = new Image()
  image.src = src
  await image.decode()
  signal.throwIfAborted()
  return await createImageBitmap(image, 0, 0, image.naturalWidth, image.naturalHeight)
}

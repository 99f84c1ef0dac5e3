import type { Picture } from './load-picture.ts'
import type { Area, Size } from './plane.ts'

/** Rows of a larger copy that are halved in one go: 4 million pixels take about 10 ms on a slow machine. */
const PIXELS_AT_A_TIME = 4_000_000

/**
 * A picture and smaller copies of it, each half as large as the one before, made when first needed. A copy nearly as
 * small as the screen wants is quick to draw and looks smooth; 50 megapixels drawn directly do neither.
 */
export class Pyramid {
  readonly size: Size
  readonly #onBetter: () => void
  /** The picture, then its copies. */
  readonly #levels: Picture[]
  #wanted = 0
  #isBuilding = false
  #isReleased = false

  /** @param onBetter a copy is ready; what was drawn from a larger one may be drawn again */
  constructor(picture: Picture, onBetter: () => void) {
    this.size = { width: picture.width, height: picture.height }
    this.#levels = [picture]
    this.#onBetter = onBetter
  }

  /**
   * Draws a part of the picture in image coordinates.
   * @param density device pixels for each image pixel
   */
  draw(context: CanvasRenderingContext2D, area: Area, density: number): void {
    const level = this.#levelFor(density)
    const shrink = level.width / this.size.width
    const left = Math.max(0, Math.floor(area.left * shrink))
    const top = Math.max(0, Math.floor(area.top * shrink))
    const width = Math.min(level.width, Math.ceil(area.right * shrink)) - left
    const height = Math.min(level.height, Math.ceil(area.bottom * shrink)) - top
    if (width <= 0 || height <= 0) return
    // From here on single pixels are what matters, and smoothing would hide where they end.
    context.imageSmoothingEnabled = density < 4
    const x = this.size.width / level.width
    const y = this.size.height / level.height
    context.drawImage(level, left, top, width, height, left * x, top * y, width * x, height * y)
  }

  /** Frees the memory; nothing can be drawn afterwards. */
  release(): void {
    this.#isReleased = true
    for (const level of this.#levels.splice(0)) if (level instanceof ImageBitmap) level.close()
  }

  #levelFor(density: number): Picture {
    const ideal = Math.max(0, Math.floor(-Math.log2(density) + 0.01))
    if (ideal >= this.#levels.length) this.#want(ideal)
    return this.#levels[Math.min(ideal, this.#levels.length - 1)]!
  }

  #want(level: number): void {
    this.#wanted = Math.max(this.#wanted, level)
    if (!this.#isBuilding) void this.#build()
  }

  async #build(): Promise<void> {
    this.#isBuilding = true
    while (!this.#isReleased && this.#levels.length <= this.#wanted) {
      const half = await halved(this.#levels.at(-1)!, () => this.#isReleased)
      if (half) this.#levels.push(half)
    }
    this.#isBuilding = false
    if (!this.#isReleased) this.#onBetter()
  }
}

/** A copy of half the size, made in strips between which the page may do other things. */
async function halved(picture: Picture, isCancelled: () => boolean): Promise<Picture | undefined> {
  const width = Math.max(1, picture.width >> 1)
  const height = Math.max(1, picture.height >> 1)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')!
  const rows = Math.max(1, Math.floor(PIXELS_AT_A_TIME / (4 * width)))
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top)
    context.drawImage(picture, 0, top * 2, width * 2, count * 2, 0, top, width, count)
    finish(context)
    await nextFrame()
    if (isCancelled()) return undefined
  }
  return canvas
}

/** Canvases put off their work; reading a pixel makes them do it now. Pictures without CORS refuse to be read. */
function finish(context: CanvasRenderingContext2D): void {
  try {
    context.getImageData(0, 0, 1, 1)
  } catch {
    // Then the work is done at the next frame.
  }
}

const nextFrame = (): Promise<unknown> => new Promise(done => setTimeout(done))

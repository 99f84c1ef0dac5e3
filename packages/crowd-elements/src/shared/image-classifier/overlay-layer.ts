import type { ImageView } from '../image/image-view.ts'
import type { Layer } from '../image/layer.ts'
import { loadPicture, type Picture } from '../image/load-picture.ts'
import { keepColours, type Overlay, type OverlayBox } from './overlay.ts'

const MASK_OPACITY = 0.55

/** Draws what an earlier job found over an image; can be taken away to see what is below. */
export class OverlayLayer {
  readonly #view: ImageView
  readonly #layer: Layer
  #overlay: Overlay | undefined
  #mask: CanvasImageSource | undefined
  #loading: AbortController | undefined
  #isShown = true

  constructor(view: ImageView) {
    this.#view = view
    this.#layer = view.addLayer((context, _area, scale) => this.#paint(context, scale))
  }

  get isShown(): boolean {
    return this.#isShown
  }
  set isShown(isShown: boolean) {
    this.#isShown = isShown
    this.#layer.invalidate()
  }

  get overlay(): Overlay | undefined {
    return this.#overlay
  }
  set overlay(overlay: Overlay | undefined) {
    this.#overlay = overlay
    this.#mask = undefined
    this.#layer.invalidate()
    void this.#loadMask(overlay)
  }

  async #loadMask(overlay: Overlay | undefined): Promise<void> {
    this.#loading?.abort()
    this.#loading = new AbortController()
    const { signal } = this.#loading
    if (!overlay?.maskSrc) return
    try {
      const picture = await loadPicture(overlay.maskSrc, signal)
      if (signal.aborted) return
      this.#mask = withoutBackground(picture, overlay)
      this.#layer.invalidate()
    } catch (error) {
      if (!signal.aborted) console.error(`The overlay ${overlay.maskSrc} could not be loaded.`, error)
    }
  }

  #paint(context: CanvasRenderingContext2D, scale: number): void {
    if (!this.#isShown || !this.#overlay) return
    const { width, height } = this.#view.size
    if (this.#mask) {
      context.globalAlpha = MASK_OPACITY
      context.imageSmoothingEnabled = false
      context.drawImage(this.#mask, 0, 0, width, height)
      context.globalAlpha = 1
    }
    for (const box of this.#overlay.boxes) paintBox(context, box, scale)
  }
}

function paintBox(
  context: CanvasRenderingContext2D,
  { colour, left, top, width, height }: OverlayBox,
  scale: number,
): void {
  context.fillStyle = `${colour}26`
  context.fillRect(left, top, width, height)
  // A light line around the coloured one is seen on any picture.
  for (const [style, lineWidth] of [
    ['#ffffffb0', 4],
    [colour, 2.25],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = lineWidth / scale
    context.strokeRect(left, top, width, height)
  }
}

/** Without CORS no page may read pixels: then the mask is shown as it is. */
function withoutBackground(picture: Picture, { legend }: Overlay): CanvasImageSource {
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return picture
  try {
    context.drawImage(picture, 0, 0)
    const pixels = context.getImageData(0, 0, picture.width, picture.height)
    keepColours(
      pixels.data,
      legend.map(({ colour }) => colour),
    )
    context.putImageData(pixels, 0, 0)
    return canvas
  } catch {
    return picture
  }
}

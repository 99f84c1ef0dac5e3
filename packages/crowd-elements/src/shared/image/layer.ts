import type { Area, Size } from './plane.ts'
import type { View } from './view-transform.ts'

/**
 * Draws one part of a layer. The context's coordinates are image pixels, clipped to the part and cleared.
 *
 * @param area the part to be drawn, image pixels; lines are wider than nothing, so look a little beyond it
 * @param scale CSS pixels for each image pixel: a line of 2 CSS pixels is `2 / scale` wide
 * @param density device pixels for each image pixel
 */
export type Paint = (context: CanvasRenderingContext2D, area: Area, scale: number, density: number) => void

interface DeviceArea {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * One canvas over the image that remembers what it has drawn: when the view moves it shifts its pixels and draws only
 * what came into sight, and when something changes it draws only there.
 */
export class Layer {
  readonly canvas = document.createElement('canvas')
  readonly #context = this.canvas.getContext('2d')!
  readonly #paint: Paint
  readonly #onStale: () => void
  readonly #drawn: View = { scale: 0, left: 0, top: 0 }
  #isAllStale = true
  readonly #stale: Area[] = []

  /** @param onStale asks for an update at the next frame */
  constructor(paint: Paint, onStale: () => void) {
    this.#paint = paint
    this.#onStale = onStale
    this.canvas.setAttribute('aria-hidden', 'true')
  }

  /** This part, in image pixels, or all of it looks different now. Includes what lines need beyond their geometry. */
  invalidate(area?: Area): void {
    if (area) this.#stale.push(area)
    else this.#isAllStale = true
    this.#onStale()
  }

  /** Brings the canvas up to date. Called once in a frame by the view. */
  update(view: View, device: Size, pixelRatio: number): void {
    this.#resize(device, pixelRatio)
    if (view.scale !== this.#drawn.scale) this.#isAllStale = true
    if (!this.#isAllStale) this.#shift(view, pixelRatio)
    Object.assign(this.#drawn, view)
    if (this.#isAllStale) this.#draw(0, 0, device.width, device.height, pixelRatio)
    else this.#drawStale(pixelRatio)
    this.#isAllStale = false
    this.#stale.length = 0
  }

  /** One pixel of the canvas is one of the device: stretched by a fraction of a pixel, everything would be blurred. */
  #resize({ width, height }: Size, pixelRatio: number): void {
    if (this.canvas.width === width && this.canvas.height === height) return
    Object.assign(this.canvas, { width, height })
    this.canvas.style.width = `${width / pixelRatio}px`
    this.canvas.style.height = `${height / pixelRatio}px`
    this.#isAllStale = true
  }

  #shift(view: View, pixelRatio: number): void {
    const { width, height } = this.canvas
    const dx = Math.round((view.left - this.#drawn.left) * pixelRatio)
    const dy = Math.round((view.top - this.#drawn.top) * pixelRatio)
    if (dx === 0 && dy === 0) return
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) {
      this.#isAllStale = true
      return
    }
    this.#context.setTransform(1, 0, 0, 1, 0, 0)
    // Copying leaves nothing where nothing is copied to, which is what the strips below are drawn upon.
    this.#context.globalCompositeOperation = 'copy'
    this.#context.drawImage(this.canvas, dx, dy)
    this.#context.globalCompositeOperation = 'source-over'
    Object.assign(this.#drawn, view)
    if (dx !== 0) this.#draw(dx > 0 ? 0 : width + dx, 0, dx > 0 ? dx : width, height, pixelRatio)
    if (dy !== 0) this.#draw(0, dy > 0 ? 0 : height + dy, width, dy > 0 ? dy : height, pixelRatio)
  }

  /** Everything stale in one go: what changes in one frame is nearly always in one place. */
  #drawStale(pixelRatio: number): void {
    if (this.#stale.length === 0) return
    const { scale, left, top } = this.#drawn
    const all: DeviceArea = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
    for (const area of this.#stale) {
      all.left = Math.min(all.left, (area.left * scale + left) * pixelRatio)
      all.top = Math.min(all.top, (area.top * scale + top) * pixelRatio)
      all.right = Math.max(all.right, (area.right * scale + left) * pixelRatio)
      all.bottom = Math.max(all.bottom, (area.bottom * scale + top) * pixelRatio)
    }
    this.#draw(all.left - 1, all.top - 1, all.right + 1, all.bottom + 1, pixelRatio)
  }

  /** Draws a part given in device pixels of the canvas. */
  #draw(fromX: number, fromY: number, toX: number, toY: number, pixelRatio: number): void {
    const x = Math.max(0, Math.floor(fromX))
    const y = Math.max(0, Math.floor(fromY))
    const right = Math.min(this.canvas.width, Math.ceil(toX))
    const bottom = Math.min(this.canvas.height, Math.ceil(toY))
    if (right <= x || bottom <= y) return
    const { scale, left, top } = this.#drawn
    const density = scale * pixelRatio
    const context = this.#context
    context.save()
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.beginPath()
    context.rect(x, y, right - x, bottom - y)
    context.clip()
    context.clearRect(x, y, right - x, bottom - y)
    context.setTransform(density, 0, 0, density, left * pixelRatio, top * pixelRatio)
    const area = {
      left: (x / pixelRatio - left) / scale,
      top: (y / pixelRatio - top) / scale,
      right: (right / pixelRatio - left) / scale,
      bottom: (bottom / pixelRatio - top) / scale,
    }
    this.#paint(context, area, scale, density)
    context.restore()
  }
}

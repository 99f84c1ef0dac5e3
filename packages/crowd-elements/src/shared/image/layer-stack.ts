import { Layer, type Paint } from './layer.ts'
import type { Size } from './plane.ts'
import type { Room, View } from './view-transform.ts'

/** What the stack shows. */
export interface StackScene {
  readonly view: View
  /** Undefined while nothing is shown: then nothing is drawn. */
  readonly room: Room | undefined
}

/** The canvases over one image, brought up to date together once in a frame. */
export class LayerStack {
  readonly #scene: StackScene
  readonly #layers: Layer[] = []
  #frame = 0
  /** Scripts look this canvas up: it lies over the displayed image, neither smaller nor larger. Spec 3.0.4. */
  readonly upperCanvas = document.createElement('canvas')

  constructor(scene: StackScene) {
    this.#scene = scene
    this.upperCanvas.className = 'upper-canvas'
    this.upperCanvas.setAttribute('aria-hidden', 'true')
  }

  /** A canvas of its own over those added before. */
  add(paint: Paint): Layer {
    const layer = new Layer(paint, () => this.schedule())
    this.#layers.push(layer)
    return layer
  }

  /** From the lowest up. */
  get canvases(): HTMLCanvasElement[] {
    return [...this.#layers.map(layer => layer.canvas), this.upperCanvas]
  }

  /** The image has another size. Its own pixels are the canvas's; nothing is stored for them until a script draws there. */
  resize({ width, height }: Size): void {
    Object.assign(this.upperCanvas, { width, height })
  }

  /** Everything looks different now. */
  invalidate(): void {
    for (const layer of this.#layers) layer.invalidate()
  }

  schedule(): void {
    this.#frame ||= requestAnimationFrame(this.#draw)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
  }

  readonly #draw = (): void => {
    this.#frame = 0
    const { view, room } = this.#scene
    if (!room) return
    const { viewport, pixelRatio } = room
    const device = {
      width: Math.round(viewport.width * pixelRatio),
      height: Math.round(viewport.height * pixelRatio),
    }
    for (const layer of this.#layers) layer.update(view, device, pixelRatio)
    this.placeUpperCanvas()
  }

  /** Draws wait for their frame; this doesn't, because a script may measure the canvas as soon as the image is there. */
  placeUpperCanvas(): void {
    const { view, room } = this.#scene
    if (!room) return
    const { style } = this.upperCanvas
    style.transform = `translate(${view.left}px, ${view.top}px)`
    style.width = `${room.image.width * view.scale}px`
    style.height = `${room.image.height * view.scale}px`
  }
}

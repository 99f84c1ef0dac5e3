import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { Camera, type CameraScene } from './camera.ts'
import { ImageSource } from './image-source.ts'
import { type ImageState, renderImageState } from './image-state.ts'
import type { Layer, Paint } from './layer.ts'
import { LayerStack } from './layer-stack.ts'
import type { Area, Point, Size } from './plane.ts'
import { PointerInput, type PointerTool, type ViewMover } from './pointer-input.ts'
import { VIEW_KEYS } from './view-keys.ts'
import { type Room, toImage, toViewport, type View, visibleArea } from './view-transform.ts'
import { type Measure, Viewport } from './viewport.ts'

export type { ImageState } from './image-state.ts'

/** CSS pixels beside the image at which a press still counts as one on its edge. */
const EDGE_REACH = 12
const ZOOM_STEP = 1.4

/**
 * One image inside a widget: loads it, shows it, zooms and moves it. Read-only viewers need nothing else.
 *
 * In the widget: `readonly image = new ImageView(this)`; `this.image.show(src)` when the address is known or changes;
 * `${this.image.render()}` in the template and `imageViewStyles` among the styles; keys go through `onKey`.
 * To draw over the image, `addLayer` before the first render and `invalidate` it when something changed; to draw with
 * the pointer, set `pointerTool`. All coordinates that go in and out are pixels of the stored image.
 * The host is updated when the state, the size or the zoom change; `onShown` tells when an image has come.
 */
export class ImageView implements ReactiveController, ViewMover, CameraScene {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #source = new ImageSource({
    come: isOtherSize => this.#imageCame(isOtherSize),
    smoother: () => this.#picture.invalidate(),
    changed: () => this.#host.requestUpdate(),
  })
  readonly #viewport = new Viewport(before => this.#measured(before))
  readonly #camera = new Camera(this)
  readonly #layers = new LayerStack(this)
  readonly #picture = this.addLayer((context, area, _scale, density) => this.#source.draw(context, area, density))
  readonly #input = new PointerInput(this)

  pointerTool: PointerTool | undefined
  isMoveTool = false
  /** What keys and buttons zoom around, image pixels; undefined for the middle. */
  anchor: () => Point | undefined = () => undefined
  /** The image has come; called before the host is updated. */
  onShown: () => void = () => {}

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  /** Address of the image as last shown. */
  get src(): string {
    return this.#source.src
  }

  get state(): ImageState {
    return this.#source.state
  }

  /** Natural size of the image, image pixels; 0 by 0 until it is shown. */
  get size(): Size {
    return this.#source.size
  }

  get view(): View {
    return this.#camera.view
  }

  /** What of the image plane is in sight, image pixels. */
  get visible(): Area {
    return visibleArea(this.view, this.#viewport.size)
  }

  /** What a view must fit; undefined while there is nothing to see. */
  get room(): Room | undefined {
    const { size: viewport, pixelRatio } = this.#viewport
    if (this.state !== 'shown' || viewport.width === 0) return undefined
    return { image: this.size, viewport, pixelRatio }
  }

  get element(): HTMLElement | null {
    return this.#viewport.element
  }

  /** A canvas of its own over those added before. */
  addLayer(paint: Paint): Layer {
    return this.#layers.add(paint)
  }

  /** Loads and shows an image. The one before stays until then, so that nothing flickers when only the URL changed. */
  show(src: string): Promise<void> {
    return this.#source.show(src)
  }

  zoomIn(): void {
    this.zoomBy(ZOOM_STEP)
  }

  zoomOut(): void {
    this.zoomBy(1 / ZOOM_STEP)
  }

  /** Zooms around what the worker is at, else around the middle. */
  zoomBy(factor: number): void {
    const { width, height } = this.#viewport.size
    const place = this.anchor()
    if (place) this.reveal(place)
    this.zoom(factor, place ? this.toViewport(place) : { x: width / 2, y: height / 2 })
  }

  zoom(factor: number, at: Point): void {
    this.#camera.zoom(factor, at)
  }

  pan(dx: number, dy: number): void {
    this.#camera.pan(dx, dy)
  }

  fit(): void {
    this.#camera.fit()
  }

  /** Brings a place into sight. */
  reveal(place: Point): void {
    this.#camera.reveal(place)
  }

  toImage(place: Point): Point {
    return toImage(this.view, place)
  }

  /** Where a place on the image is in the viewport, CSS pixels. */
  toViewport(place: Point): Point {
    return toViewport(this.view, place)
  }

  isOnImage(place: Point): boolean {
    if (this.state !== 'shown') return false
    const { x, y } = this.toImage(place)
    const reach = EDGE_REACH / this.view.scale
    return x >= -reach && y >= -reach && x <= this.size.width + reach && y <= this.size.height + reach
  }

  /** The keys of the view: `+`, `-`, `f`, arrows. @returns whether the key was one of them */
  onKey(key: string): boolean {
    const act = VIEW_KEYS[key]
    if (act && this.state === 'shown') act(this)
    return act !== undefined
  }

  /** The space bar went down: a press now moves the image. */
  holdPan(): void {
    if (this.#input.isPanHeld) return
    this.#input.isPanHeld = true
    this.#input.hasPanned = false
    if (this.element && !this.#input.isPressed) this.element.style.cursor = 'grab'
  }

  /** The space bar is up again. @returns whether the image was moved with it */
  releasePan(): boolean {
    this.#input.isPanHeld = false
    if (this.element) this.element.style.cursor = ''
    return this.#input.hasPanned
  }

  /** Ends a press that is under way without its effect. */
  abortPress(): void {
    this.#input.abort()
  }

  hostConnected(): void {
    this.hostUpdated()
    this.#viewport.connect()
  }

  hostDisconnected(): void {
    this.#viewport.disconnect()
    this.#layers.stop()
  }

  hostUpdated(): void {
    this.#viewport.become(this.#host.shadowRoot?.querySelector<HTMLElement>('.image-view') ?? null)
  }

  /**
   * @param attributes.role `application` for tools that take keys of their own, `img` otherwise
   * @param attributes.label what the image is called by screen readers
   * @param over drawn over the image, in the coordinates of the viewport
   */
  render(
    attributes: { role: 'application' | 'group'; label: string; describedBy?: string },
    over: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    const input = this.#input
    return html`<div class="image-view ${this.state}" part="image" tabindex="0" role=${attributes.role}
        aria-label=${attributes.label} aria-describedby=${attributes.describedBy ?? nothing}
        aria-busy=${this.state === 'loading'}
        @pointerdown=${input.down} @pointermove=${input.move} @pointerup=${input.up} @pointercancel=${input.cancel}
        @pointerleave=${input.leave} @dblclick=${input.doubleClick} @contextmenu=${prevent} @mousedown=${noAutoScroll}
        @wheel=${{ handleEvent: input.wheel, passive: false }}>
      <div class="layers" ?hidden=${this.state !== 'shown'}>
        ${this.#layers.canvases}${over}
      </div>
      ${renderImageState(this)}
    </div>`
  }

  #imageCame(isOtherSize: boolean): void {
    if (isOtherSize) this.#layers.resize(this.size)
    this.onShown()
    this.#viewport.measure()
    if (isOtherSize) this.fit()
    this.#layers.invalidate()
  }

  #measured({ size, pixelRatio }: Measure): void {
    if (!this.room) return
    if (pixelRatio !== this.#viewport.pixelRatio) this.#layers.invalidate()
    this.#camera.follow(size)
  }

  /** The camera has turned. */
  turned(isResized: boolean): void {
    this.#layers.schedule()
    if (!isResized) return
    this.#layers.placeUpperCanvas()
    this.#host.requestUpdate()
  }
}

/** The middle button would start the browser's own scrolling. */
const noAutoScroll = (event: MouseEvent): void => {
  if (event.button === 1) event.preventDefault()
}

const prevent = (event: Event): void => event.preventDefault()

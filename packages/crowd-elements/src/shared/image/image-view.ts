import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { imageMessages } from '../messages/image/messages.ts'
import { Layer, type Paint } from './layer.ts'
import { loadPicture } from './load-picture.ts'
import type { Area, Point, Size } from './plane.ts'
import { PointerInput, type PointerTool, type ViewMover } from './pointer-input.ts'
import { Pyramid } from './pyramid.ts'
import {
  fitted,
  panned,
  type Room,
  resized,
  revealed,
  toImage,
  toViewport,
  type View,
  visibleArea,
  zoomedAt,
} from './view-transform.ts'

export type ImageState = 'none' | 'loading' | 'shown' | 'failed'

/** CSS pixels beside the image at which a press still counts as one on its edge. */
const EDGE_REACH = 12
const PAN_STEP = 60
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
export class ImageView implements ReactiveController, ViewMover {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #resize = new ResizeObserver(() => this.#measure())
  readonly #input = new PointerInput(this)
  readonly #layers: Layer[] = []
  readonly #picture: Layer
  #pyramid: Pyramid | undefined
  #loading: AbortController | undefined
  #frame = 0
  #isFitted = true
  #element: HTMLElement | null = null
  #resolution: MediaQueryList | undefined
  #viewport: Size = { width: 0, height: 0 }
  #pixelRatio = 1
  /** What the last move fell short of, because views lie on whole device pixels: many small moves must not add up to it. */
  #rest: Point = { x: 0, y: 0 }

  /** Address of the image as last shown. */
  src = ''
  state: ImageState = 'none'
  view: View = { scale: 1, left: 0, top: 0 }
  pointerTool: PointerTool | undefined
  isMoveTool = false
  /** What keys and buttons zoom around, image pixels; undefined for the middle. */
  anchor: () => Point | undefined = () => undefined
  /** The image has come; called before the host is updated. */
  onShown: () => void = () => {}
  /** Scripts look this canvas up: it lies over the displayed image, neither smaller nor larger. Spec 3.0.4. */
  readonly upperCanvas = document.createElement('canvas')

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
    this.upperCanvas.className = 'upper-canvas'
    this.upperCanvas.setAttribute('aria-hidden', 'true')
    this.#picture = this.addLayer((context, area, _scale, density) => this.#pyramid?.draw(context, area, density))
  }

  /** Natural size of the image, image pixels; 0 by 0 until it is shown. */
  get size(): Size {
    return this.#pyramid?.size ?? { width: 0, height: 0 }
  }

  /** What of the image plane is in sight, image pixels. */
  get visible(): Area {
    return visibleArea(this.view, this.#viewport)
  }

  get element(): HTMLElement | null {
    return this.#element
  }

  /** A canvas of its own over those added before. */
  addLayer(paint: Paint): Layer {
    const layer = new Layer(paint, () => this.#schedule())
    this.#layers.push(layer)
    return layer
  }

  /** Loads and shows an image. The one before stays until then, so that nothing flickers when only the URL changed. */
  async show(src: string): Promise<void> {
    this.#loading?.abort()
    const loading = new AbortController()
    this.#loading = loading
    this.src = src
    this.#become(src ? 'loading' : 'none')
    if (!src) return this.#release()
    try {
      const picture = await loadPicture(src, loading.signal)
      if (!loading.signal.aborted) this.#take(new Pyramid(picture, () => this.#picture.invalidate()))
    } catch (error) {
      if (loading.signal.aborted) return
      console.error(`The image ${src} could not be loaded.`, error)
      this.#release()
      this.#become('failed')
    }
  }

  zoomIn(): void {
    this.zoomBy(ZOOM_STEP)
  }

  zoomOut(): void {
    this.zoomBy(1 / ZOOM_STEP)
  }

  /** Zooms around what the worker is at, else around the middle. */
  zoomBy(factor: number): void {
    const { width, height } = this.#viewport
    const place = this.anchor()
    if (place) this.reveal(place)
    this.zoom(factor, place ? this.toViewport(place) : { x: width / 2, y: height / 2 })
  }

  zoom(factor: number, at: Point): void {
    this.#isFitted = false
    this.#turn(zoomedAt(this.view, factor, at, this.#room), true)
  }

  pan(dx: number, dy: number): void {
    this.#isFitted = false
    const { left, top } = this.view
    const view = panned(this.view, dx + this.#rest.x, dy + this.#rest.y, this.#room)
    this.#rest = { x: restOf(left + dx + this.#rest.x - view.left), y: restOf(top + dy + this.#rest.y - view.top) }
    this.#turn(view)
  }

  fit(): void {
    this.#isFitted = true
    this.#turn(fitted(this.#room), true)
  }

  /** Brings a place into sight. */
  reveal(place: Point): void {
    if (this.state === 'shown') this.#turn(revealed(this.view, place, this.#room))
  }

  toImage(place: Point): Point {
    return toImage(this.view, place)
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
    if (this.#element && !this.#input.isPressed) this.#element.style.cursor = 'grab'
  }

  /** The space bar is up again. @returns whether the image was moved with it */
  releasePan(): boolean {
    this.#input.isPanHeld = false
    if (this.#element) this.#element.style.cursor = ''
    return this.#input.hasPanned
  }

  /** Ends a press that is under way without its effect. */
  abortPress(): void {
    this.#input.abort()
  }

  hostConnected(): void {
    this.hostUpdated()
    this.#watchResolution()
  }

  /** Another screen or the browser's own zoom: nothing else tells when only the device's pixels change. */
  #watchResolution(): void {
    this.#resolution?.removeEventListener('change', this.#onResolution)
    this.#resolution = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    this.#resolution.addEventListener('change', this.#onResolution)
  }

  readonly #onResolution = (): void => {
    this.#watchResolution()
    this.#measure()
  }

  hostDisconnected(): void {
    this.#resize.disconnect()
    this.#resolution?.removeEventListener('change', this.#onResolution)
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#element = null
  }

  hostUpdated(): void {
    const element = this.#host.shadowRoot?.querySelector<HTMLElement>('.image-view') ?? null
    if (element === this.#element) return
    this.#resize.disconnect()
    this.#element = element
    if (element) this.#resize.observe(element)
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
        @pointerleave=${input.leave} @dblclick=${input.doubleClick} @contextmenu=${prevent}
        @wheel=${{ handleEvent: input.wheel, passive: false }}>
      <div class="layers" ?hidden=${this.state !== 'shown'}>
        ${this.#layers.map(layer => layer.canvas)}${this.upperCanvas}${over}
      </div>
      ${this.state === 'shown' ? nothing : this.#renderState()}
    </div>`
  }

  #renderState(): TemplateResult {
    const { imageLoading, imageMissing, imageNotLoaded, tryAgain } = imageMessages()
    if (this.state === 'loading') return html`<div class="image-state" role="status">${imageLoading}</div>`
    if (this.state === 'none') return html`<div class="image-state">${imageMissing}</div>`
    return html`<div class="image-state" role="alert">
      <p>${imageNotLoaded(fileName(this.src))}</p>
      <button type="button" class="plain-button" @click=${() => this.show(this.src)}>${tryAgain}</button>
    </div>`
  }

  #take(pyramid: Pyramid): void {
    const { width, height } = pyramid.size
    const isSameSize = this.size.width === width && this.size.height === height
    this.#release()
    this.#pyramid = pyramid
    // Its own pixels are the image's; nothing is stored for them until a script draws there.
    if (!isSameSize) Object.assign(this.upperCanvas, { width, height })
    this.onShown()
    this.#become('shown')
    this.#measure()
    if (!isSameSize) this.fit()
    for (const layer of this.#layers) layer.invalidate()
  }

  #release(): void {
    this.#pyramid?.release()
    this.#pyramid = undefined
  }

  #become(state: ImageState): void {
    this.state = state
    this.#host.requestUpdate()
  }

  get #room(): Room {
    return { image: this.size, viewport: this.#viewport, pixelRatio: this.#pixelRatio }
  }

  #measure(): void {
    if (!this.#element) return
    const before = this.#viewport
    const ratioBefore = this.#pixelRatio
    this.#viewport = { width: this.#element.clientWidth, height: this.#element.clientHeight }
    this.#pixelRatio = window.devicePixelRatio
    if (this.state !== 'shown' || this.#viewport.width === 0) return
    if (ratioBefore !== this.#pixelRatio) for (const layer of this.#layers) layer.invalidate()
    this.#turn(this.#isFitted || before.width === 0 ? fitted(this.#room) : resized(this.view, before, this.#room), true)
  }

  #turn(view: View, tellsHost = false): void {
    if (this.state !== 'shown' || this.#viewport.width === 0) return
    this.view = view
    this.#schedule()
    if (!tellsHost) return
    // At once, because a script may measure it as soon as the image is there.
    this.#placeUpperCanvas()
    this.#host.requestUpdate()
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(this.#draw)
  }

  readonly #draw = (): void => {
    this.#frame = 0
    if (this.state !== 'shown' || this.#viewport.width === 0) return
    const device = {
      width: Math.round(this.#viewport.width * this.#pixelRatio),
      height: Math.round(this.#viewport.height * this.#pixelRatio),
    }
    for (const layer of this.#layers) layer.update(this.view, device, this.#pixelRatio)
    this.#placeUpperCanvas()
  }

  #placeUpperCanvas(): void {
    const { left, top, scale } = this.view
    const { style } = this.upperCanvas
    style.transform = `translate(${left}px, ${top}px)`
    style.width = `${this.size.width * scale}px`
    style.height = `${this.size.height * scale}px`
  }

  /** Where a place on the image is in the viewport, CSS pixels. */
  toViewport(place: Point): Point {
    return toViewport(this.view, place)
  }
}

const VIEW_KEYS: Record<string, (view: ImageView) => void> = {
  '+': view => view.zoomIn(),
  '=': view => view.zoomIn(),
  '-': view => view.zoomOut(),
  f: view => view.fit(),
  ArrowLeft: view => view.pan(PAN_STEP, 0),
  ArrowRight: view => view.pan(-PAN_STEP, 0),
  ArrowUp: view => view.pan(0, PAN_STEP),
  ArrowDown: view => view.pan(0, -PAN_STEP),
}

/** A pixel or more is not lost to rounding but to the edge of where the image may go. */
const restOf = (missing: number): number => (Math.abs(missing) < 1 ? missing : 0)

const prevent = (event: Event): void => event.preventDefault()

/** What the worker may know the image by: the last part of its address. */
export function fileName(src: string): string {
  if (src.startsWith('data:')) return 'data:'
  const path = src.split(/[?#]/)[0]!.split('/').at(-1)!
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

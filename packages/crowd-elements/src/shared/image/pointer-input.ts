import type { Point } from './plane.ts'

/** A pointer on the image. Coordinates are image pixels with fractions and may lie beside the image. */
export interface ImagePointer extends Point {
  kind: 'mouse' | 'touch' | 'pen'
  /** 0 to 1; 0.5 for what has no pressure of its own. */
  pressure: number
  isShift: boolean
  isAlt: boolean
  /** Every place since the last call, in order, this one last: what a brush needs. Only while pressed. */
  path: Point[]
}

/** What a tool does with the pointer. `cancel` ends a press that became something else, such as a pinch. */
export interface PointerTool {
  down(pointer: ImagePointer): void
  /** While pressed. */
  drag(pointer: ImagePointer): void
  up(pointer: ImagePointer): void
  cancel(): void
  /** Not pressed; undefined when the pointer left. */
  hover(pointer: ImagePointer | undefined): void
  doubleClick?(pointer: ImagePointer): void
  /** How the pointer looks, as in CSS. */
  cursor?(pointer: ImagePointer): string
}

/** What the gestures do to the view. Places and distances are CSS pixels in the viewport. */
export interface ViewMover {
  readonly element: HTMLElement | null
  /** The worker chose to move the image with a plain press. */
  readonly isMoveTool: boolean
  pointerTool: PointerTool | undefined
  toImage(place: Point): Point
  isOnImage(place: Point): boolean
  pan(dx: number, dy: number): void
  zoom(factor: number, at: Point): void
}

/** How far the wheel has to turn for twice the size, in its own pixels. */
const WHEEL_DOUBLE = 400
/** A trackpad's pinch arrives as a wheel that turns much less. */
const PINCH_DOUBLE = 70
const WHEEL_LINE = 18

type Press = 'none' | 'tool' | 'pan' | 'pinch'

/**
 * Tells gestures that move the view from those that are for the tool. One press at a time: mouse, pen and one finger
 * work the tool; the middle button, a held space bar, the move tool and two fingers move the image.
 */
export class PointerInput {
  readonly #view: ViewMover
  readonly #touches = new Map<number, Point>()
  #press: Press = 'none'
  #pressId = -1
  #last: Point = { x: 0, y: 0 }
  /** The space bar is held. */
  isPanHeld = false
  /** The image was moved since the space bar went down. */
  hasPanned = false

  constructor(view: ViewMover) {
    this.#view = view
  }

  readonly down = (event: PointerEvent): void => {
    // A captured pointer's click would go to the image instead of the button.
    if ((event.target as Element).closest('button, a, input, select, textarea')) return
    const place = this.#placeOf(event)
    if (event.pointerType === 'touch') this.#touches.set(event.pointerId, place)
    if (this.#touches.size >= 2) this.#beginPinch()
    else if (this.#press === 'none' && event.button <= 1) this.#begin(event, place)
  }

  #begin(event: PointerEvent, place: Point): void {
    this.#pressId = event.pointerId
    this.#last = place
    this.#press = this.#pans(event, place) ? 'pan' : 'tool'
    capture(this.#view.element, event.pointerId)
    if (this.#press === 'tool') this.#view.pointerTool?.down(this.#read(event, place))
    this.#showCursor(event, place)
  }

  #pans(event: PointerEvent, place: Point): boolean {
    const { isMoveTool, pointerTool } = this.#view
    return event.button === 1 || this.isPanHeld || isMoveTool || !pointerTool || !this.#view.isOnImage(place)
  }

  readonly move = (event: PointerEvent): void => {
    const place = this.#placeOf(event)
    if (this.#press === 'pinch') this.#pinch(event.pointerId, place)
    else if (this.#pressId === -1 || event.pointerId === this.#pressId) this.#follow(event, place)
  }

  #follow(event: PointerEvent, place: Point): void {
    if (this.#touches.has(event.pointerId)) this.#touches.set(event.pointerId, place)
    if (this.#press === 'none') this.#view.pointerTool?.hover(this.#read(event, place))
    else if (this.#press === 'pan') this.#pan(place)
    else this.#view.pointerTool?.drag(this.#read(event, place))
    this.#showCursor(event, place)
  }

  readonly up = (event: PointerEvent): void => {
    this.#touches.delete(event.pointerId)
    if (this.#press === 'pinch') {
      if (this.#touches.size === 0) this.#press = 'none'
      return
    }
    if (event.pointerId !== this.#pressId) return
    const press = this.#press
    this.#press = 'none'
    this.#pressId = -1
    const place = this.#placeOf(event)
    if (press === 'tool') this.#view.pointerTool?.up(this.#read(event, place))
    this.#showCursor(event, place)
  }

  readonly cancel = (event: PointerEvent): void => {
    this.#touches.delete(event.pointerId)
    if (this.#press === 'tool' && event.pointerId === this.#pressId) this.#view.pointerTool?.cancel()
    if (this.#touches.size === 0) this.#press = 'none'
  }

  readonly leave = (): void => {
    if (this.#press === 'none') this.#view.pointerTool?.hover(undefined)
  }

  readonly doubleClick = (event: MouseEvent): void => {
    const place = this.#placeOf(event)
    if (this.#view.isMoveTool || !this.#view.isOnImage(place)) return
    this.#view.pointerTool?.doubleClick?.(this.#read(event, place))
  }

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : 1
    const double = event.ctrlKey ? PINCH_DOUBLE : WHEEL_DOUBLE
    if (event.shiftKey) this.#view.pan(-(event.deltaX || event.deltaY) * unit, 0)
    else this.#view.zoom(2 ** ((-event.deltaY * unit) / double), this.#placeOf(event))
  }

  /** Ends what is under way, for example because the tool changed. */
  abort(): void {
    if (this.#press === 'tool') this.#view.pointerTool?.cancel()
    if (this.#press !== 'pinch') this.#press = 'none'
    this.#pressId = -1
  }

  get isPressed(): boolean {
    return this.#press !== 'none'
  }

  #pan(place: Point): void {
    this.hasPanned = true
    this.#view.pan(place.x - this.#last.x, place.y - this.#last.y)
    this.#last = place
  }

  #beginPinch(): void {
    if (this.#press === 'tool') this.#view.pointerTool?.cancel()
    this.#press = 'pinch'
    this.#pressId = -1
  }

  /** Two fingers: what was between them stays between them. */
  #pinch(id: number, place: Point): void {
    const before = this.#touches.get(id)
    if (!before) return
    const other = [...this.#touches].find(([otherId]) => otherId !== id)?.[1]
    this.#touches.set(id, place)
    if (!other) return
    const middle = { x: (place.x + other.x) / 2, y: (place.y + other.y) / 2 }
    this.#view.pan((place.x - before.x) / 2, (place.y - before.y) / 2)
    const factor = distance(place, other) / Math.max(1, distance(before, other))
    this.#view.zoom(factor, middle)
  }

  #read(event: MouseEvent, place: Point): ImagePointer {
    const { kind, pressure, path } = event instanceof PointerEvent ? this.#pen(event, place) : MOUSE
    return { ...this.#view.toImage(place), kind, pressure, path, isShift: event.shiftKey, isAlt: event.altKey }
  }

  #pen(event: PointerEvent, place: Point): Pick<ImagePointer, 'kind' | 'pressure' | 'path'> {
    const kind = event.pointerType === 'pen' || event.pointerType === 'touch' ? event.pointerType : 'mouse'
    const pressure = kind === 'pen' ? event.pressure : 0.5
    if (this.#press !== 'tool') return { kind, pressure, path: [] }
    const events = event.type === 'pointermove' ? event.getCoalescedEvents() : []
    const path = events.slice(0, -1).map(each => this.#view.toImage(this.#placeOf(each)))
    return { kind, pressure, path: [...path, this.#view.toImage(place)] }
  }

  #placeOf(event: MouseEvent): Point {
    const box = this.#view.element?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
  }

  #showCursor(event: PointerEvent, place: Point): void {
    const { element, pointerTool } = this.#view
    if (!element || event.pointerType === 'touch') return
    if (this.#press === 'pan') element.style.cursor = 'grabbing'
    else if (this.#press === 'none' && this.#pans(event, place)) element.style.cursor = 'grab'
    else element.style.cursor = pointerTool?.cursor?.(this.#read(event, place)) ?? 'crosshair'
  }
}

const MOUSE = { kind: 'mouse', pressure: 0.5, path: [] as Point[] } as const

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Events made by scripts have pointers that cannot be captured. */
function capture(element: Element | null, pointerId: number): void {
  try {
    element?.setPointerCapture(pointerId)
  } catch {
    // Then the press ends when the pointer leaves.
  }
}

import type { ImageView } from '../image/image-view.ts'
import { type Area, clamp, isInside, type Point } from '../image/plane.ts'
import type { MaskEditor, MaskTools } from './mask-editor.ts'
import type { MaskMarks } from './mask-marks.ts'

/** What painting by keys tells its widget. */
export interface MaskKeyHost {
  /** The cursor is there now. */
  cursorAt(place: Point): void
  /** Painting by keys began or ended. */
  penMoved(isDown: boolean): void
  cornerPlaced(place: Point, count: number): void
  outlineFilled(isFilled: boolean): void
  brushResized(diameter: number): void
  toolChosen(tool: MaskTools): void
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** Brackets need AltGr on many keyboards, which is not ours to take. */
const SIZE_KEYS: Record<string, 1 | -1> = { '[': -1, ']': 1, ',': -1, '.': 1 }
const TOOL_KEYS: Record<string, MaskTools> = { b: 'brush', x: 'eraser', p: 'polygon' }

/**
 * Painting without a pointer: arrows move a cursor on the image, the space bar puts the brush down and lifts it, or
 * places the corners of an outline, which Enter fills.
 */
export class MaskKeys {
  readonly #image: ImageView
  readonly #editor: MaskEditor
  readonly #marks: MaskMarks
  readonly #host: MaskKeyHost
  /** Where the cursor was when the focus went: to a button of the tool, perhaps, and it comes back. */
  #left: Point | undefined

  constructor(image: ImageView, editor: MaskEditor, marks: MaskMarks, host: MaskKeyHost) {
    this.#image = image
    this.#editor = editor
    this.#marks = marks
    this.#host = host
  }

  get #cursor(): Point | undefined {
    return this.#marks.isByKeys ? this.#marks.cursor : undefined
  }

  /** The image got the focus by the keyboard. */
  showCursor(): void {
    if (this.#cursor || this.#image.state !== 'shown') return
    this.#marks.isByKeys = true
    this.#marks.cursor = this.#left && isInside(this.#left, this.#inSight) ? this.#left : middle(this.#inSight)
  }

  /** What of the image is in sight, image pixels. */
  get #inSight(): Area {
    const { left, top, right, bottom } = this.#image.visible
    const { width, height } = this.#image.size
    return {
      left: clamp(left, 0, width),
      top: clamp(top, 0, height),
      right: clamp(right, 0, width),
      bottom: clamp(bottom, 0, height),
    }
  }

  /** The image has lost the focus: what was begun by keys is finished, the cursor goes. */
  leave(): void {
    if (!this.#marks.isByKeys) return
    this.#editor.lift()
    this.#left = this.#marks.cursor
    this.#marks.isByKeys = false
    this.#marks.cursor = undefined
  }

  /** @returns whether the key meant something */
  onKey(key: string, event: KeyboardEvent): boolean {
    if (Object.hasOwn(ARROWS, key)) return this.#move(ARROWS[key]!, event.shiftKey ? 10 : 1)
    if (Object.hasOwn(TOOL_KEYS, key)) return this.#choose(TOOL_KEYS[key]!)
    if (Object.hasOwn(SIZE_KEYS, key)) return this.#resize(SIZE_KEYS[key]!)
    if (key === 'Enter') return this.#enter()
    return key === 'Escape' && this.#escape()
  }

  /** The space bar. */
  onSpace(): void {
    const cursor = this.#cursor
    if (!cursor) this.#begin()
    else if (this.#editor.tool === 'polygon') this.#placeCorner(cursor)
    else if (this.#editor.isPainting) this.#lift()
    else if (this.#editor.press(middleOf(cursor))) this.#host.penMoved(true)
  }

  #begin(): void {
    this.showCursor()
    if (this.#cursor) this.#host.cursorAt(this.#cursor)
  }

  #placeCorner(cursor: Point): void {
    this.#editor.addCorner(cursor)
    this.#host.cornerPlaced(cursor, this.#editor.corners.length)
  }

  #lift(): void {
    this.#editor.lift()
    this.#marks.redraw()
    this.#host.penMoved(false)
  }

  #move([x, y]: readonly [number, number], by: number): boolean {
    const cursor = this.#cursor
    if (!cursor || !this.#image.element?.matches(':focus')) return false
    const { width, height } = this.#image.size
    const edge = this.#editor.tool === 'polygon' ? 0 : 1
    const place = { x: clamp(cursor.x + x * by, 0, width - edge), y: clamp(cursor.y + y * by, 0, height - edge) }
    this.#image.reveal(place)
    if (this.#editor.isPainting) this.#editor.strokeTo(middleOf(place))
    this.#marks.cursor = place
    this.#host.cursorAt(place)
    return true
  }

  #choose(tool: MaskTools): boolean {
    this.#editor.choose(tool)
    this.#host.toolChosen(tool)
    return true
  }

  #resize(direction: 1 | -1): boolean {
    const { diameter } = this.#editor
    this.#editor.resize(diameter + direction * Math.max(1, Math.round(diameter / 8)))
    this.#host.brushResized(this.#editor.diameter)
    return true
  }

  #enter(): boolean {
    if (this.#editor.isPainting) this.#lift()
    else if (this.#editor.corners.length > 0) this.#host.outlineFilled(this.#editor.fillOutline())
    else return false
    return true
  }

  #escape(): boolean {
    const isBusy = this.#editor.isPainting || this.#editor.corners.length > 0
    this.#editor.abort()
    this.#editor.dropOutline()
    return isBusy
  }
}

const middle = ({ left, top, right, bottom }: Area): Point => ({
  x: Math.floor((left + right) / 2),
  y: Math.floor((top + bottom) / 2),
})

/** Keys go from pixel to pixel; a brush stands on the middle of one. */
const middleOf = ({ x, y }: Point): Point => ({ x: x + 0.5, y: y + 0.5 })

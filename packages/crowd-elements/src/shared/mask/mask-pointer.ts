import type { ImageView } from '../image/image-view.ts'
import type { Point } from '../image/plane.ts'
import type { ImagePointer, PointerTool } from '../image/pointer-input.ts'
import type { MaskEditor } from './mask-editor.ts'
import type { MaskMarks } from './mask-marks.ts'

/** CSS pixels within which a press meets the first corner of an outline. */
const REACH = 11
/** How far the pointer moves, in CSS pixels, until an outline drawn freely gets another corner. */
const FREE_STEP = 5

/** Mouse, pen and finger on a mask. With Alt a press takes up what lies below instead of painting. */
export class MaskPointer implements PointerTool {
  readonly #image: ImageView
  readonly #editor: MaskEditor
  readonly #marks: MaskMarks
  readonly #pick: (value: number) => void

  /** @param pick chooses the class of a pixel */
  constructor(image: ImageView, editor: MaskEditor, marks: MaskMarks, pick: (value: number) => void) {
    this.#image = image
    this.#editor = editor
    this.#marks = marks
    this.#pick = pick
  }

  down(pointer: ImagePointer): void {
    this.#moveTo(pointer)
    if (pointer.isAlt) this.#pick(this.#editor.mask.at(Math.floor(pointer.x), Math.floor(pointer.y)))
    else if (this.#editor.tool !== 'polygon') this.#editor.press(pointer)
    else if (this.#isAtFirstCorner(pointer)) this.#editor.fillOutline()
    else this.#editor.addCorner(pointer)
  }

  drag(pointer: ImagePointer): void {
    this.#moveTo(pointer)
    if (this.#editor.tool === 'polygon') this.#drawFreely(pointer)
    else for (const place of pointer.path) this.#editor.strokeTo(place)
  }

  up(pointer: ImagePointer): void {
    if (this.#editor.tool !== 'polygon') this.#editor.lift()
    else if (this.#isFree && this.#isAtFirstCorner(pointer)) this.#editor.fillOutline()
    this.#isFree = false
  }

  cancel(): void {
    this.#isFree = false
    this.#editor.abort()
  }

  hover(pointer: ImagePointer | undefined): void {
    if (pointer) this.#moveTo(pointer)
    else if (!this.#marks.isByKeys) this.#marks.cursor = undefined
  }

  doubleClick(): void {
    if (this.#editor.tool === 'polygon') this.#editor.fillOutline()
  }

  cursor(): string {
    return this.#editor.tool === 'polygon' ? 'crosshair' : 'none'
  }

  #isFree = false

  #drawFreely(pointer: ImagePointer): void {
    for (const place of pointer.path) {
      const last = this.#editor.corners.at(-1)
      if (!last || this.#distance(last, place) < FREE_STEP) continue
      this.#isFree = true
      this.#editor.addCorner(place)
    }
  }

  #moveTo({ x, y, kind }: ImagePointer): void {
    this.#marks.isByKeys = false
    // A finger covers what is below it; a ring there helps nobody.
    this.#marks.cursor = kind === 'touch' && this.#editor.tool !== 'polygon' ? undefined : { x, y }
  }

  #isAtFirstCorner(place: Point): boolean {
    const { corners } = this.#editor
    return corners.length >= 3 && this.#distance(corners[0]!, place) < REACH
  }

  #distance(a: Point, b: Point): number {
    return Math.hypot(a.x - b.x, a.y - b.y) * this.#image.view.scale
  }
}

import type { ImageView } from '../image/image-view.ts'
import type { Point } from '../image/plane.ts'
import type { ImagePointer, PointerTool } from '../image/pointer-input.ts'
import { isInside } from './chain.ts'
import { boundsOf, pointAt, type Shape } from './shape.ts'
import type { ShapeEditor } from './shape-editor.ts'
import { nearestHandle } from './shape-store.ts'
import type { ShapeVoice } from './shape-voice.ts'

/** How near a pointer has to come, CSS pixels: a finger covers more than a mouse. */
const REACH = { mouse: 7, pen: 9, touch: 18 } as const
/** A press that moves less is a click, CSS pixels. */
const CLICK_SLACK = 3

/** What pointer work needs of its widget. */
export interface PointerHost {
  readonly image: Pick<ImageView, 'view'>
  readonly label: string | undefined
}

type Target = { shape: Shape; handle: number }

/** Drawing, selecting, moving and resizing with mouse, finger or pen. */
export class ShapePointer implements PointerTool {
  readonly #editor: ShapeEditor
  readonly #voice: ShapeVoice
  readonly #host: PointerHost
  #start: Point = { x: 0, y: 0 }
  #target: Target | undefined
  #hasMoved = false
  /** The press began the drawing that is under way. */
  #hasBegun = false

  constructor(editor: ShapeEditor, voice: ShapeVoice, host: PointerHost) {
    this.#editor = editor
    this.#voice = voice
    this.#host = host
  }

  down(pointer: ImagePointer): void {
    this.#start = pointer
    this.#hasMoved = false
    this.#hasBegun = false
    this.#target = undefined
    if (this.#editor.drawing) this.#editor.follow(pointer)
    else this.#press(pointer)
  }

  #press(pointer: ImagePointer): void {
    const { label } = this.#host
    const isFree = label !== undefined && (pointer.isAlt || this.#editor.kind.isDrawnFirst)
    this.#target = isFree ? undefined : this.#targetAt(pointer)
    if (this.#target) return
    if (label !== undefined) this.#begin(label, pointer)
    else {
      this.#editor.select(undefined)
      this.#voice.labelMissing()
    }
  }

  #begin(label: string, pointer: ImagePointer): void {
    this.#editor.begin(label, pointer)
    this.#hasBegun = true
    // A single point is placed where the press ends, so that it can be put right before.
    if (this.#editor.kind.most > 1) this.#editor.addPoint(pointer)
  }

  drag(pointer: ImagePointer): void {
    this.#hasMoved ||=
      Math.hypot(pointer.x - this.#start.x, pointer.y - this.#start.y) * this.#host.image.view.scale >= CLICK_SLACK
    if (this.#editor.drawing) this.#editor.follow(pointer)
    else if (this.#target && this.#hasMoved) this.#dragTarget(this.#target, pointer)
  }

  #dragTarget({ shape, handle }: Target, pointer: ImagePointer): void {
    if (!this.#editor.lifted) this.#editor.lift(shape)
    this.#editor.drag(handle, this.#start, pointer)
  }

  up(pointer: ImagePointer): void {
    if (this.#editor.drawing) this.#place(pointer)
    else if (this.#editor.lifted) {
      const shape = this.#editor.drop()
      if (shape) this.#voice.shapeAt(shape)
    } else if (this.#target) this.#click(this.#target.shape)
    this.#target = undefined
  }

  #click(shape: Shape): void {
    this.#editor.select(shape.id, true)
    this.#voice.shapeAt(shape)
  }

  #place(pointer: ImagePointer): void {
    const { kind } = this.#editor
    if (kind.isDragged && !this.#hasMoved) this.#editor.cancel()
    else if (kind.isDragged) this.#placeCorner(pointer)
    else if (kind.most === 1) this.#editor.addPoint(pointer)
    else if (!this.#hasBegun || this.#hasMoved) this.#placePoint(pointer)
  }

  /** A drag without an area makes nothing. */
  #placeCorner(pointer: ImagePointer): void {
    if (!this.#editor.addPoint(pointer)) this.#editor.cancel()
  }

  #placePoint(pointer: ImagePointer): void {
    const { drawing, kind } = this.#editor
    if (!drawing || this.#isNear(drawing.points.slice(-2), pointer, CLICK_SLACK)) return
    const isClosing =
      kind.least > 2 && drawing.points.length >= 6 && this.#isNear(drawing.points, pointer, REACH[pointer.kind])
    if (!(isClosing ? this.#editor.finish() : this.#editor.addPoint(pointer))) this.#voice.refused()
  }

  #isNear([x, y]: readonly number[], place: Point, reach: number): boolean {
    return Math.hypot(x! - place.x, y! - place.y) * this.#host.image.view.scale <= reach
  }

  doubleClick(): void {
    if (
      this.#editor.drawing &&
      !this.#editor.finish() &&
      this.#editor.drawing.points.length >= 2 * this.#editor.kind.least
    )
      this.#voice.refused()
  }

  cancel(): void {
    // A second finger: points that were placed before this press stay.
    if (this.#hasBegun || this.#editor.lifted || this.#editor.kind.isDragged) this.#editor.cancel()
    this.#target = undefined
  }

  hover(pointer: ImagePointer | undefined): void {
    if (this.#editor.drawing) {
      if (pointer) this.#editor.follow(pointer)
      return
    }
    const id = pointer && this.#targetAt(pointer)?.shape.id
    if (id === this.#editor.hoveredId) return
    this.#editor.hoveredId = id
    this.#editor.view.redrawMarks()
  }

  cursor(pointer: ImagePointer): string {
    const { kind, drawing, lifted } = this.#editor
    const { label } = this.#host
    if (drawing || (label !== undefined && (pointer.isAlt || kind.isDrawnFirst))) return 'crosshair'
    const target = lifted ? this.#target : this.#targetAt(pointer)
    if (target) return target.handle >= 0 && kind.isDragged ? `${RESIZE[target.handle % 4]}-resize` : 'move'
    return label === undefined ? 'default' : 'crosshair'
  }

  /** The selected shape first, then the nearest handle, then the body that is hit best. */
  #targetAt(pointer: ImagePointer): Target | undefined {
    const reach = REACH[pointer.kind] / this.#host.image.view.scale
    const { selected, store, kind } = this.#editor
    if (selected) {
      const { handle, distance } = nearestHandle(kind.handles(selected.points), pointer)
      if (distance <= handleReach(selected, reach, kind.isDragged)) return { shape: selected, handle }
    }
    const found = store.handleAt(pointer, reach)
    if (found && this.#isReached(found, pointer, reach)) return found
    const body = store.bodyAt(pointer, reach)
    if (body) return { shape: body, handle: -1 }
    const isInSelected = selected && kind.isDrawnFirst && isInside(selected.points, pointer)
    return isInSelected ? { shape: selected, handle: -1 } : undefined
  }

  #isReached({ shape, handle }: Target, pointer: Point, reach: number): boolean {
    const { x, y } = pointAt(this.#editor.kind.handles(shape.points), handle)
    return Math.hypot(x - pointer.x, y - pointer.y) <= handleReach(shape, reach, this.#editor.kind.isDragged)
  }
}

/** From the top left corner clockwise; the other half is the same. */
const RESIZE = ['nwse', 'ns', 'nesw', 'ew'] as const

/** The handles of a small box may not cover all of it: it could not be moved any more. */
function handleReach(shape: Shape, reach: number, isBox: boolean): number {
  if (!isBox) return reach
  const { left, top, right, bottom } = boundsOf(shape.points)
  return Math.min(reach, Math.min(right - left, bottom - top) / 4)
}

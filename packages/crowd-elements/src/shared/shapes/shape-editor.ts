import type { ImageView } from '../image/image-view.ts'
import type { Area, Point } from '../image/plane.ts'
import type { History, Step } from '../image-tool/history.ts'
import { Drawing } from './drawing.ts'
import { arePointsEqual, boundsOf, moved, type Points, pointAt, type Shape, type ShapeKind } from './shape.ts'
import { type ShapeChange, ShapeStore } from './shape-store.ts'

/** What the editor needs of its widget. */
export interface EditorHost {
  readonly image: ImageView
  readonly history: History
  /** The worker changed the shapes. */
  committed(): void
  /** Selection or drawing changed; the shapes did not. */
  updated(): void
  /** A shape has been drawn to its end. */
  finished(shape: Shape): void
}

/** Where shapes have to be drawn anew. */
export interface EditorView {
  /** What is seen of the shapes at rest changed there; everywhere, when there is no area. */
  redrawShapes(area?: Area): void
  /** What is seen of the selection, the drawing or the moving shape changed. */
  redrawMarks(): void
}

/**
 * The shapes of an image and what is being done to them: selecting, drawing, dragging, relabelling, deleting, with
 * undo. Knows no events; pointer and keyboard call it. Coordinates are image pixels.
 */
export class ShapeEditor {
  readonly kind: ShapeKind
  readonly store: ShapeStore
  readonly #host: EditorHost
  view: EditorView = { redrawShapes: () => {}, redrawMarks: () => {} }

  selectedId: number | undefined
  /** Choosing a label relabels the selected shape: it was selected for itself, not in passing by dragging it. */
  isRelabelling = false
  /** The handle of the selected shape that keys move; -1 for the whole shape. */
  handle = -1
  hoveredId: number | undefined
  drawing: Drawing | undefined
  /** A shape that follows the pointer, as it is now; the store still has it as it was. */
  lifted: { shape: Shape; points: Points } | undefined
  #nudge: { step: Step; change: { before: Shape; after: Shape } } | undefined

  constructor(kind: ShapeKind, host: EditorHost) {
    this.kind = kind
    this.store = new ShapeStore(kind)
    this.#host = host
  }

  get selected(): Shape | undefined {
    return this.store.get(this.selectedId)
  }

  /** Nothing selected, nothing being drawn, other shapes. Not a step of the history. */
  replaceAll(shapes: readonly Omit<Shape, 'id'>[]): void {
    this.cancel()
    this.selectedId = undefined
    this.hoveredId = undefined
    this.store.replaceAll(shapes)
    this.view.redrawShapes()
    this.view.redrawMarks()
  }

  select(id: number | undefined, isRelabelling = false): void {
    this.selectedId = this.store.get(id)?.id
    this.isRelabelling = isRelabelling && this.selectedId !== undefined
    this.handle = -1
    this.#nudge = undefined
    this.view.redrawMarks()
    this.#host.updated()
  }

  /** Steps through the handles of the selected shape, the whole shape being one of the stops. */
  stepHandle(by: 1 | -1): void {
    const count = this.selected ? this.kind.handles(this.selected.points).length / 2 : 0
    if (count <= 1) return
    this.handle = ((this.handle + 1 + by + count + 1) % (count + 1)) - 1
    this.#nudge = undefined
    this.view.redrawMarks()
    this.#host.updated()
  }

  begin(label: string, place: Point): void {
    this.select(undefined)
    this.drawing = new Drawing(this.kind, label, this.#host.image.size, place)
    this.view.redrawMarks()
    this.#host.updated()
  }

  /** The next point would be there. */
  follow(place: Point): void {
    if (!this.drawing) return
    this.drawing.pointer = place
    this.view.redrawMarks()
  }

  /** @returns whether the point was taken */
  addPoint(place: Point): boolean {
    const { drawing } = this
    if (!drawing?.add(place)) return false
    drawing.pointer = place
    if (drawing.isComplete && !this.finish()) this.cancel()
    this.view.redrawMarks()
    this.#host.updated()
    return true
  }

  /** @returns whether the drawing has become a shape */
  finish(): boolean {
    const { drawing } = this
    const points = drawing?.finish()
    if (!drawing || !points) return false
    this.drawing = undefined
    const shape = { id: this.store.nextId(), label: drawing.label, points }
    this.#record({ before: undefined, after: shape })
    this.#host.finished(shape)
    return true
  }

  /** Drops what is being drawn or dragged. @returns whether there was something */
  cancel(): boolean {
    const wasBusy = this.drawing !== undefined || this.lifted !== undefined
    const { lifted } = this
    this.drawing = undefined
    this.lifted = undefined
    if (lifted) this.view.redrawShapes(boundsOf(lifted.shape.points))
    if (wasBusy) {
      this.view.redrawMarks()
      this.#host.updated()
    }
    return wasBusy
  }

  /** Takes back the last point. @returns whether something is being drawn */
  back(): boolean {
    if (!this.drawing) return false
    if (!this.drawing.back()) this.cancel()
    this.view.redrawMarks()
    this.#host.updated()
    return true
  }

  forth(): boolean {
    this.drawing?.forth()
    this.view.redrawMarks()
    this.#host.updated()
    return this.drawing !== undefined
  }

  /** From now on the shape follows the pointer. */
  lift(shape: Shape): void {
    if (this.selectedId !== shape.id) this.select(shape.id)
    this.lifted = { shape, points: shape.points }
    this.view.redrawShapes(boundsOf(shape.points))
  }

  /** @param handle the handle that is dragged, -1 for the whole shape */
  drag(handle: number, from: Point, to: Point): void {
    if (!this.lifted) return
    const points = this.#dragged(this.lifted.shape.points, handle, from, to)
    if (!points || arePointsEqual(points, this.lifted.points)) return
    this.lifted.points = points
    this.view.redrawMarks()
  }

  #dragged(points: Points, handle: number, from: Point, to: Point): Points | undefined {
    const { size } = this.#host.image
    if (handle < 0) return moved(points, to.x - from.x, to.y - from.y, size)
    const { x, y } = pointAt(this.kind.handles(points), handle)
    return this.kind.withHandle(points, handle, this.#onImage({ x: x + to.x - from.x, y: y + to.y - from.y }))
  }

  /** The shape stays where it is now. @returns the shape, when it is another one than before */
  drop(): Shape | undefined {
    const { lifted } = this
    this.lifted = undefined
    if (!lifted) return undefined
    const after = { ...lifted.shape, points: lifted.points }
    if (arePointsEqual(after.points, lifted.shape.points)) {
      this.view.redrawShapes(boundsOf(after.points))
      return undefined
    }
    this.#record({ before: lifted.shape, after })
    return after
  }

  /** Moves the selected shape or its handle. Several in a row are one step of the history. */
  nudge(dx: number, dy: number): Shape | undefined {
    const before = this.selected
    const points = before && this.#dragged(before.points, this.handle, { x: 0, y: 0 }, { x: dx, y: dy })
    if (!before || !points || arePointsEqual(points, before.points)) return before
    const after = { ...before, points }
    if (this.#nudge && this.#host.history.last === this.#nudge.step) {
      this.#nudge.change.after = after
      this.#apply({ before, after })
      this.#host.committed()
    } else {
      const change = { before, after }
      this.#nudge = { step: this.#record(change), change }
    }
    return after
  }

  relabel(shape: Shape, label: string): void {
    if (shape.label !== label) this.#record({ before: shape, after: { ...shape, label } })
  }

  /** Removes the selected shape, or the point that keys move when enough others are left. */
  removeSelected(): boolean {
    const before = this.selected
    if (!before) return false
    const points = this.handle >= 0 ? this.kind.withoutHandle(before.points, this.handle) : undefined
    const after = points && { ...before, points }
    this.handle = -1
    this.#record({ before, after })
    return true
  }

  #onImage({ x, y }: Point): Point {
    const { width, height } = this.#host.image.size
    return { x: Math.min(Math.max(Math.round(x), 0), width), y: Math.min(Math.max(Math.round(y), 0), height) }
  }

  #record(change: { before: Shape | undefined; after: Shape | undefined }): Step {
    this.#apply(change)
    const step = {
      undo: () => this.#apply({ before: change.after, after: change.before }),
      redo: () => this.#apply(change),
    }
    this.#host.history.record(step)
    this.#host.committed()
    return step
  }

  #apply(change: ShapeChange): void {
    this.store.apply(change)
    for (const shape of [change.before, change.after]) if (shape) this.view.redrawShapes(boundsOf(shape.points))
    if (this.selectedId !== undefined && !this.selected) this.selectedId = undefined
    if (this.hoveredId !== undefined && !this.store.get(this.hoveredId)) this.hoveredId = undefined
    this.view.redrawMarks()
  }
}

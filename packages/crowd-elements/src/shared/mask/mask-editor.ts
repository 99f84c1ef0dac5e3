import type { ImageView } from '../image/image-view.ts'
import type { Layer } from '../image/layer.ts'
import { type Area, clamp, type Point, type Size } from '../image/plane.ts'
import { Mask, type Patch } from './mask.ts'
import { paintMask } from './mask-painter.ts'
import { brushCentre, fillPolygon, fillStroke } from './strokes.ts'

export type MaskTools = 'brush' | 'eraser' | 'polygon'

/** What the editor needs of its widget. */
export interface EditorHost {
  /** The class to paint with. @returns undefined when there is none; the worker has been told why */
  paintingClass(): number | undefined
  /** Pixels have changed. @param isBegun the same stroke has changed some before */
  painting(isBegun: boolean): void
  /** An edit is finished. */
  edited(patch: Patch): void
  /** Tool, size or outline are others now. */
  redraw(): void
}

export const LARGEST_BRUSH = 400

/** A brush of about the same size on the screen, whatever the image's. */
const usualDiameter = ({ width, height }: Size): number => clamp(Math.round(Math.min(width, height) / 20), 4, 150)

/** The colour of an image pixel reaches a device pixel beyond its edge. */
const MARGIN = 1

/**
 * Painting on a mask: brush, eraser, filled outlines; by whatever hand. Places are image pixels.
 */
export class MaskEditor {
  readonly #host: EditorHost
  readonly #layer: Layer
  mask = new Mask({ width: 0, height: 0 })
  palette = new Uint32Array(1)
  tool: MaskTools = 'brush'
  diameter = 24
  /** The worker has chosen a size. */
  #isResized = false
  /** The outline under way, and corners that were taken back. */
  corners: Point[] = []
  #undone: Point[] = []
  /** The class of the stroke under way. */
  #value: number | undefined
  #last: Point | undefined
  /** The edit under way has changed something. */
  #hasChanged = false

  constructor(image: ImageView, host: EditorHost) {
    this.#host = host
    this.#layer = image.addLayer((context, area, _scale, density) =>
      paintMask(context, area, density, this.mask, this.palette),
    )
    this.opacity = 0.6
  }

  get opacity(): number {
    return Number(this.#layer.canvas.style.opacity)
  }
  set opacity(opacity: number) {
    this.#layer.canvas.style.opacity = String(opacity)
  }

  show(mask: Mask): void {
    this.mask = mask
    if (!this.#isResized && mask.size.width > 0) this.diameter = usualDiameter(mask.size)
    this.#layer.invalidate()
  }

  /** The colours are others now. */
  recolour(palette: Uint32Array<ArrayBuffer>): void {
    this.palette = palette
    this.#layer.invalidate()
  }

  choose(tool: MaskTools): void {
    this.lift()
    if (tool !== this.tool) this.dropOutline()
    this.tool = tool
    this.#host.redraw()
  }

  resize(diameter: number): void {
    this.#isResized = true
    this.diameter = clamp(Math.round(diameter), 1, LARGEST_BRUSH)
    this.#host.redraw()
  }

  get isPainting(): boolean {
    return this.#value !== undefined
  }

  /** Begins a stroke of brush or eraser. @returns whether there is something to paint with */
  press(at: Point): boolean {
    this.#value = this.tool === 'eraser' ? 0 : this.#host.paintingClass()
    if (this.#value === undefined) return false
    this.mask.begin()
    this.#last = undefined
    this.strokeTo(at)
    return true
  }

  strokeTo(place: Point): void {
    const value = this.#value
    if (value === undefined) return
    const to = brushCentre(place, this.diameter)
    const from = this.#last ?? to
    this.#last = to
    fillStroke(from, to, this.diameter, (y, left, right) => this.mask.fillRow(y, left, right, value))
    this.#showChanges()
  }

  /** Ends the stroke; what it changed is one step. */
  lift(): void {
    this.#value = undefined
    this.#finish()
  }

  /** Takes back the stroke under way. */
  abort(): void {
    this.#value = undefined
    const patch = this.mask.isEditing ? this.mask.end() : undefined
    this.#hasChanged = false
    if (patch) this.swap(patch)
  }

  /** Pixels of these classes become unlabelled, as one step. */
  clear(values: ReadonlySet<number>): void {
    this.mask.begin()
    this.mask.clear(values)
    this.#finish()
  }

  /** Undoes or redoes a step. */
  swap(patch: Patch): void {
    this.mask.swap(patch)
    this.mask.takeChangedArea()
    this.#invalidate(patch.area)
    this.#host.painting(false)
  }

  addCorner(place: Point): void {
    const { width, height } = this.mask.size
    this.corners = [...this.corners, { x: clamp(place.x, 0, width), y: clamp(place.y, 0, height) }]
    this.#undone = []
    this.#host.redraw()
  }

  dropOutline(): void {
    this.corners = []
    this.#undone = []
    this.#host.redraw()
  }

  /** @returns whether there was a corner to take back */
  undoCorner(): boolean {
    const corner = this.corners.at(-1)
    if (!corner) return false
    this.corners = this.corners.slice(0, -1)
    this.#undone.push(corner)
    this.#host.redraw()
    return true
  }

  redoCorner(): boolean {
    const corner = this.#undone.pop()
    if (!corner) return false
    this.corners = [...this.corners, corner]
    this.#host.redraw()
    return true
  }

  /** Fills the outline. @returns whether it had three corners and there was a class to fill it with */
  fillOutline(): boolean {
    const value = this.corners.length >= 3 ? this.#host.paintingClass() : undefined
    if (value === undefined) return false
    this.mask.begin()
    fillPolygon(this.corners, (y, left, right) => this.mask.fillRow(y, left, right, value))
    this.dropOutline()
    this.#finish()
    return true
  }

  #finish(): void {
    this.#showChanges()
    const patch = this.mask.end()
    this.#hasChanged = false
    if (patch) this.#host.edited(patch)
  }

  #showChanges(): void {
    const area = this.mask.takeChangedArea()
    if (!area) return
    this.#invalidate(area)
    this.#host.painting(this.#hasChanged)
    this.#hasChanged = this.mask.isEditing
  }

  #invalidate({ left, top, right, bottom }: Area): void {
    this.#layer.invalidate({
      left: left - MARGIN,
      top: top - MARGIN,
      right: right + MARGIN,
      bottom: bottom + MARGIN,
    })
  }
}

import type { ImageView } from '../image/image-view.ts'
import type { Layer } from '../image/layer.ts'
import { type Area, grown, joined, type Point } from '../image/plane.ts'
import { fill, paintCursor, paintHandle, paintTag, TAG_HEIGHT, TAG_MOST } from './marks.ts'
import { boundsOf, type Points, type Shape } from './shape.ts'
import type { EditorView, ShapeEditor } from './shape-editor.ts'

/** Widths on screen, CSS pixels. */
const LINE = 2
const CASING = 4
/** How far lines and marks reach beyond the geometry. */
const LINE_REACH = 6
const MARK_REACH = { x: TAG_MOST, y: TAG_HEIGHT + 8 }

/** Sets a line off against any picture. */
const CASING_COLOR = 'rgb(255 255 255 / 0.75)'

export interface PainterHost {
  colorOf(label: string): string
  /** The keyboard's cursor, image pixels. */
  readonly cursor: Point | undefined
}

/**
 * Draws shapes on two layers: one for those at rest, which is kept and only mended where something changed, and one for
 * what follows the worker's hand, on which there is never much.
 */
export class ShapePainter implements EditorView {
  readonly #editor: ShapeEditor
  readonly #host: PainterHost
  readonly #image: ImageView
  readonly #shapes: Layer
  readonly #marks: Layer
  /** Where marks were drawn last. */
  #marked: Area | undefined

  constructor(editor: ShapeEditor, image: ImageView, host: PainterHost) {
    this.#editor = editor
    this.#image = image
    this.#host = host
    this.#shapes = image.addLayer((context, area, scale) => this.#paintShapes(context, area, scale))
    this.#marks = image.addLayer((context, _area, scale) => this.#paintMarks(context, scale))
    editor.view = this
  }

  redrawShapes(area?: Area): void {
    this.#shapes.invalidate(area && grown(area, LINE_REACH / this.#image.view.scale))
  }

  redrawMarks(): void {
    const now = this.#markedArea()
    const both = this.#marked && now ? joined(this.#marked, now) : (this.#marked ?? now)
    this.#marked = now
    if (both) this.#marks.invalidate(both)
  }

  #markedArea(): Area | undefined {
    const { scale } = this.#image.view
    let area: Area | undefined
    for (const points of this.#markedPoints()) {
      if (points.length === 0) continue
      const bounds = boundsOf(points)
      area = area ? joined(area, bounds) : bounds
    }
    if (!area) return undefined
    const [x, y] = [MARK_REACH.x / scale, MARK_REACH.y / scale]
    return { left: area.left - x, top: area.top - y, right: area.right + x, bottom: area.bottom + y }
  }

  #markedPoints(): Points[] {
    const { lifted, drawing, selected, hoveredId, store } = this.#editor
    const { cursor } = this.#host
    const hovered = store.get(hoveredId)
    return [
      lifted?.points ?? [],
      drawing?.preview ?? [],
      selected && !lifted ? selected.points : [],
      hovered?.points ?? [],
      cursor ? [cursor.x, cursor.y] : [],
    ]
  }

  #paintShapes(context: CanvasRenderingContext2D, area: Area, scale: number): void {
    const { store, lifted } = this.#editor
    const hidden = lifted?.shape.id
    const seen = grown(area, LINE_REACH / scale)
    context.lineJoin = 'round'
    context.lineCap = 'round'
    for (const shape of store.within(seen)) if (shape.id !== hidden) this.#paintShape(context, shape, scale)
  }

  #paintShape(
    context: CanvasRenderingContext2D,
    { label, points }: Pick<Shape, 'label' | 'points'>,
    scale: number,
  ): void {
    context.beginPath()
    this.#editor.kind.trace(context, points, scale)
    context.lineWidth = CASING / scale
    context.strokeStyle = CASING_COLOR
    context.stroke()
    context.lineWidth = LINE / scale
    context.strokeStyle = this.#host.colorOf(label)
    context.stroke()
    if (this.#editor.kind.most === 1) fill(context, this.#host.colorOf(label), 1)
  }

  #paintMarks(context: CanvasRenderingContext2D, scale: number): void {
    const { lifted, drawing, selected, hoveredId, selectedId, store } = this.#editor
    context.lineJoin = 'round'
    context.lineCap = 'round'
    const hovered = store.get(hoveredId)
    if (hovered && hovered.id !== selectedId && !drawing) this.#paintMarked(context, hovered, scale, false)
    const shown = lifted ? { ...lifted.shape, points: lifted.points } : selected
    if (shown) this.#paintMarked(context, shown, scale, true)
    if (drawing) this.#paintDrawing(context, drawing.label, drawing.preview, drawing.points, scale)
    if (this.#host.cursor) paintCursor(context, this.#host.cursor, scale)
    // Marks have the same size at every zoom, so what they cover of the image changes with it.
    this.#marked = this.#markedArea()
  }

  #paintMarked(context: CanvasRenderingContext2D, shape: Shape, scale: number, isSelected: boolean): void {
    const { kind, handle } = this.#editor
    const color = this.#host.colorOf(shape.label)
    this.#paintShape(context, shape, scale)
    if (kind.isDragged || kind.isDrawnFirst) fill(context, color, isSelected ? 0.25 : 0.15)
    const handles = kind.most === 1 && !isSelected ? [] : kind.handles(shape.points)
    for (let at = 0; at < handles.length; at += 2)
      paintHandle(context, handles[at]!, handles[at + 1]!, color, scale, isSelected && handle === at / 2)
    const { left, top } = boundsOf(shape.points)
    paintTag(context, shape.label, left, top, color, scale)
  }

  #paintDrawing(
    context: CanvasRenderingContext2D,
    label: string,
    preview: Points,
    placed: Points,
    scale: number,
  ): void {
    const color = this.#host.colorOf(label)
    context.beginPath()
    // An unfinished polygon is still open.
    if (this.#editor.kind.isDrawnFirst) traceOpen(context, preview)
    else this.#editor.kind.trace(context, preview, scale)
    context.lineWidth = CASING / scale
    context.strokeStyle = CASING_COLOR
    context.stroke()
    context.lineWidth = LINE / scale
    context.strokeStyle = color
    context.stroke()
    if (this.#editor.kind.isDragged || this.#editor.kind.isDrawnFirst) fill(context, color, 0.15)
    if (this.#editor.kind.isDragged) return
    for (let at = 0; at < placed.length; at += 2)
      paintHandle(context, placed[at]!, placed[at + 1]!, color, scale, at === 0 && this.#editor.kind.isDrawnFirst)
  }
}

function traceOpen(context: CanvasRenderingContext2D, points: Points): void {
  for (let at = 0; at < points.length; at += 2) context.lineTo(points[at]!, points[at + 1]!)
}

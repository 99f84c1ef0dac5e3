import type { ImageView } from '../image/image-view.ts'
import type { Layer } from '../image/layer.ts'
import { type Area, grown, joined, type Point } from '../image/plane.ts'
import type { MaskEditor } from './mask-editor.ts'
import { brushCentre } from './strokes.ts'

/** CSS pixels around what is drawn: lines and handles are wider than nothing. */
const REACH = 14
/** Radius of the first corner's handle, CSS pixels. */
const HANDLE = 6

/** What is drawn over a mask while it is worked on: where the brush is, and the outline under way. */
export class MaskMarks {
  readonly #image: ImageView
  readonly #editor: MaskEditor
  readonly #layer: Layer
  #drawn: Area | undefined
  #cursor: Point | undefined
  /** The worker moves the cursor by keys: it needs to be seen with every tool. */
  isByKeys = false

  constructor(image: ImageView, editor: MaskEditor) {
    this.#image = image
    this.#editor = editor
    this.#layer = image.addLayer((context, _area, scale) => this.#paint(context, scale))
  }

  /** Where the brush is, image pixels; undefined when it is nowhere. */
  get cursor(): Point | undefined {
    return this.#cursor
  }
  set cursor(place: Point | undefined) {
    this.#cursor = place
    this.redraw()
  }

  /** Draws anew where something was and where something is now. */
  redraw(): void {
    const before = this.#drawn
    this.#drawn = this.#area()
    const all = before && this.#drawn ? joined(before, this.#drawn) : (before ?? this.#drawn)
    if (all) this.#layer.invalidate(grown(all, REACH / this.#image.view.scale))
  }

  #area(): Area | undefined {
    const radius = this.#editor.tool === 'polygon' ? 0 : this.#editor.diameter / 2 + 1
    const cursor = this.#cursor && grown(pointArea(this.#cursor), radius)
    return [cursor, ...this.#editor.corners.map(pointArea)].reduce(
      (a, b) => (a && b ? joined(a, b) : (a ?? b)),
      undefined,
    )
  }

  #paint(context: CanvasRenderingContext2D, scale: number): void {
    context.lineJoin = 'round'
    this.#paintOutline(context, scale)
    if (!this.#cursor) return
    if (this.#editor.tool === 'polygon') this.#paintCross(context, this.#cursor, scale)
    else this.#paintRing(context, this.#cursor, scale)
  }

  #paintRing(context: CanvasRenderingContext2D, cursor: Point, scale: number): void {
    const { x, y } = brushCentre(cursor, this.#editor.diameter)
    const radius = Math.max(this.#editor.diameter / 2, 1.5 / scale)
    const path = new Path2D()
    path.arc(x, y, radius, 0, 2 * Math.PI)
    contrasting(context, path, scale, this.#editor.isPainting ? 2 : 1.25)
    if (this.isByKeys || radius * scale < 4) this.#paintCross(context, { x, y }, scale)
  }

  /** Four lines towards the place, with a gap so that it stays visible itself. */
  #paintCross(context: CanvasRenderingContext2D, { x, y }: Point, scale: number): void {
    if (!this.isByKeys && this.#editor.tool === 'polygon') return
    const path = new Path2D()
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      path.moveTo(x + (dx * 4) / scale, y + (dy * 4) / scale)
      path.lineTo(x + (dx * 12) / scale, y + (dy * 12) / scale)
    }
    contrasting(context, path, scale, 1.5)
  }

  #paintOutline(context: CanvasRenderingContext2D, scale: number): void {
    const [first, ...others] = this.#editor.corners
    if (!first) return
    const path = new Path2D()
    path.moveTo(first.x, first.y)
    for (const { x, y } of others) path.lineTo(x, y)
    if (this.#cursor) path.lineTo(this.#cursor.x, this.#cursor.y)
    contrasting(context, path, scale, 1.5)
    const handle = new Path2D()
    handle.arc(first.x, first.y, HANDLE / scale, 0, 2 * Math.PI)
    context.fillStyle = '#fff'
    context.fill(handle)
    contrasting(context, handle, scale, 1.5)
  }
}

const pointArea = ({ x, y }: Point): Area => ({ left: x, top: y, right: x, bottom: y })

/** A light line with a dark rim, which is seen on any picture. */
function contrasting(context: CanvasRenderingContext2D, path: Path2D, scale: number, width: number): void {
  context.strokeStyle = 'rgb(0 0 0 / 0.65)'
  context.lineWidth = (width + 2) / scale
  context.stroke(path)
  context.strokeStyle = '#fff'
  context.lineWidth = width / scale
  context.stroke(path)
}

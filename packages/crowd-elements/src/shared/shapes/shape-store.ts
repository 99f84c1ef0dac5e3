import RBush from 'rbush'
import type { Area, Point } from '../image/plane.ts'
import { boundsOf, type Shape, type ShapeKind } from './shape.ts'

/** One shape that came, went, or became another. */
export interface ShapeChange {
  readonly before: Shape | undefined
  readonly after: Shape | undefined
}

interface Entry {
  minX: number
  minY: number
  maxX: number
  maxY: number
  shape: Shape
}

/** All shapes of an image, by id and by place. Thousands are common, so nothing here looks at each of them in turn. */
export class ShapeStore {
  readonly #kind: ShapeKind
  readonly #byId = new Map<number, Entry>()
  readonly #byPlace = new RBush<Entry>()
  #sorted: readonly Shape[] | undefined
  #lastId = 0

  constructor(kind: ShapeKind) {
    this.#kind = kind
  }

  get size(): number {
    return this.#byId.size
  }

  /** In drawing order. The same list until something changes. */
  get all(): readonly Shape[] {
    this.#sorted ??= [...this.#byId.values()].map(entry => entry.shape).sort((a, b) => a.id - b.id)
    return this.#sorted
  }

  get(id: number | undefined): Shape | undefined {
    return id === undefined ? undefined : this.#byId.get(id)?.shape
  }

  nextId(): number {
    return ++this.#lastId
  }

  /** Puts others in the place of all shapes. */
  replaceAll(shapes: readonly Omit<Shape, 'id'>[]): void {
    const entries = shapes.map(shape => entryOf({ ...shape, id: this.nextId() }))
    this.#byId.clear()
    for (const entry of entries) this.#byId.set(entry.shape.id, entry)
    this.#byPlace.clear()
    this.#byPlace.load(entries)
    this.#sorted = undefined
  }

  apply({ before, after }: ShapeChange): void {
    const gone = before && this.#byId.get(before.id)
    if (gone) {
      this.#byPlace.remove(gone)
      this.#byId.delete(gone.shape.id)
    }
    if (after) {
      const entry = entryOf(after)
      this.#byId.set(after.id, entry)
      this.#byPlace.insert(entry)
    }
    this.#sorted = undefined
  }

  /** The shapes that may be seen in an area, in drawing order. */
  within(area: Area): Shape[] {
    const found = this.#byPlace.search({ minX: area.left, minY: area.top, maxX: area.right, maxY: area.bottom })
    return found.map(entry => entry.shape).sort((a, b) => a.id - b.id)
  }

  /** The shape whose body a place hits best; among equals the one on top. */
  bodyAt(place: Point, reach: number): Shape | undefined {
    let best: Shape | undefined
    let least = Infinity
    for (const shape of this.within(around(place, reach))) {
      const rank = this.#kind.hit(shape.points, place, reach)
      if (rank !== undefined && rank <= least) [best, least] = [shape, rank]
    }
    return best
  }

  /** The nearest handle of any shape. */
  handleAt(place: Point, reach: number): { shape: Shape; handle: number } | undefined {
    let best: { shape: Shape; handle: number } | undefined
    let least = reach
    for (const shape of this.within(around(place, reach))) {
      const found = nearestHandle(this.#kind.handles(shape.points), place)
      if (found.distance <= least) [best, least] = [{ shape, handle: found.handle }, found.distance]
    }
    return best
  }
}

/** The handle nearest to a place. Points are in the form of a shape's. */
export function nearestHandle(handles: readonly number[], { x, y }: Point): { handle: number; distance: number } {
  let nearest = { handle: -1, distance: Infinity }
  for (let at = 0; at < handles.length; at += 2) {
    const distance = Math.hypot(handles[at]! - x, handles[at + 1]! - y)
    if (distance < nearest.distance) nearest = { handle: at / 2, distance }
  }
  return nearest
}

const around = ({ x, y }: Point, reach: number): Area => ({
  left: x - reach,
  top: y - reach,
  right: x + reach,
  bottom: y + reach,
})

function entryOf(shape: Shape): Entry {
  const { left, top, right, bottom } = boundsOf(shape.points)
  return { minX: left, minY: top, maxX: right, maxY: bottom, shape }
}

import type { Point, Size } from '../image/plane.ts'
import { type Points, type ShapeKind, settled } from './shape.ts'

/** A shape that is being drawn, point by point. Undo and redo step through its points. */
export class Drawing {
  readonly label: string
  readonly #kind: ShapeKind
  readonly #size: Size
  readonly #undone: Point[] = []
  points: Points = []
  /** Where the next point would be. */
  pointer: Point

  constructor(kind: ShapeKind, label: string, size: Size, pointer: Point) {
    this.#kind = kind
    this.#size = size
    this.label = label
    this.pointer = pointer
  }

  /** The shape as it would be with a point at the pointer. */
  get preview(): Points {
    return this.#isFull ? this.points : [...this.points, ...this.#settle(this.pointer)]
  }

  get #isFull(): boolean {
    return this.points.length / 2 >= this.#kind.most
  }

  /** @returns whether the point was taken; a refused one would make edges cross or repeat the last point */
  add(place: Point): boolean {
    const [x, y] = this.#settle(place) as [number, number]
    if (this.#isFull || !this.#kind.mayFollow(this.points, { x, y })) return false
    this.points = [...this.points, x, y]
    this.#undone.length = 0
    return true
  }

  get isComplete(): boolean {
    return this.#isFull
  }

  /** The finished shape; undefined while it may not end. */
  finish(): Points | undefined {
    return this.#kind.mayEnd(this.points) ? this.#kind.finished(this.points) : undefined
  }

  /** @returns whether points are left */
  back(): boolean {
    const [x, y] = this.points.slice(-2)
    if (x !== undefined && y !== undefined) this.#undone.push({ x, y })
    this.points = this.points.slice(0, -2)
    return this.points.length > 0
  }

  forth(): void {
    const next = this.#undone.pop()
    if (next) this.points = [...this.points, next.x, next.y]
  }

  #settle({ x, y }: Point): Points {
    return settled([x, y], this.#size)
  }
}

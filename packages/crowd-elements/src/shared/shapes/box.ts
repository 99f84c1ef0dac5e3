import { boundsOf, type Points, type ShapeKind } from './shape.ts'

/** Which side of a box each handle moves, clockwise from the top left corner: -1 the first, 1 the second, 0 none. */
const SIDES = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
] as const

const along = (side: -1 | 0 | 1, first: number, second: number): number =>
  side === 0 ? (first + second) / 2 : side < 0 ? first : second

const normalised = ([ax, ay, bx, by]: Points): Points => [
  Math.min(ax!, bx!),
  Math.min(ay!, by!),
  Math.max(ax!, bx!),
  Math.max(ay!, by!),
]

const hasArea = ([left, top, right, bottom]: Points): boolean => right! > left! && bottom! > top!

/** Rectangles, drawn by a drag from corner to corner. Source: specification 3.3. */
export const box: ShapeKind = {
  least: 2,
  most: 2,
  isDragged: true,
  isDrawnFirst: false,
  isFilled: true,
  hit(points, { x, y }, reach) {
    const { left, top, right, bottom } = boundsOf(points)
    // Outside the line less counts: the next box often begins right beside this one.
    const beyond = reach / 3
    const isHit = x >= left - beyond && x <= right + beyond && y >= top - beyond && y <= bottom + beyond
    // The smaller of two that overlap lies on top of the other for whoever points at it.
    return isHit ? (right - left) * (bottom - top) : undefined
  },
  handles: ([left, top, right, bottom]) =>
    SIDES.flatMap(([x, y]) => [along(x, left!, right!), along(y, top!, bottom!)]),
  withHandle(points, handle, place) {
    const [sideX, sideY] = SIDES[handle]!
    const next = [...points]
    if (sideX !== 0) next[sideX < 0 ? 0 : 2] = place.x
    if (sideY !== 0) next[sideY < 0 ? 1 : 3] = place.y
    const result = normalised(next)
    return hasArea(result) ? result : undefined
  },
  withoutHandle: () => undefined,
  mayFollow: () => true,
  mayEnd: points => points.length === 4 && hasArea(normalised(points)),
  finished(points) {
    const result = points.length === 4 ? normalised(points) : undefined
    return result && hasArea(result) ? result : undefined
  },
  trace(pencil, [ax, ay, bx, by]) {
    pencil.rect(Math.min(ax!, bx!), Math.min(ay!, by!), Math.abs(bx! - ax!), Math.abs(by! - ay!))
  },
}

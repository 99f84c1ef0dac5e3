import type { Point } from '../image/plane.ts'
import type { Points } from './shape.ts'

/** From a place to the nearest one on a segment. */
export function distanceToSegment({ x, y }: Point, ax: number, ay: number, bx: number, by: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}

/** From a place to the nearest one on a chain of points. */
export function distanceToChain(points: Points, place: Point, isClosed: boolean): number {
  let least = points.length === 2 ? Math.hypot(place.x - points[0]!, place.y - points[1]!) : Infinity
  for (let at = 0; at + 3 < points.length; at += 2)
    least = Math.min(least, distanceToSegment(place, points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!))
  if (isClosed && points.length > 4)
    least = Math.min(least, distanceToSegment(place, points.at(-2)!, points.at(-1)!, points[0]!, points[1]!))
  return least
}

/** Whether a place is inside a closed chain, by the even-odd rule. */
export function isInPolygon(points: Points, { x, y }: Point): boolean {
  let isIn = false
  for (let at = 0, before = points.length - 2; at < points.length; before = at, at += 2) {
    const [ax, ay, bx, by] = [points[at]!, points[at + 1]!, points[before]!, points[before + 1]!]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn
  }
  return isIn
}

/** Positive when c is on one side of the line from a to b, negative on the other, 0 on it. */
const side = (a: Point, b: Point, c: Point): number => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))

const isBetween = (a: Point, b: Point, c: Point): boolean =>
  Math.min(a.x, b.x) <= c.x && c.x <= Math.max(a.x, b.x) && Math.min(a.y, b.y) <= c.y && c.y <= Math.max(a.y, b.y)

/** Whether two segments have a place in common, their ends included. */
export function doSegmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (abc !== abd && cda !== cdb) return true
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  )
}

/** Whether the second of two segments that share `joint` runs back over the first. */
const doesFoldBack = (before: Point, joint: Point, after: Point): boolean =>
  side(before, joint, after) === 0 &&
  (before.x - joint.x) * (after.x - joint.x) + (before.y - joint.y) * (after.y - joint.y) > 0

const corner = (points: Points, index: number): Point => {
  const at = (2 * index) % points.length
  return { x: points[at]!, y: points[at + 1]! }
}

/**
 * Whether one edge of a chain meets another that is not its neighbour, or runs back over its neighbour.
 * @param edge the edge from this corner to the next
 * @param isClosed the last corner is joined to the first
 */
export function doesEdgeCross(points: Points, edge: number, isClosed: boolean): boolean {
  const corners = points.length / 2
  const edges = isClosed ? corners : corners - 1
  const [a, b] = [corner(points, edge), corner(points, edge + 1)]
  for (let other = 0; other < edges; other++) {
    if (other === edge) continue
    const [c, d] = [corner(points, other), corner(points, other + 1)]
    const isNext = (edge + 1) % corners === other
    const isPrevious = (other + 1) % corners === edge
    if (isNext && doesFoldBack(a, b, d)) return true
    if (isPrevious && doesFoldBack(c, a, b)) return true
    if (!isNext && !isPrevious && doSegmentsMeet(a, b, c, d)) return true
  }
  return false
}

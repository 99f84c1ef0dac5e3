import type { Point } from '../image/plane.ts'

/** Pixels `from` up to but not including `to` of row `y`. */
export type FillRow = (y: number, from: number, to: number) => void

/**
 * Where a brush of this diameter really is: its middle on the middle of a pixel for odd diameters, on a corner for even
 * ones, so that it always has the same shape.
 */
export const brushCentre = ({ x, y }: Point, diameter: number): Point =>
  diameter % 2 === 1 ? { x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5 } : { x: Math.round(x), y: Math.round(y) }

/**
 * The pixels a round brush covers on its way between two places: those whose middle lies within the radius of the way.
 * @param from, to image pixels, in the sense of `brushCentre`
 */
export function fillStroke(from: Point, to: Point, diameter: number, fill: FillRow): void {
  const radius = diameter / 2
  const top = Math.floor(Math.min(from.y, to.y) - radius)
  const bottom = Math.ceil(Math.max(from.y, to.y) + radius)
  const sides = sidesOf(from, to, radius)
  for (let y = top; y <= bottom; y++) {
    const middle = y + 0.5
    let left = Infinity
    let right = -Infinity
    const widen = (a: number, b: number) => {
      left = Math.min(left, a)
      right = Math.max(right, b)
    }
    for (const end of [from, to]) {
      const half = halfWidth(middle - end.y, radius)
      if (half >= 0) widen(end.x - half, end.x + half)
    }
    for (const x of crossings(sides, middle)) widen(x, x)
    if (right >= left) fill(y, firstWithin(left), lastWithin(right) + 1)
  }
}

/** A hair's breadth, so that a middle exactly on the edge counts on both sides alike. */
const HAIR = 1e-7
const firstWithin = (left: number): number => Math.ceil(left - 0.5 - HAIR)
const lastWithin = (right: number): number => Math.floor(right - 0.5 + HAIR)

const halfWidth = (dy: number, radius: number): number => {
  const rest = radius * radius - dy * dy
  return rest >= -HAIR ? Math.sqrt(Math.max(0, rest)) : -1
}

/** The two lines that touch the brush at both ends of its way. */
function sidesOf(from: Point, to: Point, radius: number): [Point, Point][] {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) return []
  const dx = (-(to.y - from.y) / length) * radius
  const dy = ((to.x - from.x) / length) * radius
  const moved = ({ x, y }: Point, sign: number) => ({ x: x + sign * dx, y: y + sign * dy })
  return [1, -1].map(sign => [moved(from, sign), moved(to, sign)])
}

/** Where lines cross the height `y`, from left to right. */
function crossings(lines: readonly (readonly [Point, Point])[], y: number): number[] {
  const found: number[] = []
  // Half open: a corner where two lines meet counts once.
  for (const [a, b] of lines) if (a.y <= y !== b.y <= y) found.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x))
  return found.sort((a, b) => a - b)
}

/** The pixels inside a closed shape, by the even-odd rule: those whose middle lies in it. */
export function fillPolygon(corners: readonly Point[], fill: FillRow): void {
  const lines = corners.map((corner, index) => [corner, corners[(index + 1) % corners.length]!] as const)
  const heights = corners.map(corner => corner.y)
  const bottom = Math.ceil(Math.max(...heights))
  for (let y = Math.floor(Math.min(...heights)); y <= bottom; y++) {
    const xs = crossings(lines, y + 0.5)
    for (let pair = 0; pair + 1 < xs.length; pair += 2) {
      const from = firstWithin(xs[pair]!)
      const to = lastWithin(xs[pair + 1]!) + 1
      if (to > from) fill(y, from, to)
    }
  }
}

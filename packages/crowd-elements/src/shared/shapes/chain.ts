import { distanceToChain, doesEdgeCross, isInPolygon } from './geometry.ts'
import { arePointsEqual, type Pencil, type Points, type ShapeKind } from './shape.ts'

function traceChain(pencil: Pencil, points: Points): void {
  for (let at = 0; at < points.length; at += 2) {
    if (at === 0) pencil.moveTo(points[0]!, points[1]!)
    else pencil.lineTo(points[at]!, points[at + 1]!)
  }
}

const withPoint = (points: Points, index: number, x: number, y: number): Points =>
  points.map((value, at) => (at === 2 * index ? x : at === 2 * index + 1 ? y : value))

const withoutPoint = (points: Points, index: number): Points => points.filter((_, at) => at >> 1 !== index)

const isLast = (points: Points, x: number, y: number): boolean => points.at(-2) === x && points.at(-1) === y

const openChain = (most: number): ShapeKind => ({
  least: 2,
  most,
  isDragged: false,
  isDrawnFirst: false,
  isFilled: false,
  hit(points, place, reach) {
    const distance = distanceToChain(points, place, false)
    return distance <= reach ? distance : undefined
  },
  handles: points => points,
  withHandle(points, handle, { x, y }) {
    const result = withPoint(points, handle, x, y)
    const isFlat = most === 2 && arePointsEqual(result.slice(0, 2), result.slice(2))
    return isFlat ? undefined : result
  },
  withoutHandle: (points, handle) => (points.length > 4 ? withoutPoint(points, handle) : undefined),
  mayFollow: (points, { x, y }) => !isLast(points, x, y),
  mayEnd: points => points.length >= 4,
  finished: points => (points.length >= 4 ? points : undefined),
  trace: traceChain,
})

/** Segments between two places. Source: specification 3.18. */
export const line: ShapeKind = openChain(2)

/** Open chains, which may cross themselves. Source: specification 3.21. */
export const polyline: ShapeKind = openChain(Infinity)

/** Whether a closed chain may have this corner where it is: neither of the edges at it crosses another. */
const isCornerFree = (points: Points, index: number): boolean =>
  !doesEdgeCross(points, index, true) &&
  !doesEdgeCross(points, (index + points.length / 2 - 1) % (points.length / 2), true)

/** Closed shapes whose edges do not cross. Source: specification 3.20. */
export const polygon: ShapeKind = {
  least: 3,
  most: Infinity,
  isDragged: false,
  isDrawnFirst: true,
  isFilled: false,
  hit(points, place, reach) {
    const distance = distanceToChain(points, place, true)
    return distance <= reach ? distance : undefined
  },
  handles: points => points,
  withHandle(points, handle, { x, y }) {
    const result = withPoint(points, handle, x, y)
    return isCornerFree(result, handle) ? result : undefined
  },
  withoutHandle(points, handle) {
    if (points.length <= 6) return undefined
    const result = withoutPoint(points, handle)
    return doesEdgeCross(result, (handle + result.length / 2 - 1) % (result.length / 2), true) ? points : result
  },
  mayFollow(points, { x, y }) {
    if (isLast(points, x, y)) return false
    const corners = points.length / 2
    return corners === 0 || !doesEdgeCross([...points, x, y], corners - 1, false)
  },
  mayEnd: points => points.length >= 6 && !doesEdgeCross(points, points.length / 2 - 1, true),
  finished: points => (points.length >= 6 ? points : undefined),
  trace(pencil, points) {
    traceChain(pencil, points)
    pencil.closePath()
  },
}

/** Whether a place is inside, for moving a polygon that is selected. */
export const isInside = isInPolygon

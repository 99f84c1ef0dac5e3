import type { ShapeKind } from './shape.ts'

/** Radius of the mark, CSS pixels. */
export const MARK_RADIUS = 5

/** Single points, placed by a click. Source: specification 3.17. */
export const keypoint: ShapeKind = {
  least: 1,
  most: 1,
  isDragged: false,
  isDrawnFirst: false,
  isFilled: true,
  hit([x, y], place, reach) {
    const distance = Math.hypot(place.x - x!, place.y - y!)
    return distance <= reach ? distance : undefined
  },
  handles: points => points,
  withHandle: (_points, _handle, { x, y }) => [x, y],
  withoutHandle: () => undefined,
  mayFollow: points => points.length === 0,
  mayEnd: points => points.length === 2,
  finished: points => (points.length === 2 ? points : undefined),
  trace(pencil, [x, y], scale) {
    pencil.moveTo(x! + MARK_RADIUS / scale, y!)
    pencil.arc(x!, y!, MARK_RADIUS / scale, 0, 2 * Math.PI)
  },
}

import type { Area, Point, Size } from '../image/plane.ts'

/**
 * The points of a shape as one flat list: x0, y0, x1, y1, …, whole image pixels. A box has two, its top left and its
 * bottom right corner. Never changed in place, so that lists of them can be kept for undo.
 */
export type Points = readonly number[]

/** One labelled shape. Ids grow in drawing order, which is the order of the answer. */
export interface Shape {
  readonly id: number
  readonly label: string
  readonly points: Points
}

/** What a path is drawn with: a canvas context or a `Path2D`. */
export type Pencil = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath' | 'rect' | 'arc'>

/** What a kind of shape knows about points. Pure: nothing here draws, listens or remembers. */
export interface ShapeKind {
  /** How many points make a shape while drawing, at least and at most. */
  readonly least: number
  readonly most: number
  /** Drawn by one drag and not by single clicks. */
  readonly isDragged: boolean
  /** A chosen label begins a new shape wherever the pointer is, over others too; the choice ends with it. */
  readonly isDrawnFirst: boolean
  /** Whether the inside belongs to the shape when somebody points at it. */
  readonly isFilled: boolean
  /**
   * How well a place hits the body of a shape; the least wins. Undefined when it does not.
   * @param reach how far off a line still counts, image pixels
   */
  hit(points: Points, place: Point, reach: number): number | undefined
  /** Where the shape can be taken hold of, in the same form as points. */
  handles(points: Points): Points
  /** @returns the shape with one handle elsewhere; undefined when it may not be there */
  withHandle(points: Points, handle: number, place: Point): Points | undefined
  /** @returns without the point of that handle; undefined when it takes the whole shape */
  withoutHandle(points: Points, handle: number): Points | undefined
  /** Whether one more point may follow while drawing. */
  mayFollow(points: Points, place: Point): boolean
  /** Whether the shape may end as it is. */
  mayEnd(points: Points): boolean
  /** What the drawn points become; undefined when they make no shape. */
  finished(points: Points): Points | undefined
  /** @param scale CSS pixels for each image pixel, for marks of a fixed size on screen */
  trace(pencil: Pencil, points: Points, scale: number): void
}

/** The smallest area around all points. */
export function boundsOf(points: Points): Area {
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (let at = 0; at < points.length; at += 2) {
    area.left = Math.min(area.left, points[at]!)
    area.right = Math.max(area.right, points[at]!)
    area.top = Math.min(area.top, points[at + 1]!)
    area.bottom = Math.max(area.bottom, points[at + 1]!)
  }
  return area
}

/** Whole pixels on the image. A size of 0 by 0 stands for one that is not known yet: then nothing is cut off. */
export function settled(points: Points, { width, height }: Size): Points {
  const most = [width || Infinity, height || Infinity]
  return points.map((value, index) => Math.min(Math.max(Math.round(value), 0), most[index % 2]!))
}

/** The whole shape moved, as far as the image reaches. */
export function moved(points: Points, dx: number, dy: number, { width, height }: Size): Points {
  const { left, top, right, bottom } = boundsOf(points)
  const x = Math.round(Math.min(Math.max(dx, -left), width - right))
  const y = Math.round(Math.min(Math.max(dy, -top), height - bottom))
  return points.map((value, index) => value + (index % 2 === 0 ? x : y))
}

export const pointAt = (points: Points, index: number): Point => ({ x: points[2 * index]!, y: points[2 * index + 1]! })

export const arePointsEqual = (a: Points, b: Points): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

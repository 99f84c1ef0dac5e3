/** Width and height in pixels of the stored image. */
export interface Size {
  width: number
  height: number
}

/** A place on the image in image pixels, origin at the top left; not always a whole number. */
export interface Point {
  x: number
  y: number
}

/** A part of the image in image pixels. `right` and `bottom` are the edges, not the last pixels. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

export const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

export const isTouching = (a: Area, b: Area): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom

export const isInside = ({ x, y }: Point, area: Area): boolean =>
  x >= area.left && x <= area.right && y >= area.top && y <= area.bottom

/** The area with `margin` more on every side. */
export const grown = (area: Area, margin: number): Area => ({
  left: area.left - margin,
  top: area.top - margin,
  right: area.right + margin,
  bottom: area.bottom + margin,
})

/** The smallest area that holds both. */
export const joined = (a: Area, b: Area): Area => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})

/** The nearest place that is on the image. */
export const clampedTo = (size: Size, { x, y }: Point): Point => ({
  x: clamp(x, 0, size.width),
  y: clamp(y, 0, size.height),
})

import { type Area, clamp, type Point, type Size } from './plane.ts'

/**
 * How an image lies in its viewport: CSS pixels for each image pixel, and where the image's top left corner is, in CSS
 * pixels from the top left of the viewport. The image is never turned or stretched.
 */
export interface View {
  scale: number
  left: number
  top: number
}

/** What a view must fit: the image, the viewport in CSS pixels, and device pixels for each CSS pixel. */
export interface Room {
  image: Size
  viewport: Size
  pixelRatio: number
}

/** Room around a fitted image, CSS pixels. Enough to begin a drag just outside of it. */
const MARGIN = 16
/** A tiny picture fills the viewport no further than this, so that it still looks like what it is. */
const LARGEST_FIT = 8
/** At 40 CSS pixels for each image pixel a single pixel is as large as a finger. */
const LARGEST_SCALE = 40
/** What has to stay in sight of an image that is moved away, CSS pixels. */
const KEPT_IN_SIGHT = 48

const fitScale = ({ image, viewport }: Room): number =>
  clamp(
    Math.min((viewport.width - 2 * MARGIN) / image.width, (viewport.height - 2 * MARGIN) / image.height),
    1e-4,
    LARGEST_FIT,
  )

/** The whole image in the middle of the viewport. */
export function fitted(room: Room): View {
  const scale = fitScale(room)
  const left = (room.viewport.width - room.image.width * scale) / 2
  const top = (room.viewport.height - room.image.height * scale) / 2
  return kept({ scale, left, top }, room)
}

/** Scales by `factor` around a place that stays where it is, CSS pixels in the viewport. */
export function zoomedAt(view: View, factor: number, at: Point, room: Room): View {
  const least = Math.min(fitScale(room), 1) / 2
  const scale = clamp(view.scale * factor, least, Math.max(LARGEST_SCALE, fitScale(room)))
  const change = scale / view.scale
  return kept({ scale, left: at.x - (at.x - view.left) * change, top: at.y - (at.y - view.top) * change }, room)
}

/** Moves the image by CSS pixels. */
export const panned = (view: View, dx: number, dy: number, room: Room): View =>
  kept({ scale: view.scale, left: view.left + dx, top: view.top + dy }, room)

/** The same middle in a viewport of another size. */
export const resized = (view: View, before: Size, room: Room): View =>
  panned(view, (room.viewport.width - before.width) / 2, (room.viewport.height - before.height) / 2, room)

/** Moves the image as little as needed to have a place at least `margin` CSS pixels inside the viewport. */
export function revealed(view: View, place: Point, room: Room, margin = 40): View {
  const { x, y } = toViewport(view, place)
  const dx = clamp(x, margin, Math.max(margin, room.viewport.width - margin)) - x
  const dy = clamp(y, margin, Math.max(margin, room.viewport.height - margin)) - y
  return panned(view, dx, dy, room)
}

/**
 * Keeps a part of the image in sight and its corner on a whole device pixel: a moved picture is then the same pixels
 * elsewhere, which lets layers copy what they have drawn instead of drawing it again.
 */
function kept({ scale, left, top }: View, { image, viewport, pixelRatio }: Room): View {
  const within = (start: number, length: number, room: number) =>
    clamp(start, Math.min(KEPT_IN_SIGHT, room) - length, Math.max(room - KEPT_IN_SIGHT, 0))
  const snapped = (start: number) => Math.round(start * pixelRatio) / pixelRatio
  return {
    scale,
    left: snapped(within(left, image.width * scale, viewport.width)),
    top: snapped(within(top, image.height * scale, viewport.height)),
  }
}

export const toImage = (view: View, { x, y }: Point): Point => ({
  x: (x - view.left) / view.scale,
  y: (y - view.top) / view.scale,
})

export const toViewport = (view: View, { x, y }: Point): Point => ({
  x: x * view.scale + view.left,
  y: y * view.scale + view.top,
})

/** The part of the plane that the viewport shows, in image pixels; may reach beyond the image. */
export const visibleArea = (view: View, viewport: Size): Area => ({
  left: -view.left / view.scale,
  top: -view.top / view.scale,
  right: (viewport.width - view.left) / view.scale,
  bottom: (viewport.height - view.top) / view.scale,
})

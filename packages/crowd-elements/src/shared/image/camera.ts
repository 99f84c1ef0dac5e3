import type { Point, Size } from './plane.ts'
import { fitted, panned, type Room, resized, revealed, type View, zoomedAt } from './view-transform.ts'

/** What a camera needs of the image it looks at. */
export interface CameraScene {
  /** What views must fit; undefined while nothing is shown, which leaves the view as it is. */
  readonly room: Room | undefined
  /** The view is another one. @param isResized so is its scale, or the viewport: not the image alone has moved */
  turned(isResized: boolean): void
}

/** Where one looks at the image. It stays fitted to the viewport until the worker zooms or moves it. */
export class Camera {
  readonly #scene: CameraScene
  #isFitted = true
  /** What the last move fell short of, because views lie on whole device pixels: many small moves must not add up to it. */
  #rest: Point = { x: 0, y: 0 }

  view: View = { scale: 1, left: 0, top: 0 }

  constructor(scene: CameraScene) {
    this.#scene = scene
  }

  /** The whole image. */
  fit(): void {
    this.#isFitted = true
    this.#turn(fitted, true)
  }

  /** @param at the place that stays where it is, CSS pixels in the viewport */
  zoom(factor: number, at: Point): void {
    this.#isFitted = false
    this.#turn(room => zoomedAt(this.view, factor, at, room), true)
  }

  /** Moves the image, CSS pixels. */
  pan(dx: number, dy: number): void {
    this.#isFitted = false
    if (!this.#scene.room) return
    const x = dx + this.#rest.x
    const y = dy + this.#rest.y
    const { left, top } = this.view
    this.#turn(room => panned(this.view, x, y, room))
    this.#rest = { x: restOf(left + x - this.view.left), y: restOf(top + y - this.view.top) }
  }

  /** Brings a place into sight, image pixels. */
  reveal(place: Point): void {
    this.#turn(room => revealed(this.view, place, room))
  }

  /** The viewport has another size. @param before the one it had, CSS pixels; 0 by 0 when it was not there */
  follow(before: Size): void {
    const isFitted = this.#isFitted || before.width === 0
    this.#turn(room => (isFitted ? fitted(room) : resized(this.view, before, room)), true)
  }

  #turn(to: (room: Room) => View, isResized = false): void {
    const { room } = this.#scene
    if (!room) return
    this.view = to(room)
    this.#scene.turned(isResized)
  }
}

/** A pixel or more is not lost to rounding but to the edge of where the image may go. */
const restOf = (missing: number): number => (Math.abs(missing) < 1 ? missing : 0)

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ImageView } from '../image/image-view.ts'

/** The space bar: held, it moves the image; pressed and released without moving anything, it means something to the tool. */
export class HeldSpace implements ReactiveController {
  readonly #image: ImageView
  readonly #onTap: () => void
  #isDown = false

  constructor(host: ReactiveControllerHost, image: ImageView, onTap: () => void) {
    this.#image = image
    this.#onTap = onTap
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('keyup', this.#up)
    window.addEventListener('blur', this.#lost)
  }

  hostDisconnected(): void {
    window.removeEventListener('keyup', this.#up)
    window.removeEventListener('blur', this.#lost)
  }

  down(): void {
    this.#isDown = true
    this.#image.holdPan()
  }

  readonly #up = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !this.#isDown) return
    this.#isDown = false
    if (!this.#image.releasePan()) this.#onTap()
  }

  /** Released over another window: nobody tells. */
  readonly #lost = (): void => {
    this.#isDown = false
    this.#image.releasePan()
  }
}

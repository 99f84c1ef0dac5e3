import type { Size } from './plane.ts'

/** Size of an element, CSS pixels, and device pixels for each of them. */
export interface Measure {
  size: Size
  pixelRatio: number
}

/** How large the element that shows an image is on the screen; notices when that changes. */
export class Viewport {
  readonly #onMeasured: (before: Measure) => void
  readonly #resize = new ResizeObserver(() => this.measure())
  #resolution: MediaQueryList | undefined
  #element: HTMLElement | null = null
  #now: Measure = { size: { width: 0, height: 0 }, pixelRatio: 1 }

  /** @param onMeasured called after each look at the element, also when nothing changed */
  constructor(onMeasured: (before: Measure) => void) {
    this.#onMeasured = onMeasured
  }

  get element(): HTMLElement | null {
    return this.#element
  }

  /** 0 by 0 until the element has been laid out, and while it is hidden. */
  get size(): Size {
    return this.#now.size
  }

  get pixelRatio(): number {
    return this.#now.pixelRatio
  }

  connect(): void {
    this.#watchResolution()
  }

  disconnect(): void {
    this.#resize.disconnect()
    this.#resolution?.removeEventListener('change', this.#onResolution)
    this.#element = null
  }

  /** Looks at this element from now on. */
  become(element: HTMLElement | null): void {
    if (element === this.#element) return
    this.#resize.disconnect()
    this.#element = element
    if (element) this.#resize.observe(element)
  }

  measure(): void {
    if (!this.#element) return
    const before = this.#now
    const { clientWidth: width, clientHeight: height } = this.#element
    this.#now = { size: { width, height }, pixelRatio: window.devicePixelRatio }
    this.#onMeasured(before)
  }

  /** Another screen or the browser's own zoom: nothing else tells when only the device's pixels change. */
  #watchResolution(): void {
    this.#resolution?.removeEventListener('change', this.#onResolution)
    this.#resolution = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    this.#resolution.addEventListener('change', this.#onResolution)
  }

  readonly #onResolution = (): void => {
    this.#watchResolution()
    this.measure()
  }
}

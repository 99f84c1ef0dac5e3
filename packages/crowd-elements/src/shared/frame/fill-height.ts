import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Tells a widget's styles how far down the page it begins, so that its frame can fill what is left of the viewport.
 * Source: specification 3.0.6, "Frame fills the viewport below preceding content".
 */
export class FillHeight implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #pageSize = new ResizeObserver(() => this.#measure())
  /** A form's sheet around the frame may come and go without changing the page. A frame later: measuring resizes it. */
  readonly #frameSize = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()))

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#pageSize.observe(document.documentElement)
    if (document.body) this.#pageSize.observe(document.body)
  }

  hostUpdated(): void {
    if (this.#frame) this.#frameSize.observe(this.#frame)
  }

  hostDisconnected(): void {
    this.#pageSize.disconnect()
    this.#frameSize.disconnect()
  }

  get #frame(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.frame') ?? null
  }

  #measure(): void {
    const frame = this.#frame
    if (!frame?.isConnected) return
    const top = Math.round(frame.getBoundingClientRect().top + window.scrollY)
    frame.style.setProperty('--frame-top', `${Math.max(0, top)}px`)
  }
}

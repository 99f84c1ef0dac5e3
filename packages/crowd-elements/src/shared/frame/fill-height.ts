import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Tells a widget's styles how far down the page it begins, so that its frame can fill what is left of the viewport.
 * Source: specification 3.0.6, "Frame fills the viewport below preceding content".
 */
export class FillHeight implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #pageSize = new ResizeObserver(() => this.#measure())

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#pageSize.observe(document.documentElement)
    if (document.body) this.#pageSize.observe(document.body)
  }

  hostDisconnected(): void {
    this.#pageSize.disconnect()
  }

  #measure(): void {
    const frame = this.#host.shadowRoot?.querySelector<HTMLElement>('.frame')
    if (!frame) return
    const top = Math.round(frame.getBoundingClientRect().top + window.scrollY)
    frame.style.setProperty('--frame-top', `${Math.max(0, top)}px`)
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Keeps the badge of a host over the upper right corner of another element, wherever either of them stands in the page.
 * The badge is placed in its own containing block; how far that is from the target is measured, not reckoned.
 */
export class FollowElement implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #target: () => Element | null
  readonly #sizes = new ResizeObserver(() => this.#place())
  readonly #page = new MutationObserver(() => this.#watchTarget())
  #watched: Element | null = null
  #frame = 0

  constructor(host: ReactiveControllerHost & HTMLElement, target: () => Element | null) {
    this.#host = host
    this.#target = target
    host.addController(this)
  }

  hostConnected(): void {
    this.#sizes.observe(document.documentElement)
    // The target may come, go or be shown later than the badge.
    this.#page.observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ['id', 'class', 'style', 'hidden', 'open'],
    })
    document.addEventListener('scroll', this.#place, { capture: true, passive: true })
    this.#watchTarget()
  }

  hostDisconnected(): void {
    this.#sizes.disconnect()
    this.#page.disconnect()
    document.removeEventListener('scroll', this.#place, { capture: true })
    this.#watched = null
  }

  hostUpdated(): void {
    this.#watchTarget()
  }

  #watchTarget(): void {
    const target = this.#target()
    if (target !== this.#watched) {
      if (this.#watched) this.#sizes.unobserve(this.#watched)
      if (target) this.#sizes.observe(target)
      this.#watched = target
    }
    this.#place()
  }

  readonly #place = (): void => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#measure())
  }

  #measure(): void {
    const badge = this.#host.shadowRoot?.querySelector<HTMLElement>('.badge')
    if (!badge) return
    const corner = this.#watched?.getBoundingClientRect()
    const isSeen = corner !== undefined && corner.width > 0 && hasContent(badge)
    badge.toggleAttribute('hidden', !isSeen)
    if (!isSeen) return
    badge.style.translate = ''
    const at = badge.getBoundingClientRect()
    badge.style.translate = `${corner.right - at.x - at.width / 2}px ${corner.top - at.y - at.height / 2}px`
  }
}

const hasContent = (badge: Element): boolean => badge.childElementCount > 0 || badge.textContent.trim() !== ''

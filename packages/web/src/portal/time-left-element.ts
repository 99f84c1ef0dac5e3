import { css, html, LitElement } from 'lit'
import { messages } from './messages/messages.ts'
import { tell } from './portal-events.ts'
import { clockText, isoDuration, markPassed, secondsLeft } from './time-left.ts'

/**
 * The time left for a task, counting down; says aloud when five minutes and one minute are left.
 *
 * @event time-is-short  fewer than `warnSeconds` are left, once
 * @event time-is-up  the countdown reached zero, and every five seconds after it
 */
export class TimeLeft extends LitElement {
  static override properties = { expiresAt: {}, warnSeconds: {} }
  static override styles = css`
    :host {
      color: var(--quiet);
      font-size: 0.9375rem;
      white-space: nowrap;
    }
    time {
      color: var(--text);
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }
    .short time {
      color: var(--danger);
    }
  `
  /** milliseconds since 1970 */
  declare expiresAt: number
  declare now: () => number
  declare warnSeconds: number
  #isShort = false
  #seconds = Number.POSITIVE_INFINITY
  #ticker: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#ticker = setInterval(() => this.requestUpdate(), 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#ticker)
  }

  override render() {
    const seconds = secondsLeft(this.expiresAt, this.now())
    this.#announce(seconds)
    this.#warn(seconds)
    return html`<span class=${seconds <= this.warnSeconds ? 'short' : ''} role="timer"
      >${messages.timeLeft} <time datetime=${isoDuration(seconds)}>${clockText(seconds)}</time></span
    >`
  }

  #warn(seconds: number): void {
    if (this.#isShort || seconds > this.warnSeconds || seconds === 0) return
    this.#isShort = true
    queueMicrotask(() => this.dispatchEvent(new CustomEvent('time-is-short')))
  }

  #announce(seconds: number): void {
    const mark = markPassed(this.#seconds, seconds)
    // A task that starts with less than five minutes has not passed that mark.
    const isFirstLook = this.#seconds === Number.POSITIVE_INFINITY
    if (mark !== undefined && mark > 0 && !isFirstLook)
      tell(this, 'portal-say', messages.timeLeftAnnouncement(mark / 60))
    if (mark === 0) tell(this, 'portal-say', messages.timeIsUp)
    if (seconds === 0 && (mark === 0 || Math.floor(this.now() / 1000) % 5 === 0))
      this.dispatchEvent(new CustomEvent('time-is-up'))
    this.#seconds = seconds
  }
}

customElements.define('handloop-time-left', TimeLeft)

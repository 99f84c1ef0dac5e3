import type { Timers } from './timers.ts'

/** The service counts a worker as silent after some missed ones: a2i-service specification, S7. */
export const HEARTBEAT_MS = 30_000
/** Somebody who has not moved for so long has a pause; the time is not counted as work. */
export const IDLE_AFTER_MS = 5 * 60_000

/** Whether somebody is at work. The frame is another origin, so its own signs of life arrive as messages. */
export class Activity {
  readonly #timers: Timers
  readonly #isVisible: () => boolean
  #lastSeenMs: number

  constructor(timers: Timers, isVisible: () => boolean) {
    this.#timers = timers
    this.#isVisible = isVisible
    this.#lastSeenMs = timers.now()
  }

  seen(): void {
    this.#lastSeenMs = this.#timers.now()
  }

  get isActive(): boolean {
    return this.#isVisible() && this.#timers.now() - this.#lastSeenMs <= IDLE_AFTER_MS
  }
}

/** Calls `beat` every 30 s, and at once when asked; never two at the same time. */
export class Heartbeat {
  readonly #timers: Timers
  readonly #beat: () => Promise<void>
  #cancel: (() => void) | undefined
  #isRunning = false
  #isBeating = false

  constructor(timers: Timers, beat: () => Promise<void>) {
    this.#timers = timers
    this.#beat = beat
  }

  /** @param firstAfterMs  a lease that was given a moment ago says as much as a beat, and the page has better to do */
  start(firstAfterMs = 0): void {
    this.#isRunning = true
    if (firstAfterMs === 0) void this.now()
    else this.#cancel = this.#timers.after(firstAfterMs, () => void this.now())
  }

  stop(): void {
    this.#isRunning = false
    this.#cancel?.()
  }

  async now(): Promise<void> {
    if (!this.#isRunning || this.#isBeating) return
    this.#cancel?.()
    this.#isBeating = true
    try {
      await this.#beat()
    } finally {
      this.#isBeating = false
      if (this.#isRunning) this.#cancel = this.#timers.after(HEARTBEAT_MS, () => void this.now())
    }
  }
}

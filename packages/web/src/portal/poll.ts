import type { Timers } from './timers.ts'

/** Often enough that a new task does not wait long, seldom enough that a thousand open tabs are no load. */
const PAUSE_MS = 15_000
const LONGEST_PAUSE_MS = 120_000

/** Looks again and again, while somebody can see the page; slower while looking fails. */
export class Poll {
  readonly #timers: Timers
  readonly #look: () => Promise<boolean>
  readonly #isVisible: () => boolean
  #cancel: (() => void) | undefined
  #pauseMs = PAUSE_MS
  #isRunning = false

  /** @param look  false: it failed */
  constructor(timers: Timers, isVisible: () => boolean, look: () => Promise<boolean>) {
    this.#timers = timers
    this.#isVisible = isVisible
    this.#look = look
  }

  start(): void {
    this.#isRunning = true
    this.#schedule()
  }

  stop(): void {
    this.#isRunning = false
    this.#cancel?.()
  }

  #schedule(): void {
    this.#cancel?.()
    if (this.#isRunning) this.#cancel = this.#timers.after(this.#pauseMs, () => void this.#turn())
  }

  async #turn(): Promise<void> {
    if (this.#isVisible())
      this.#pauseMs = (await this.#look()) ? PAUSE_MS : Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS)
    this.#schedule()
  }
}

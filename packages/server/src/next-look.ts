/** What becomes due sooner than this after a wake-up is seen to this late. */
const PATIENCE_MS = 500

/**
 * Looks when the next thing is due, where nobody rings for that. Told of every change that may have brought something
 * nearer; however many there are, the question when it has to be is asked twice a second at most.
 */
export class NextLook {
  readonly #nextDueMs: () => Promise<number | null>
  readonly #look: () => void
  readonly #furthestMs: number
  #asking: NodeJS.Timeout | undefined
  #looking: NodeJS.Timeout | undefined
  #isStopped = false

  /**
   * @param nextDueMs  in how many milliseconds something is due; negative when it is overdue, null when nothing is
   * @param furthestMs  what is due later is not waited for: somebody looks by then anyway
   */
  constructor(nextDueMs: () => Promise<number | null>, look: () => void, furthestMs: number) {
    this.#nextDueMs = nextDueMs
    this.#look = look
    this.#furthestMs = furthestMs
  }

  plan(): void {
    if (this.#isStopped) return
    this.#asking ??= setTimeout(() => this.#ask(), PATIENCE_MS)
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#asking)
    clearTimeout(this.#looking)
  }

  async #ask(): Promise<void> {
    this.#asking = undefined
    const inMs = await this.#nextDueMs()
    if (inMs === null || this.#isStopped) return
    clearTimeout(this.#looking)
    if (inMs < this.#furthestMs) this.#looking = setTimeout(this.#look, Math.max(0, inMs))
  }
}

/** Lets clients be held back at the end of what they are doing, all at once, and be sent on or home. */
export class Gate {
  #isOpen = true
  #isOver = false
  #inside = 0
  #changed = Promise.withResolvers<void>()

  /** Does one thing after the other until it is over; in between the gate may hold it up. */
  async repeat(step: () => Promise<unknown>): Promise<void> {
    for (;;) {
      while (!this.#isOpen && !this.#isOver) await this.#changed.promise
      if (this.#isOver) return
      this.#inside++
      await step().finally(() => this.#inside--)
    }
  }

  /** Resolves when nobody is in the middle of anything. */
  async shut(): Promise<void> {
    this.#isOpen = false
    while (this.#inside > 0) await new Promise(resolve => setTimeout(resolve, 10))
  }

  open(): void {
    this.#isOpen = true
    this.#tell()
  }

  over(): void {
    this.#isOver = true
    this.#tell()
  }

  #tell(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers()
  }
}

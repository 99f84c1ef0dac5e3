/** One thing the worker did, and how to take it back. */
export interface Step {
  undo(): void
  redo(): void
  /** Memory it keeps, when that is worth counting. */
  bytes?: number
}

/** Further back nobody goes. */
const LONGEST = 200
/** Masks keep pixels for each step; so much memory at most, whatever was painted. */
const LARGEST_BYTES = 64 * 1024 * 1024

/** What the worker did, to be undone and redone. Record a step after it was done. */
export class History {
  readonly #done: Step[] = []
  readonly #undone: Step[] = []

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  get #bytes(): number {
    return this.#done.reduce((sum, { bytes = 0 }) => sum + bytes, 0)
  }

  /** The step that would be undone next. */
  get last(): Step | undefined {
    return this.#done.at(-1)
  }

  record(step: Step): void {
    this.#done.push(step)
    while (this.#done.length > LONGEST || (this.#done.length > 1 && this.#bytes > LARGEST_BYTES)) this.#done.shift()
    this.#undone.length = 0
  }

  /** @returns whether there was something to undo */
  undo(): boolean {
    const step = this.#done.pop()
    if (!step) return false
    step.undo()
    this.#undone.push(step)
    return true
  }

  /** @returns whether there was something to redo */
  redo(): boolean {
    const step = this.#undone.pop()
    if (!step) return false
    step.redo()
    this.#done.push(step)
    return true
  }

  clear(): void {
    this.#done.length = 0
    this.#undone.length = 0
  }
}

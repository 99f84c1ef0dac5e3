/** States a worker can go back to and forward again. States are never changed, only replaced. */
export class History<State> {
  #states: State[]
  #at = 0

  constructor(first: State) {
    this.#states = [first]
  }

  get current(): State {
    return this.#states[this.#at]!
  }

  get canUndo(): boolean {
    return this.#at > 0
  }

  get canRedo(): boolean {
    return this.#at < this.#states.length - 1
  }

  /** The worker did something: what was undone before cannot come back. */
  push(state: State): void {
    this.#states = [...this.#states.slice(0, this.#at + 1), state]
    this.#at++
  }

  /** Puts another state in the place of the current one: the same step goes on. */
  amend(state: State): void {
    this.#states[this.#at] = state
  }

  /** @returns whether there was anything to undo */
  undo(): boolean {
    if (!this.canUndo) return false
    this.#at--
    return true
  }

  /** @returns whether there was anything to do again */
  redo(): boolean {
    if (!this.canRedo) return false
    this.#at++
    return true
  }
}

/**
 * The answer of a widget as one object for the widget's whole life, put together anew only when the work has changed
 * and somebody asks. What scripts write into it stays, other than the parts that are put together anew.
 * Source: specification 3.0.5, "result objects".
 */
export class LiveAnswer {
  readonly #object: Record<string, unknown> = {}
  readonly #build: () => Record<string, unknown>
  #built: string[] = []
  #isStale = true

  /** @param build the parts of the answer from the work as it is; may be costly */
  constructor(build: () => Record<string, unknown>) {
    this.#build = build
  }

  /** The work is another one now. */
  expire(): void {
    this.#isStale = true
  }

  get(): Record<string, unknown> {
    if (this.#isStale) this.#refresh()
    return this.#object
  }

  #refresh(): void {
    const parts = this.#build()
    for (const key of this.#built) if (!Object.hasOwn(parts, key)) delete this.#object[key]
    Object.assign(this.#object, parts)
    this.#built = Object.keys(parts)
    this.#isStale = false
  }
}

import { createHash } from 'node:crypto'

/** Keeps the most recently used values by the SHA-256 of a text, up to `count` values and `characters` of their texts. */
export class ParseCache<Value> {
  readonly #entries = new Map<string, { value: Value; size: number }>()
  readonly #limits: { count: number; characters: number }
  #characters = 0

  constructor(limits: { count: number; characters: number }) {
    this.#limits = limits
  }

  get size(): number {
    return this.#entries.size
  }

  get(text: string, parse: (text: string) => Value): Value {
    const hash = createHash('sha256').update(text).digest('base64')
    const known = this.#entries.get(hash)
    const entry = known ?? { value: parse(text), size: text.length }
    if (known) this.#entries.delete(hash)
    else this.#characters += entry.size
    this.#entries.set(hash, entry)
    this.#shrink()
    return entry.value
  }

  #shrink(): void {
    for (const [hash, { size }] of this.#entries) {
      if (this.#entries.size <= this.#limits.count && this.#characters <= this.#limits.characters) return
      this.#entries.delete(hash)
      this.#characters -= size
    }
  }
}

/** A set of whole numbers above zero, eight bytes each and exact: a million states weigh sixteen megabytes. */
export class KeySet {
  #slots = new Float64Array(1 << 16)
  size = 0

  /** @returns whether the key is new */
  add(key: number): boolean {
    if (this.size * 2 >= this.#slots.length) this.#grow()
    const isNew = put(this.#slots, key)
    if (isNew) this.size++
    return isNew
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2)
    for (const key of this.#slots) if (key !== 0) put(larger, key)
    this.#slots = larger
  }
}

function put(slots: Float64Array, key: number): boolean {
  const mask = slots.length - 1
  let place = scattered(key) & mask
  while (slots[place] !== 0) {
    if (slots[place] === key) return false
    place = (place + 1) & mask
  }
  slots[place] = key
  return true
}

/** Neighbouring numbers far from one another, by the last steps of MurmurHash3; both halves of the 53 bits take part. */
function scattered(key: number): number {
  let h = (key | 0) ^ Math.imul(Math.floor(key / 0x100000000), 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

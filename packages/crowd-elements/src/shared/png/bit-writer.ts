/** Bytes made of codes of any length, lowest bit first. */
export class BitWriter {
  #bytes = new Uint8Array(1024)
  #length = 0
  #pending = 0
  #pendingBits = 0

  /** @param bits at most 16 */
  write(value: number, bits: number): void {
    this.#pending |= value << this.#pendingBits
    this.#pendingBits += bits
    for (; this.#pendingBits >= 8; this.#pendingBits -= 8, this.#pending >>>= 8) this.#push(this.#pending & 0xff)
  }

  /** All bytes so far; the last one is filled up with zeros. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#pendingBits > 0) this.#push(this.#pending & 0xff)
    this.#pending = 0
    this.#pendingBits = 0
    return this.#bytes.slice(0, this.#length)
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length++] = byte
  }
}

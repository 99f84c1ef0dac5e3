/** All bodies together, as bytes on the wire. What is made of them takes about five times as much. */
const ROOM_BYTES = 64 * 1024 * 1024
/** Kept free for small bodies, so that a few huge or slow ones don't keep everybody out. */
const RESERVE_BYTES = 16 * 1024 * 1024
const SMALL_BYTES = 64 * 1024

/** The memory that request bodies may take up while they are being read or worked on. */
export class BodyRoom {
  #heldBytes = 0

  get heldBytes(): number {
    return this.#heldBytes
  }

  /**
   * Takes room for a piece of a body.
   *
   * @param total  bytes of this body so far, with the piece
   * @returns false when there is none; then nothing is taken
   */
  take(piece: number, total: number): boolean {
    const limit = total <= SMALL_BYTES ? ROOM_BYTES + RESERVE_BYTES : ROOM_BYTES
    if (this.#heldBytes + piece > limit) return false
    this.#heldBytes += piece
    return true
  }

  give(bytes: number): void {
    this.#heldBytes -= bytes
  }
}

import type { IncomingMessage } from 'node:http'
import type { BodyRoom } from './body-room.ts'
import { type BodyProblem, readBody } from './read-body.ts'
import type { Turns } from './turns.ts'

/** More at once gain nothing: a commit is shared by all that have arrived, and it is full long before. */
const WIDTH = 512
/** From here on the mere reading of a document holds everybody else up for a while. */
export const LARGE_BYTES = 256 * 1024
export const isLarge = (bytes: number): boolean => bytes >= LARGE_BYTES

export type Taken<T> = { ok: true; value: T } | { ok: false; problem: BodyProblem }

/**
 * One kind of work, of which only so much is under way at once. A request gets its place when its body is there, so a
 * slow client holds none. Who finds no place is told at once and at no cost, and comes again.
 */
export class Intake {
  readonly #room: BodyRoom
  readonly #largeOnes: Turns
  #running = 0

  /** @param largeOnes  large bodies are worked on in turns, and small ones in between */
  constructor(room: BodyRoom, largeOnes: Turns) {
    this.#room = room
    this.#largeOnes = largeOnes
  }

  get running(): number {
    return this.#running
  }

  get isFull(): boolean {
    return this.#running >= WIDTH
  }

  /** @returns whether there was a place; then `leave` must follow */
  enter(): boolean {
    if (this.isFull) return false
    this.#running++
    return true
  }

  leave(): void {
    this.#running--
  }

  /** Reads the body and does the work with it, within all bounds. `noRoom`: too much is under way. */
  async take<T>(request: IncomingMessage, limit: number, work: (body: Buffer) => Promise<T>): Promise<Taken<T>> {
    const read = this.isFull ? NO_ROOM : await readBody(request, limit, this.#room)
    if (!read.ok) {
      request.resume()
      return read
    }
    const leaveTurn = isLarge(read.body.length) ? await this.turn(read.body.length) : NOTHING
    try {
      if (!this.enter()) return NO_ROOM
      try {
        return { ok: true, value: await work(read.body) }
      } finally {
        this.leave()
      }
    } finally {
      leaveTurn()
      this.#room.give(read.body.length)
    }
  }

  /** Waits until it is the turn of a body of that many bytes: not at all if it is small. @returns ends the turn */
  async turn(bytes: number): Promise<() => void> {
    if (!isLarge(bytes)) return NOTHING
    await this.#largeOnes.enter()
    return () => this.#largeOnes.leave()
  }
}

const NOTHING = (): void => {}
const NO_ROOM = { ok: false, problem: 'noRoom' } as const

import { close, fdatasync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const flushFile = promisify(fdatasync)

/**
 * Brings what was written to a file to disk, off the main thread: while one flush is under way the next is prepared, and
 * all who ask meanwhile share it.
 */
export class Flusher {
  readonly #path: string
  #descriptor: number | undefined
  /** Under way, or failed. */
  #running: Promise<void> | undefined
  /** Not begun yet: covers whatever is written until it is. */
  #waiting: Promise<void> | undefined
  #latest: Promise<void> = Promise.resolve()
  #isDirty = false
  #failure: Error | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** Why nothing more may be written: a flush failed, and nobody knows what of the file is on disk. */
  get failure(): Error | undefined {
    return this.#failure
  }

  /** Notes that something was written. */
  written(): void {
    this.#isDirty = true
  }

  /**
   * Resolves when everything that was written before the call is on disk.
   * @throws Error when a flush has failed, and from then on always
   */
  flushed(): Promise<void> {
    if (this.#isDirty) {
      this.#isDirty = false
      this.#latest = this.#waiting ?? this.#next()
    }
    return this.#latest
  }

  async close(): Promise<void> {
    await this.#latest.catch(() => {})
    if (this.#descriptor !== undefined) await promisify(close)(this.#descriptor)
  }

  #next(): Promise<void> {
    if (this.#running === undefined) return this.#flush()
    this.#waiting = this.#flushAfter(this.#running)
    return this.#waiting
  }

  async #flushAfter(before: Promise<void>): Promise<void> {
    await before
    this.#waiting = undefined
    await this.#flush()
  }

  /** Begins at once: what its caller does next is done beside it. */
  #flush(): Promise<void> {
    this.#running = this.#bringToDisk().then(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #bringToDisk(): Promise<void> {
    try {
      await flushFile(this.#open())
    } catch (error) {
      this.#failure = new Error('the database could not be flushed to disk: restart the service on a disk that works', {
        cause: error,
      })
      throw this.#failure
    }
  }

  /** A flushed file whose name was not is gone after a power loss. */
  #open(): number {
    if (this.#descriptor !== undefined) return this.#descriptor
    this.#descriptor = openSync(this.#path, 'r')
    const folder = openSync(dirname(this.#path), 'r')
    fsyncSync(folder)
    close(folder, () => {})
    return this.#descriptor
  }
}

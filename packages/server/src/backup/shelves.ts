import type { BackupKey, BackupKeys } from './backup-keys.ts'
import { type Head, payloadOf } from './records.ts'
import type { ChunkWriter } from './sealed-chunks.ts'

const CHUNK_CHARACTERS = 256 * 1024
/** All shelves together; beyond it the fullest is written, however little is on it. */
const MOST_CHARACTERS = 8 * 1024 * 1024

type Shelf = { key: BackupKey; lines: string[]; size: number }

/** Sorts lines by the key that seals them, and writes each shelf as a chunk when it is full. */
export class Shelves {
  readonly #writer: ChunkWriter
  readonly #keys: BackupKeys
  readonly #head: Head
  readonly #shelves = new Map<BackupKey, Shelf>()
  #size = 0

  constructor(writer: ChunkWriter, keys: BackupKeys, head: Head) {
    this.#writer = writer
    this.#keys = keys
    this.#head = head
  }

  /** What must be gone already is not written at all. @returns something to wait for when a chunk is being written */
  put(line: string, goesAtMs: number | null): Promise<void> | undefined {
    const key = this.#keys.for(goesAtMs)
    if (key === undefined) return undefined
    const shelf = this.#shelves.get(key) ?? { key, lines: [], size: 0 }
    this.#shelves.set(key, shelf)
    shelf.lines.push(line)
    shelf.size += line.length
    this.#size += line.length
    if (shelf.size >= CHUNK_CHARACTERS) return this.#write(shelf)
    return this.#size >= MOST_CHARACTERS ? this.#write(this.#fullest()) : undefined
  }

  /** Writes all that is left. */
  async clear(): Promise<void> {
    for (const shelf of [...this.#shelves.values()]) await this.#write(shelf)
  }

  #fullest(): Shelf {
    return [...this.#shelves.values()].reduce((most, shelf) => (shelf.size > most.size ? shelf : most))
  }

  async #write(shelf: Shelf): Promise<void> {
    this.#shelves.delete(shelf.key)
    this.#size -= shelf.size
    await this.#writer.write(shelf.key, payloadOf(this.#head, shelf.lines.join('')))
  }
}

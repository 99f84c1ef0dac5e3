/** Asking costs a microsecond and a half, a node of a template about as much. */
const NODES_PER_LOOK = 64

/**
 * Ends endless loops between two nodes of a template. Counts this thread's processor time, not the clock's: on a busy
 * machine an innocent template may wait long for its turn, and failing it would fail its human loop.
 */
export class CpuLimit {
  readonly #limitMs: number
  readonly #startMs = threadCpuMs()
  #nodes = 0

  constructor(limitMs: number) {
    this.#limitMs = limitMs
  }

  /** The engine calls this before each node. */
  check(): void {
    if (this.#nodes++ % NODES_PER_LOOK === 0 && threadCpuMs() - this.#startMs > this.#limitMs)
      throw new Error('template render limit exceeded')
  }

  use(): void {}
}

export function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

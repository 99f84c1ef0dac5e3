import type { Logger } from 'pino'

/** Work that goes in rounds: when woken, until nothing is left, and never two rounds at once. */
export class Pump {
  readonly #name: string
  readonly #round: () => Promise<boolean>
  readonly #log: Logger
  #running: Promise<void> | undefined
  #isWoken = false
  #isStopped = false

  /** @param round  does some of the work and says whether there may be more right away */
  constructor(name: string, round: () => Promise<boolean>, log: Logger) {
    this.#name = name
    this.#round = round
    this.#log = log
  }

  wake(): void {
    // A round that ended before it began would be waited for without end.
    if (this.#isStopped) return
    this.#isWoken = true
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running
  }

  /** Lets the round that is under way finish and starts no other. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      while (this.#isWoken && !this.#isStopped) {
        this.#isWoken = false
        while (!this.#isStopped && (await this.#round()));
      }
    } catch (error) {
      // The next wake-up tries again.
      this.#log.error({ err: error }, `${this.#name} failed`)
    } finally {
      this.#running = undefined
    }
  }
}

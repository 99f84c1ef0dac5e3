import type { ApiError, Result } from './api-types.ts'
import type { Timers } from './timers.ts'

/** Seconds between tries; the last one repeats for as long as the page is open. */
const PAUSES_SECONDS = [1, 2, 5, 10, 20, 30]

type Dependencies = {
  /** The same content every time: the service answers a repetition as it answered the first. */
  send: () => Promise<Result<unknown>>
  timers: Timers
  /** The answer is not through, and the next try comes after a pause. */
  onWaiting: (error: ApiError) => void
  onTrying: () => void
}

const isWorthRepeating = ({ kind }: ApiError): boolean =>
  kind === 'offline' || kind === 'unavailable' || kind === 'signedOut'

/** Brings one answer to the service, however often the line breaks, with never two requests at once. */
export class Submission {
  readonly #uses: Dependencies
  #tryNow: (() => void) | undefined

  constructor(uses: Dependencies) {
    this.#uses = uses
  }

  /** @returns when the service has taken or refused the answer for good */
  async run(): Promise<Result<unknown>> {
    for (let tries = 0; ; tries++) {
      this.#uses.onTrying()
      const result = await this.#uses.send()
      if (result.ok || !isWorthRepeating(result.error)) return result
      this.#uses.onWaiting(result.error)
      await this.#pause(PAUSES_SECONDS[Math.min(tries, PAUSES_SECONDS.length - 1)]!)
    }
  }

  /** Ends the pause, if there is one. */
  tryNow(): void {
    this.#tryNow?.()
  }

  #pause(seconds: number): Promise<void> {
    return new Promise(resolve => {
      const go = () => {
        cancel()
        this.#tryNow = undefined
        resolve()
      }
      const cancel = this.#uses.timers.after(seconds * 1000, go)
      this.#tryNow = go
    })
  }
}

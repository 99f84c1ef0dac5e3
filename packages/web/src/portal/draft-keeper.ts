import type { ApiError, Result } from './api-types.ts'
import type { Timers } from './timers.ts'

/** Every change of a field arrives here; the service needs only the latest, now and then. */
const PAUSE_MS = 3000
/** After a failure the service or the line is in trouble, so less often. */
const PAUSE_AFTER_FAILURE_MS = 15_000

type Save = (draft: unknown, isLast: boolean) => Promise<Result<unknown>>
type Dependencies = {
  save: Save
  timers: Timers
  onRefused: (error: ApiError) => void
  /** Keeps a copy on this device until the service has it; undefined: it has. */
  copy: (draft: { value: unknown } | undefined) => void
}

/** Saves unsubmitted work: one request at a time, the latest draft, at most every few seconds. */
export class DraftKeeper {
  readonly #uses: Dependencies
  #latest: { draft: unknown } | undefined
  #isSaved = true
  #isStopped = false
  #saving: Promise<void> | undefined
  #cancelTimer: (() => void) | undefined

  constructor(uses: Dependencies) {
    this.#uses = uses
  }

  /** The last draft seen, saved or not; undefined when there is none. */
  get latest(): unknown {
    return this.#latest?.draft
  }

  /** Takes a draft that the service already has. */
  remember(draft: unknown): void {
    this.#latest = { draft }
  }

  keep(draft: unknown): void {
    this.#latest = { draft }
    this.#isSaved = false
    this.#uses.copy({ value: draft })
    this.#schedule(PAUSE_MS)
  }

  /** Saves now what is not saved. @param isLast  the page is going away */
  async flush(isLast = false): Promise<void> {
    this.#cancel()
    // A page that goes away cannot wait its turn.
    if (!isLast) await this.#saving
    if (!this.#isSaved && !this.#isStopped) await this.#save(isLast)
  }

  /** Nothing is saved any more: the answer is sent, or the task is no longer ours. */
  stop(): void {
    this.#isStopped = true
    this.#cancel()
  }

  /** Goes on after {@link stop}: the answer was refused, and the work continues. */
  resume(): void {
    this.#isStopped = false
    if (!this.#isSaved) this.#schedule(PAUSE_MS)
  }

  #schedule(ms: number): void {
    if (this.#isStopped || this.#cancelTimer || this.#saving) return
    this.#cancelTimer = this.#uses.timers.after(ms, () => {
      this.#cancelTimer = undefined
      void this.#save(false)
    })
  }

  #cancel(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }

  #save(isLast: boolean): Promise<void> {
    const saving = this.#saveLatest(isLast).then(pauseMs => {
      this.#saving = undefined
      if (!this.#isSaved) this.#schedule(pauseMs)
    })
    this.#saving = saving
    return saving
  }

  async #saveLatest(isLast: boolean): Promise<number> {
    this.#isSaved = true
    const result = await this.#uses.save(this.latest, isLast)
    if (result.ok && this.#isSaved) this.#uses.copy(undefined)
    if (result.ok) return PAUSE_MS
    const { kind } = result.error
    // A draft that the service does not take will not be taken the next time either; a newer one may be.
    if (kind === 'offline' || kind === 'unavailable' || kind === 'signedOut') this.#isSaved = false
    else if (kind !== 'invalid') {
      this.stop()
      this.#uses.onRefused(result.error)
    }
    return PAUSE_AFTER_FAILURE_MS
  }
}

import type { WorkerApi } from './api.ts'
import type { ApiError } from './api-types.ts'
import type { Kept, KeptWork } from './kept-work.ts'
import { Submission } from './submission.ts'
import type { Timers } from './timers.ts'

/** An answer on this device: on its way, or refused for good. */
export type Waiting = { kept: Kept; refused?: ApiError }

type Dependencies = {
  api: Pick<WorkerApi, 'submit'>
  keptWork: KeptWork
  timers: Timers
  onChange: () => void
  onSent: (kept: Kept) => void
}

/**
 * Answers that a page submitted and that were not known to have arrived when it went away: a crash, a closed tab. Each is
 * sent again until the service has taken or refused it; the service counts a repetition once.
 */
export class Outbox {
  readonly #uses: Dependencies
  readonly #submissions = new Set<Submission>()
  waiting: Waiting[] = []

  constructor(uses: Dependencies) {
    this.#uses = uses
  }

  async start(): Promise<void> {
    const kept = (await this.#uses.keptWork.all()).filter(one => one.answer !== undefined)
    this.waiting = kept.map(one => ({ kept: one }))
    for (const one of kept) void this.#send(one)
    if (kept.length > 0) this.#uses.onChange()
  }

  of(taskId: string): Waiting | undefined {
    return this.waiting.find(({ kept }) => kept.taskId === taskId)
  }

  tryAgain(): void {
    for (const submission of this.#submissions) submission.tryNow()
  }

  /** The worker has seen that it was refused. */
  dismiss(taskId: string): void {
    void this.#uses.keptWork.forget(taskId)
    this.#drop(taskId)
  }

  async #send(kept: Kept): Promise<void> {
    const submission = new Submission({
      send: () => this.#uses.api.submit(kept, kept.answer),
      timers: this.#uses.timers,
      onTrying: () => {},
      onWaiting: this.#uses.onChange,
    })
    this.#submissions.add(submission)
    const result = await submission.run()
    this.#submissions.delete(submission)
    if (result.ok) {
      await this.#uses.keptWork.forget(kept.taskId)
      this.#drop(kept.taskId)
      return this.#uses.onSent(kept)
    }
    // What was answered is still the worker's: whoever takes the task again goes on with it.
    const { answer: _, ...draft } = kept
    await this.#uses.keptWork.put(draft)
    this.waiting = this.waiting.map(one => (one.kept === kept ? { kept, refused: result.error } : one))
    this.#uses.onChange()
  }

  #drop(taskId: string): void {
    this.waiting = this.waiting.filter(({ kept }) => kept.taskId !== taskId)
    this.#uses.onChange()
  }
}

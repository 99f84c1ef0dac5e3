import type { WorkerApi } from './api.ts'
import type { ApiError, Lease } from './api-types.ts'
import { type Activity, Heartbeat } from './heartbeat.ts'
import { isGone } from './task-phase.ts'
import type { Timers } from './timers.ts'

type Dependencies = {
  api: Pick<WorkerApi, 'heartbeat'>
  timers: Timers
  activity: Activity
  /** Whether the work has ended meanwhile: then a beat that was under way says nothing any more. */
  isOver: () => boolean
  /** The lease is gone. @returns whether the work ends with it; otherwise beats go on */
  onGone: (error: ApiError) => boolean
  /** Something of what is known here is another. */
  onChange: () => void
}

/** Of a lease that has just been given. */
const FIRST_BEAT_MS = 2000

/** The hold on a task, kept up by heartbeats, and what they say of it. */
export class HeldLease {
  readonly #uses: Dependencies
  readonly #heartbeat: Heartbeat
  /** Undefined until the task was accepted. */
  lease: Lease | undefined
  loopIsStopping = false
  connection: 'fine' | 'lost' | 'signedOut' = 'fine'

  constructor(uses: Dependencies) {
    this.#uses = uses
    this.#heartbeat = new Heartbeat(uses.timers, () => this.#beat())
  }

  /** @param isFresh  it was given a moment ago, which says as much as a beat */
  start(lease: Lease, isFresh: boolean): void {
    this.lease = lease
    this.#heartbeat.start(isFresh ? FIRST_BEAT_MS : 0)
  }

  stop(): void {
    this.#heartbeat.stop()
  }

  /** Asks the service at once. */
  check(): Promise<void> {
    return this.#heartbeat.now()
  }

  async #beat(): Promise<void> {
    const { lease } = this
    if (!lease) return
    const beat = await this.#uses.api.heartbeat(lease, this.#uses.activity.isActive)
    if (this.#uses.isOver()) return
    if (beat.ok) {
      this.lease = { ...lease, expiresAt: beat.value.expiresAt }
      this.loopIsStopping = beat.value.loopIsStopping
    } else if (isGone(beat.error) && this.#uses.onGone(beat.error)) return
    this.connection = beat.ok ? 'fine' : beat.error.kind === 'signedOut' ? 'signedOut' : 'lost'
    this.#uses.onChange()
  }
}

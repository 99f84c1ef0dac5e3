import type { WorkerApi } from './api.ts'
import type { Session } from './api-types.ts'
import { type Kept, type KeptWork, keepsNothing } from './kept-work.ts'
import { Outbox } from './outbox.ts'
import { Poll } from './poll.ts'
import type { Timers } from './timers.ts'

export type SessionState =
  | { name: 'loading' }
  | { name: 'unreachable' }
  | { name: 'signedOut' }
  | { name: 'ready'; session: Session }

type Dependencies = {
  api: Pick<WorkerApi, 'session' | 'signOut' | 'submit'>
  timers: Timers
  /** Where this device keeps unsent work of a worker. */
  keptWorkOf: (workerId: string) => KeptWork
  onState: (state: SessionState) => void
  /** An answer that waited here has changed. */
  onWaiting: () => void
  onSent: (kept: Kept) => void
}

/** Who is signed in, asked again while the service cannot be reached, and what this device keeps of theirs. */
export class WorkerSession {
  readonly #uses: Dependencies
  readonly #retry: Poll
  state: SessionState = { name: 'loading' }
  keptWork: KeptWork = keepsNothing
  outbox: Outbox

  constructor(uses: Dependencies) {
    this.#uses = uses
    this.#retry = new Poll(
      uses.timers,
      () => true,
      () => this.read(),
    )
    this.outbox = this.#newOutbox()
  }

  /** Asks the service who is there. @returns whether anybody is */
  async read(): Promise<boolean> {
    const session = await this.#uses.api.session()
    if (session.ok) await this.#enter(session.value)
    else this.#become({ name: session.error.kind === 'signedOut' ? 'signedOut' : 'unreachable' })
    if (this.state.name === 'unreachable') this.#retry.start()
    else this.#retry.stop()
    return session.ok
  }

  stop(): void {
    this.#retry.stop()
  }

  /** The service has said that nobody is signed in any more. */
  lose(): void {
    this.#become({ name: 'signedOut' })
  }

  /** @returns false when the service could not be told: then the worker is still signed in */
  async signOut(): Promise<boolean> {
    const done = await this.#uses.api.signOut()
    if (!done.ok && done.error.kind !== 'signedOut') return false
    this.lose()
    return true
  }

  async #enter(session: Session): Promise<void> {
    this.keptWork = this.#uses.keptWorkOf(session.worker.id)
    this.outbox = this.#newOutbox()
    await this.outbox.start()
    this.#become({ name: 'ready', session })
  }

  #newOutbox(): Outbox {
    const { api, timers, onWaiting, onSent } = this.#uses
    return new Outbox({ api, keptWork: this.keptWork, timers, onChange: onWaiting, onSent })
  }

  #become(state: SessionState): void {
    this.state = state
    this.#uses.onState(state)
  }
}

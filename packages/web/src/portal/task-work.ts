import type { DraftState, PortalMessage } from '../../../crowd-elements/src/task-frame/messages.ts'
import type { WorkerApi } from './api.ts'
import type { ApiError, Lease, Result, StoredDraft } from './api-types.ts'
import { DraftKeeper } from './draft-keeper.ts'
import type { Kept, KeptWork } from './kept-work.ts'
import type { Timers } from './timers.ts'

type Dependencies = {
  api: Pick<WorkerApi, 'saveDraft' | 'draft' | 'serverNow'>
  timers: Timers
  keptWork: KeptWork
  sendToFrame: (message: PortalMessage) => void
  lease: () => Lease | undefined
  /** Whether the worker is still at it; otherwise nothing is fetched again. */
  isWorking: () => boolean
  /** The task is no longer ours: what the frame still says is not kept. */
  isEnded: () => boolean
  /** While an answer is on its way, what is kept on this device is that answer. */
  isSending: () => boolean
  onRefused: (error: ApiError) => void
}

const RETRY_MS = 5000
/** How long a frame has to hand over its draft when the worker leaves. */
const COLLECT_MS = 300

/** What a worker has entered into one task: put back into the frame, saved as it grows, kept on this device until it is. */
export class TaskWork {
  readonly #uses: Dependencies
  readonly drafts: DraftKeeper
  #stored: Promise<Result<StoredDraft | undefined>> | undefined
  #onCollected: (() => void) | undefined
  /** A fresh page reports its empty fields before it gets the stored draft back; those must not replace it. */
  #takesDrafts = false

  constructor(uses: Dependencies) {
    this.#uses = uses
    this.drafts = new DraftKeeper({
      save: (draft, isLast) => uses.api.saveDraft(uses.lease()!, draft, isLast),
      timers: uses.timers,
      onRefused: uses.onRefused,
      copy: draft => this.#copy(draft),
    })
  }

  /** Asks the service what it has; the frame gets it when it is ready. */
  fetch(taskId: string): void {
    this.#stored = this.#uses.api.draft(taskId)
  }

  async restore(): Promise<void> {
    // A frame that reloads itself gets back what it reported last.
    const stored = this.drafts.latest === undefined ? await this.#stored : undefined
    if (stored?.ok) await this.#takeNewer(stored.value)
    const draft = this.drafts.latest
    if (draft !== undefined) this.#uses.sendToFrame({ handloop: 1, type: 'restore', draft: draft as DraftState })
    // While the stored work is unknown, saving over it could destroy it.
    this.#takesDrafts = stored === undefined || stored.ok
    if (!this.#takesDrafts) this.#retry()
  }

  /** The frame says what is entered into it. */
  receive(draft: DraftState): void {
    if (this.#takesDrafts && !this.#uses.isEnded()) this.drafts.keep(draft)
    this.#onCollected?.()
  }

  /** Saves all there is, also what was typed a moment ago and may still be in the frame. */
  async saveLast(): Promise<void> {
    await this.collect()
    await this.drafts.flush()
  }

  /** Has the frame say what was typed a moment ago. One that does not answer is not waited for. */
  collect(): Promise<void> {
    if (!this.#takesDrafts) return Promise.resolve()
    return new Promise(resolve => {
      this.#onCollected = resolve
      this.#uses.timers.after(COLLECT_MS, resolve)
      this.#uses.sendToFrame({ handloop: 1, type: 'collect' })
    })
  }

  /** An answer is on its way. @returns what keeps it on this device, and lets go of it again */
  keepAnswer(lease: Lease, answer: Record<string, unknown>): { forget: (isSent: boolean) => void } {
    const { latest } = this.drafts
    const work = { ...keptOf(lease), ...(latest !== undefined && { draft: this.#dated(latest) }) }
    const { keptWork } = this.#uses
    void keptWork.put({ ...work, answer })
    return { forget: isSent => void (isSent ? keptWork.forget(lease.taskId) : keptWork.put(work)) }
  }

  #retry(): void {
    this.#uses.timers.after(RETRY_MS, () => {
      const lease = this.#uses.lease()
      if (!lease || !this.#uses.isWorking()) return
      this.fetch(lease.taskId)
      void this.restore()
    })
  }

  /** What this device kept because it could not be saved, or what the service has: whichever was written later. */
  async #takeNewer(stored: StoredDraft | undefined): Promise<void> {
    const kept = await this.#uses.keptWork.find(this.#uses.lease()!.taskId)
    const storedMs = stored?.savedAt ? Date.parse(stored.savedAt) : 0
    if (kept?.draft && kept.draft.atMs > storedMs) this.drafts.keep(kept.draft.value)
    else if (stored !== undefined) this.drafts.remember(stored.draft)
  }

  #copy(draft: { value: unknown } | undefined): void {
    const lease = this.#uses.lease()
    if (!lease || this.#uses.isSending()) return
    if (draft === undefined) return void this.#uses.keptWork.forget(lease.taskId)
    void this.#uses.keptWork.put({ ...keptOf(lease), draft: this.#dated(draft.value) })
  }

  #dated = (value: unknown) => ({ value, atMs: this.#uses.api.serverNow() })
}

const keptOf = ({ taskId, leaseEpoch, title }: Lease): Kept => ({ taskId, leaseEpoch, title })

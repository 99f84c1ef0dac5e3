// One worker's work on one task, from opening to the answer: what is known, what may be done, what is being sent.
// Knows no page; the task page shows it, and tests run it with a clock of their own.
import type { FrameMessage, PortalMessage } from '../../../crowd-elements/src/task-frame/messages.ts'
import type { WorkerApi } from './api.ts'
import type { ApiError, Lease, Result } from './api-types.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import type { Activity } from './heartbeat.ts'
import { HeldLease } from './held-lease.ts'
import type { KeptWork } from './kept-work.ts'
import { Submission } from './submission.ts'
import { type Farewell, farewellTo, isGone, type Phase } from './task-phase.ts'
import { TaskWork } from './task-work.ts'
import type { Timers } from './timers.ts'

export type TaskApi = Pick<
  WorkerApi,
  'accept' | 'heartbeat' | 'saveDraft' | 'draft' | 'submit' | 'leave' | 'release' | 'decline' | 'serverNow'
>

type Dependencies = {
  api: TaskApi
  timers: Timers
  activity: Activity
  keptWork: KeptWork
  sendToFrame: (message: PortalMessage) => void
  /** Something to show has changed. */
  onChange: () => void
  /** Words for a refusal, shown inside the frame by the form. */
  explain: (error: ApiError) => string
}

export class TaskSession {
  readonly #uses: Dependencies
  readonly #work: TaskWork
  readonly #drafts: DraftKeeper
  readonly #held: HeldLease
  #submission: Submission | undefined
  /** What the frame of a reserved task said before the task was accepted. */
  readonly #early: FrameMessage[] = []

  phase: Phase = { name: 'opening' }
  /** What the worker asked for last, and the service refused. */
  problem: { about: 'answer' | 'action'; error: ApiError } | undefined
  isBusy = false

  constructor(uses: Dependencies) {
    this.#uses = uses
    this.#held = new HeldLease({
      ...uses,
      isOver: () => this.phase.name === 'over' || this.phase.name === 'ended',
      onGone: error => this.#leaseIsGone(error),
    })
    this.#work = new TaskWork({
      ...uses,
      lease: () => this.lease,
      isWorking: () => this.phase.name === 'working',
      isEnded: () => this.phase.name === 'ended',
      isSending: () => this.hasUnsentAnswer,
      onRefused: error => void this.#lose(error),
    })
    this.#drafts = this.#work.drafts
  }

  get lease(): Lease | undefined {
    return this.#held.lease
  }

  get loopIsStopping(): boolean {
    return this.#held.loopIsStopping
  }

  get connection(): HeldLease['connection'] {
    return this.#held.connection
  }

  /** @param given  a lease just got from "next task"; without it, the task is accepted here */
  async open(taskId: string, given?: Lease): Promise<void> {
    const accepted: Result<Lease> = given ? { ok: true, value: given } : await this.#uses.api.accept(taskId)
    if (this.phase.name !== 'opening') return
    if (!accepted.ok) return this.#enter({ name: 'closed', error: accepted.error })
    this.#work.fetch(taskId)
    this.#held.start(accepted.value, given !== undefined)
    this.#enter({ name: 'working' })
    for (const message of this.#early) await this.receive(message)
  }

  /** The frame of a reserved task stands there, complete. */
  get isFrameReady(): boolean {
    return this.#early.some(({ type }) => type === 'ready')
  }

  /** The work as it was last seen; undefined when the frame never said. */
  get work(): unknown {
    return this.#drafts.latest
  }

  async receive(message: FrameMessage): Promise<void> {
    if (!this.lease) {
      this.#early.push(message)
      this.#uses.onChange()
      return
    }
    this.#uses.activity.seen()
    if (message.type === 'ready') await this.#work.restore()
    if (message.type === 'draft') this.#work.receive(message.draft)
    if (message.type === 'submit') await this.#submit(message.answerContent)
  }

  /**
   * Asks the service how the lease stands: the page became visible, or the time ran out. An answer on its way asks as
   * much; its reply may come later than the news of what it did, after which the lease is gone.
   */
  async check(): Promise<void> {
    if (this.phase.name !== 'sending') await this.#held.check()
  }

  tryAgain(): void {
    this.#submission?.tryNow()
  }

  stopAndResumeLater(): Promise<void> {
    return this.#part('left', async lease => {
      await this.#work.saveLast()
      return this.#uses.api.leave(lease)
    })
  }

  release(): Promise<void> {
    return this.#part('released', lease => this.#uses.api.release(lease))
  }

  /** @param reason  the worker's own words; may be empty */
  decline(reason: string): Promise<void> {
    return this.#part('declined', lease => this.#uses.api.decline(lease, reason))
  }

  /** The tab closes or reloads. Coming back within the grace keeps the task, so it is not given up here. */
  saveBeforeUnload(): void {
    void this.#drafts.flush(true)
  }

  /** The page is about to be taken away, and its frame with it. */
  async collect(): Promise<void> {
    if (this.phase.name === 'working') await this.#work.collect()
  }

  /** The page is taken away. @param leaves  by going elsewhere in the portal, which gives the task up for now */
  close(leaves: boolean): void {
    // An answer on its way goes on being sent, and with it the work would be lost for good.
    if (this.hasUnsentAnswer) this.#drafts.resume()
    void this.#drafts.flush(true)
    if (leaves && this.lease && this.phase.name === 'working') void this.#uses.api.leave(this.lease, true)
    this.#stop()
  }

  get hasUnsentAnswer(): boolean {
    return this.phase.name === 'sending' || this.phase.name === 'notSent'
  }

  async #submit(answerContent: Record<string, unknown>): Promise<void> {
    if (this.phase.name === 'ended') return this.#refuse(this.phase.error)
    if (this.phase.name !== 'working' || this.isBusy || !this.lease) return
    const lease = this.lease
    this.#drafts.stop()
    this.problem = undefined
    const submission = new Submission({
      send: () => this.#uses.api.submit(lease, answerContent),
      timers: this.#uses.timers,
      onTrying: () => this.#enter({ name: 'sending' }),
      onWaiting: error => this.#enter({ name: 'notSent', error }),
    })
    this.#submission = submission
    const kept = this.#work.keepAnswer(lease, answerContent)
    const result = await submission.run()
    this.#submission = undefined
    kept.forget(result.ok)
    if (result.ok) return this.#finish('submitted')
    this.#refuse(result.error)
    this.#drafts.resume()
    if (isGone(result.error)) return this.#keepLateWork(result.error)
    this.problem = { about: 'answer', error: result.error }
    this.#enter({ name: 'working' })
  }

  /** The answer came too late. What it was is kept as a draft, if the service still takes one. */
  async #keepLateWork(error: ApiError): Promise<void> {
    this.#held.stop()
    this.#end(error)
    await this.#drafts.flush()
    this.#drafts.stop()
  }

  /** Nothing can be sent any more: the page says so, and shows the work without letting anybody go on with it. */
  #end(error: ApiError): void {
    this.#uses.sendToFrame({ handloop: 1, type: 'close' })
    this.#enter({ name: 'ended', error })
  }

  async #part(how: Farewell, act: (lease: Lease) => Promise<Result<unknown>>): Promise<void> {
    if (this.phase.name !== 'working' || this.isBusy || !this.lease) return
    this.isBusy = true
    this.problem = undefined
    this.#uses.onChange()
    const result = await act(this.lease)
    this.isBusy = false
    // Gone already is what was asked for.
    if (result.ok || isGone(result.error)) {
      if (how === 'declined') void this.#uses.keptWork.forget(this.lease.taskId)
      return this.#finish(how === 'left' ? farewellTo(result) : how)
    }
    this.problem = { about: 'action', error: result.error }
    this.#uses.onChange()
  }

  /** While an answer is on its way, what becomes of that says more. */
  #leaseIsGone(error: ApiError): boolean {
    if (this.hasUnsentAnswer) return false
    void this.#lose(error)
    return true
  }

  #refuse(error: ApiError): void {
    this.#uses.sendToFrame({ handloop: 1, type: 'refused', message: this.#uses.explain(error) })
  }

  /** What was typed last is fetched before the frame is closed; the service takes it where nobody else has the task. */
  async #lose(error: ApiError): Promise<void> {
    if (this.phase.name !== 'working' || this.isBusy) return
    this.isBusy = true
    this.#held.stop()
    await this.#work.saveLast()
    this.#drafts.stop()
    this.isBusy = false
    if (this.phase.name === 'working') this.#end(error)
  }

  #finish(how: Farewell): void {
    if (how === 'submitted') this.#uses.sendToFrame({ handloop: 1, type: 'accepted' })
    this.#stop()
    this.#enter({ name: 'over', how })
  }

  #stop(): void {
    this.#held.stop()
    this.#drafts.stop()
  }

  #enter(phase: Phase): void {
    this.phase = phase
    this.#uses.onChange()
  }
}

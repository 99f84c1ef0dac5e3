import type { HumanLoop, LoopEvent } from '../human-loop/loop.ts'
import { aLoop, NOON } from '../human-loop/testing.ts'
import { accept } from './accept.ts'
import { direct } from './direct.ts'
import { decline, heartbeat, leave, release } from './give-back.ts'
import { passTime } from './pass-time.ts'
import { assignmentOf, type Progress, type Review } from './review.ts'
import { submit } from './submit.ts'

export const minutes = (n: number): number => n * 60_000

export type Said = 'ok' | 'leaseLost' | 'gone' | 'eventRefused'

/** A review played through as the service plays it: time catches up before every act. Time limit: one hour. */
export class Play {
  review: Review
  at = NOON
  facts: Progress['facts'] = []

  constructor(loop: Partial<HumanLoop> = {}) {
    this.review = { loop: aLoop(loop), lastEpoch: 0, timeLimitSeconds: 3600, assignments: [] }
  }

  wait(ms: number): this {
    this.at = new Date(this.at.getTime() + ms)
    this.#keep(this.#timely())
    return this
  }

  epoch(worker: number): number {
    return assignmentOf(this.review, worker)?.leaseEpoch ?? 0
  }

  state(worker: number): string | undefined {
    return assignmentOf(this.review, worker)?.state
  }

  accept = (worker: number): Said => this.#said(accept(this.#timely(), worker, this.at))
  submit = (workerId: number, leaseEpoch = this.epoch(workerId), isSameContent = false): Said =>
    this.#said(submit(this.#timely(), { workerId, leaseEpoch, isSameContent }, this.at))
  release = (workerId: number): Said => this.#said(release(this.#timely(), this.#holder(workerId), this.at))
  decline = (workerId: number): Said => this.#said(decline(this.#timely(), this.#holder(workerId), this.at))
  leave = (workerId: number): Said => this.#said(leave(this.#timely(), this.#holder(workerId), this.at))
  beat = (workerId: number, isActive = true): Said =>
    this.#said(heartbeat(this.#timely(), { ...this.#holder(workerId), isActive }, this.at))
  tell = (event: LoopEvent): Said => this.#said(direct(this.#timely(), event, this.at, NOON))
  stop = (): Said => this.tell({ type: 'stopRequested' })

  get status(): string {
    return this.review.loop.status
  }

  #holder = (workerId: number) => ({ workerId, leaseEpoch: this.epoch(workerId) })
  #timely = (): Progress => passTime({ review: this.review, facts: [], taskFacts: [] }, this.at, NOON)

  #said(outcome: { ok: true; progress: Progress } | { ok: false; error: { kind: Exclude<Said, 'ok'> } }): Said {
    if (!outcome.ok) return outcome.error.kind
    this.#keep(outcome.progress)
    return 'ok'
  }

  #keep({ review, facts }: Progress): void {
    this.review = review
    this.facts.push(...facts)
  }
}

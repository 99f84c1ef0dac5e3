import { hasRoom, startedLoop } from '../../../human-loop/loop.ts'
import { NOON } from '../../../human-loop/testing.ts'
import { nextDue, passTime } from '../../../review-task/pass-time.ts'
import { isOfferedTo, type Progress, type Review } from '../../../review-task/review.ts'
import { viewOf, wholeOf } from '../change.ts'
import { FLOWS, LIFETIME_SECONDS, SINKS, TIME_LIMIT_SECONDS, teamsOf } from './house.ts'

export type ModelLoop = {
  id: number
  flowId: number
  teamId: number
  review: Review
  /** Thirty days after its end a loop's data is gone, and of a deleted one everything. */
  isPurged: boolean
  isGone: boolean
  /** As last saved: a service that has been up for longer may think of an earlier time. */
  dueMs: number | null
  answers: Map<number, string>
}

/** `told`: the status or the part of an event, null for an output. */
export type ModelRow = {
  loopId: number
  kind: 'output' | 'event'
  sink: string
  told: string | null
  dueMs: number
  attempts: number
}

type Decision = { ok: true; progress: Progress } | { ok: false; error: { kind: string } }

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000

function dueMsOf(loop: ModelLoop, view: Review, upSince: Date): number | null {
  const due = nextDue(view, upSince)?.getTime() ?? null
  const { endedAt, status } = view.loop
  if (endedAt === null || (loop.isPurged && status !== 'Deleted')) return due
  return Math.min(due ?? Number.POSITIVE_INFINITY, endedAt.getTime() + THIRTY_DAYS_MS)
}

/** What the store must hold: pure reviews, changed by the pure functions. */
export class Model {
  readonly #sendsTaskEvents: boolean
  ms = NOON.getTime()
  loops: ModelLoop[] = []
  outbox: ModelRow[] = []

  constructor(sendsTaskEvents: boolean) {
    this.#sendsTaskEvents = sendsTaskEvents
  }

  get at(): Date {
    return new Date(this.ms)
  }

  start(flowId: number, upSince: Date): void {
    const flow = FLOWS.find(one => one.id === flowId)!
    const { taskCount, teamId } = flow
    const loop = startedLoop({ taskCount, lifetimeSeconds: LIFETIME_SECONDS, at: this.at })
    const review = { loop, lastEpoch: 0, timeLimitSeconds: TIME_LIMIT_SECONDS, assignments: [] }
    const dueMs = nextDue(review, upSince)?.getTime() ?? null
    this.loops.push({
      id: this.loops.length + 1,
      flowId,
      teamId,
      review,
      dueMs,
      isPurged: false,
      isGone: false,
      answers: new Map(),
    })
    if (this.#sendsTaskEvents) this.#owe(this.loops.length, 'event', 'Created')
  }

  loop(id: number): ModelLoop {
    return this.loops[id - 1]!
  }

  /** @returns how the act is answered; a refusal keeps nothing */
  change(id: number, workerId: number | null, upSince: Date, decide: (progress: Progress) => Decision): string {
    const loop = this.loop(id)
    const view = viewOf(loop.review, workerId)
    const decision = decide(passTime({ review: view, facts: [], taskFacts: [] }, this.at, upSince))
    if (!decision.ok) return decision.error.kind
    loop.review = wholeOf(loop.review, view, decision.progress.review)
    loop.dueMs = dueMsOf(loop, decision.progress.review, upSince)
    if (this.#sendsTaskEvents) for (const { type } of decision.progress.taskFacts) this.#owe(id, 'event', type)
    for (const fact of decision.progress.facts) {
      if (fact.type === 'OutputDue') this.#owe(id, 'output', null)
      else if (['Completed', 'Failed', 'Stopped'].includes(fact.to)) this.#owe(id, 'event', fact.to)
    }
    return 'ok'
  }

  /** Old enough? Then the loop's data goes, as spec 2.7 D9 to D14 says. */
  purge(id: number): void {
    const loop = this.loop(id)
    const { endedAt, status } = loop.review.loop
    if (endedAt === null || this.ms < endedAt.getTime() + THIRTY_DAYS_MS) return
    if (loop.isPurged && status !== 'Deleted') return
    loop.answers.clear()
    loop.review = { ...loop.review, assignments: [] }
    loop.isPurged = true
    loop.isGone = status === 'Deleted'
    loop.dueMs = null
    this.outbox = this.outbox.filter(row => row.loopId !== id)
  }

  #owe(loopId: number, kind: ModelRow['kind'], told: string | null): void {
    for (const sink of kind === 'output' ? ['bucket'] : SINKS)
      this.outbox.push({ loopId, kind, sink, told, dueMs: this.ms, attempts: 0 })
  }

  /** Ids of the tasks that a worker's list offers, oldest first. */
  offered(workerId: number): number[] {
    const teams = teamsOf(workerId)
    const isOffered = (one: ModelLoop) => !one.isGone && teams.includes(one.teamId) && isOfferedTo(one.review, workerId)
    return this.loops.filter(isOffered).map(one => one.id)
  }

  held(workerId: number): number[] {
    const holds = (one: ModelLoop) =>
      one.review.assignments.some(part => part.workerId === workerId && part.state === 'inWork')
    return this.loops.filter(holds).map(one => one.id)
  }

  offeredTo = (loop: ModelLoop): number | null => (hasRoom(loop.review.loop) ? loop.teamId : null)

  /** What may leave now, by the rule of spec 6.1 as one reads it: in order at each sink, and the object tried first. */
  due(): ModelRow[] {
    const isBlocked = (row: ModelRow, i: number) =>
      this.outbox
        .slice(0, i)
        .some(
          earlier =>
            earlier.loopId === row.loopId &&
            (earlier.sink === row.sink || (earlier.kind === 'output' && earlier.attempts === 0)),
        )
    const due = this.outbox.filter((row, i) => row.dueMs <= this.ms && !isBlocked(row, i))
    return due.sort((a, b) => a.dueMs - b.dueMs || this.outbox.indexOf(a) - this.outbox.indexOf(b))
  }
}

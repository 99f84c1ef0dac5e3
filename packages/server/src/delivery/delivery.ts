import type { Span } from '@opentelemetry/api'
import { faultPoint } from '../fault-points.ts'
import { deliveries } from '../observing/metrics.ts'
import { failed, inSpan, LOOP_ARN } from '../observing/tracing.ts'
import { Pump } from '../pump.ts'
import { direct } from '../review-task/direct.ts'
import type { Services } from '../services.ts'
import { loopArn } from '../store/loop-rows.ts'
import type { Moment } from '../store/moment.ts'
import {
  BUCKET_SINK,
  delivered,
  deliveryFailed,
  dueDeliveries,
  eventDelivered,
  giveBackDeliveries,
  nextDelivery,
  type OutboxRow,
  takeDeliveries,
} from '../store/outbox.ts'
import { changeLoop, loopById, loopToChange } from '../store/reviews.ts'
import { sideBySide, type Unit } from '../store/sql.ts'
import { writeOutput } from './output.ts'
import { OUTPUT_TRIES_MS, pauseMs } from './pauses.ts'
import type { Sink } from './sink.ts'

/** How many deliveries to one sink are under way at once. */
const WIDTH = 32
/** Longer than any delivery takes: a second node must not begin what a first one is at. */
const TAKEN_MS = 120_000

/**
 * The outbox's way out: output objects into buckets, events to their sinks, each until it has arrived. Every sink has a
 * lane of its own, so that a slow one holds up nobody else.
 */
export class Delivery {
  readonly #services: Services
  readonly #sinks: Map<string, Sink>
  /** Ids of outbox rows that are on their way out. */
  readonly #inHand = new Set<number>()
  readonly #lanes: { sink: string; pump: Pump }[]

  constructor(services: Services, sinks: Sink[]) {
    this.#services = services
    this.#sinks = new Map(sinks.map(sink => [sink.name, sink]))
    this.#lanes = [BUCKET_SINK, ...this.#sinks.keys()].map(sink => ({
      sink,
      pump: new Pump(`delivery to ${sink}`, () => this.#round(sink), services.log),
    }))
  }

  wake(): void {
    for (const { pump } of this.#lanes) pump.wake()
  }

  /** When something is to be delivered next, as things stand. */
  *nextDue(): Unit<Date | null> {
    let next: Date | null = null
    for (const { sink } of this.#lanes) {
      const due: Date | null = yield* nextDelivery(sink)
      if (due !== null && (next === null || due < next)) next = due
    }
    return next
  }

  /** @returns whether there may be more to do right away */
  async #round(sink: string): Promise<boolean> {
    const due = await this.#due(sink)
    await Promise.all(due.map(row => this.#traced(row)))
    return due.length > 0
  }

  /**
   * No new deliveries. What a receiver is still thinking about after a while is left to whoever looks next, here or on
   * another node, and sent with the same id.
   */
  async stop(patienceMs: number): Promise<void> {
    const { store, clock } = this.#services
    const stopped = Promise.all(this.#lanes.map(({ pump }) => pump.stop()))
    await Promise.race([stopped, new Promise(resolve => setTimeout(resolve, patienceMs))])
    const left = [...this.#inHand]
    if (store.hasPeers) await store.write(() => giveBackDeliveries(left, clock.now()))
  }

  /** Nodes that share the outbox take what they deliver; what a node that died has taken comes back after a while. */
  #due(sink: string): Promise<OutboxRow[]> {
    const { store, clock } = this.#services
    if (!store.hasPeers) return store.read(() => dueDeliveries(sink, clock.now(), WIDTH))
    const until = new Date(clock.now().getTime() + TAKEN_MS)
    return store.writeShared(() => takeDeliveries(sink, clock.now(), WIDTH, until))
  }

  async #traced(row: OutboxRow): Promise<void> {
    this.#inHand.add(row.id)
    const attributes = async () => {
      const loop = await this.#services.store.read(() => loopById(row.loop_id))
      const about = { 'handloop.sink': row.sink, 'handloop.attempt': row.attempts + 1 }
      return loop === undefined ? about : { ...about, [LOOP_ARN]: loopArn(loop) }
    }
    try {
      await inSpan(`deliver ${row.kind}`, attributes, span => this.#deliver(row, span))
    } finally {
      this.#inHand.delete(row.id)
    }
  }

  async #deliver(row: OutboxRow, span: Span): Promise<void> {
    if (row.kind === 'output') return this.#output(row, span)
    let response: string | undefined
    try {
      const sink = this.#sinks.get(row.sink)
      if (sink === undefined) throw new Error(`the sink ${row.sink} is not configured any more`)
      response = await sink.send({ id: row.event_id ?? '', payload: row.payload ?? '' })
      faultPoint('after-event-before-forget')
    } catch (error) {
      return this.#tryAgain(row, String(error), span)
    }
    await this.#services.store.writeShared(moment => eventDelivered(row.id, response, moment))
    count(row, 'arrived')
  }

  async #output(row: OutboxRow, span: Span): Promise<void> {
    const { store, clock } = this.#services
    const written = await writeOutput(this.#services, row)
    if (written.ok) {
      faultPoint('after-output-before-report')
      await store.writeShared(moment => settle(row, { type: 'outputWritten' }, moment))
      count(row, 'arrived')
      return faultPoint('after-report-before-event')
    }
    // Time in which the service was down was no time of trying.
    const triedSince = Math.max(row.created_ms, store.upSince.getTime())
    if (!written.isFinal && clock.now().getTime() - triedSince < OUTPUT_TRIES_MS)
      return this.#tryAgain(row, written.reason, span)
    await store.writeShared(moment => settle(row, { type: 'outputGivenUp', reason: written.reason }, moment))
  }

  async #tryAgain(row: OutboxRow, reason: string, span: Span): Promise<void> {
    failed(span, reason)
    const { store, log, clock } = this.#services
    const again = new Date(clock.now().getTime() + pauseMs(row.kind, row.attempts + 1))
    log.warn(
      { loopId: row.loop_id, kind: row.kind, sink: row.sink, attempts: row.attempts + 1, reason },
      'delivery failed',
    )
    await store.writeShared(moment => deliveryFailed(row.id, reason, again, moment))
    count(row, 'failed')
    // Events have waited for the first try of the output before them.
    if (row.kind === 'output') this.wake()
  }
}

const count = ({ kind, sink }: OutboxRow, outcome: 'arrived' | 'failed'): void =>
  deliveries.inc({ kind, sink, outcome })

type Outcome = { type: 'outputWritten' } | { type: 'outputGivenUp'; reason: string }

/** The outcome goes through the loop's step like everything else; only then is the loop Completed. */
function* settle(row: OutboxRow, outcome: Outcome, moment: Moment): Unit<void> {
  const [isOwed, opened] = yield* sideBySide(delivered(row.id), loopToChange(row.loop_id))
  // Gone: another node, which took this one for dead, has settled it.
  if (!isOwed || opened === undefined) return
  yield* changeLoop(opened, progress => direct(progress, outcome, moment.at, moment.upSince), moment)
}

import { KnownBackups } from '../backup/known-backups.ts'
import type { Sink } from '../delivery/sink.ts'
import { faultPoint } from '../fault-points.ts'
import { arn } from '../human-loop/naming.ts'
import { RETENTION_MS } from '../human-loop/retention.ts'
import { inSpan } from '../observing/tracing.ts'
import { Pump } from '../pump.ts'
import { type Directed, direct } from '../review-task/direct.ts'
import type { Progress } from '../review-task/review.ts'
import type { Services } from '../services.ts'
import { accountsClosedBy } from '../store/accounts.ts'
import { addFigures, FIGURES_KEPT_MS, forgetFigures } from '../store/figures.ts'
import { type FlowRow, flowToRemove, leavingFlows, setFlowStatus } from '../store/flow-definitions.ts'
import { dueLoops, hasLoops, loopsEndedBy, remainingLoops } from '../store/loops.ts'
import type { Moment } from '../store/moment.ts'
import { forgetFlow, type InputDigest, isPurgeDue, purgeAccount, purgeLoop } from '../store/purge.ts'
import { changeLoop, dueLoopToChange, loopById } from '../store/reviews.ts'
import { sweepExpired } from '../store/sessions.ts'
import type { Unit } from '../store/sql.ts'
import { removeAllTags } from '../store/tags.ts'
import { UnusedTemplates } from './unused-templates.ts'

const BATCH = 200

type Needed = Pick<Services, 'store' | 'clock' | 'keys' | 'log'>

/** What happens because time passed, read from due times in the store: a service that was off catches up. */
export class Housekeeping {
  readonly #services: Needed
  readonly #sinks: Sink[]
  readonly #backups: KnownBackups
  readonly #templates: UnusedTemplates
  /** Rows were purged, but the database's files may still show them: also by a service that was killed in between. */
  #isScrubDue = true
  #isToldPaused = false
  readonly pump: Pump
  /** Brings what operators see of the past hours up to date: two rounds at once would be in each other's way. */
  readonly figures: Pump

  constructor(services: Needed, sinks: Sink[]) {
    this.#services = services
    this.#sinks = sinks
    this.#backups = new KnownBackups(services)
    this.#templates = new UnusedTemplates(services)
    this.pump = new Pump('housekeeping', () => this.#round(), services.log)
    this.figures = new Pump('adding up figures', () => services.store.write(({ at }) => addFigures(at)), services.log)
  }

  /** Lets what is under way finish. */
  async stop(): Promise<void> {
    await Promise.all([this.pump.stop(), this.figures.stop()])
  }

  /**
   * What has no due time of its own: sign-in links, sessions, events that sinks of ours have kept long enough, texts of
   * templates, keys of backups. These expire at full hours, so it is called when an hour begins.
   */
  async sweep(): Promise<void> {
    const { store, clock } = this.#services
    // First: it is a promise with a time to it, and needs nothing of what may fail below.
    await this.#backups.prune()
    await store.write(moment => sweepExpired(moment.at, clock.realNow()))
    await store.write(moment => forgetFigures(new Date(moment.at.getTime() - FIGURES_KEPT_MS)))
    const before = new Date(clock.now().getTime() - RETENTION_MS)
    for (const sink of this.#sinks) await sink.trim?.(before)
    if (!this.#isPaused() && (await this.#templates.sweep())) this.#isScrubDue = true
  }

  /**
   * Lets everything go whose 30 days are over and changes nothing else. For a house that was just restored, before
   * anybody is served: leases and lifetimes that ran out meanwhile are the service's to settle.
   */
  async purgeAll(): Promise<void> {
    const { store, clock } = this.#services
    const before = new Date(clock.now().getTime() - RETENTION_MS)
    for (;;) {
      const due = await store.read(() => loopsEndedBy(before, clock.now(), BATCH))
      await Promise.all(due.map(id => this.#catchUp(id)))
      if (!(await this.#purgeAccounts()) && due.length === 0) break
    }
    await this.#templates.sweep(0)
    await store.scrub()
  }

  async #round(): Promise<boolean> {
    const { store, clock } = this.#services
    if (this.#isPaused()) return false
    const due = await store.read(() => dueLoops(clock.now(), BATCH))
    const catchUp = async () => void (await Promise.all(due.map(id => this.#catchUp(id))))
    if (due.length > 0) await inSpan('housekeeping', () => ({ 'handloop.due_loops': due.length }), catchUp)
    let hasMore = due.length === BATCH
    for (const flow of await store.read(leavingFlows)) hasMore = (await this.#takeAway(flow)) || hasMore
    hasMore = (await this.#purgeAccounts()) || hasMore
    if (!hasMore && this.#isScrubDue) faultPoint('purge-before-scrub')
    if (!hasMore && this.#isScrubDue) this.#isScrubDue = !(await store.scrub())
    return hasMore
  }

  /** While the machine's clock is in doubt nothing ends and nothing is purged; a restart trusts it again. */
  #isPaused(): boolean {
    const jumpMs = this.#services.clock.jumpMs()
    if ((jumpMs !== 0) !== this.#isToldPaused) {
      this.#isToldPaused = jumpMs !== 0
      const said = this.#isToldPaused
        ? 'the machine’s clock jumped: housekeeping pauses until it comes back or the service is restarted'
        : 'the machine’s clock came back: housekeeping goes on'
      this.#services.log.warn({ jumpMs }, said)
    }
    return this.#isToldPaused
  }

  /** Lets one loop see the time: leases and lifetime end, a deletion is finished, data that is old enough goes. */
  async #catchUp(id: number): Promise<void> {
    const { store, keys } = this.#services
    const digest: InputDigest = (content, classifiers) => keys.inputDigest(content, classifiers)
    if (await store.writeShared(moment => catchUp(id, moment, digest))) this.#isScrubDue = true
  }

  /** Thirty days after an account was closed nothing of it is left inside. @returns whether there is more to purge */
  async #purgeAccounts(): Promise<boolean> {
    const { store, clock } = this.#services
    const time = new Date(clock.now().getTime() - RETENTION_MS)
    let hasMore = false
    for (const account of await store.read(() => accountsClosedBy(time))) {
      hasMore = (await store.write(() => purgeAccount(account, BATCH))) || hasMore
      this.#isScrubDue = true
      this.#templates.hurry()
    }
    return hasMore
  }

  /**
   * A flow definition goes with all its loops: those that nobody works on at once, the others when their last worker
   * is done. Source: spec 2.10.
   * @returns whether there may be more loops to ask
   */
  async #takeAway(flow: FlowRow): Promise<boolean> {
    const { store } = this.#services
    const asked = await store.write(function* (moment) {
      // A start that found the flow definition still Active is waited for; its loop is among those that remain.
      if ((yield* flowToRemove(flow.id)) === undefined) return 0
      const loops = yield* remainingLoops(flow.id, BATCH)
      const removal = { type: 'removalRequested' } as const
      for (const loop of loops)
        yield* changeLoop(loop, progress => direct(progress, removal, moment.at, moment.upSince), moment)
      if (loops.length === 0 && !(yield* hasLoops(flow.id))) {
        yield* setFlowStatus(flow.id, 'Deleted')
        yield* forgetFlow(flow.id)
        yield* removeAllTags(arn({ accountId: flow.account_id, region: flow.region }, 'flow-definition', flow.name))
      }
      return loops.length
    })
    return asked > 0
  }
}

/** @returns whether data went for which the time had come */
function* catchUp(id: number, moment: Moment, digest: InputDigest): Unit<boolean> {
  const opened = yield* dueLoopToChange(id, moment.at)
  if (opened === undefined) return false
  yield* changeLoop(opened, progress => finishDeletion(progress, moment), moment)
  const after = yield* loopById(id)
  if (after === undefined || !isPurgeDue(after, moment.at)) return false
  yield* purgeLoop(after, digest)
  return true
}

function finishDeletion(progress: Progress, { at, upSince }: Moment): Directed {
  if (progress.review.loop.status !== 'Deleting') return { ok: true, progress }
  return direct(progress, { type: 'cleanedUp' }, at, upSince)
}

import { arn } from '../human-loop/naming.ts'
import { Pump } from '../pump.ts'
import { direct } from '../review-task/direct.ts'
import type { Services } from '../services.ts'
import { type FlowRow, leavingFlows, setFlowStatus } from '../store/flow-definitions.ts'
import { dueLoops, hasLoops, remainingLoops } from '../store/loops.ts'
import { changeLoop, loopById } from '../store/reviews.ts'
import { sweepExpired } from '../store/sessions.ts'
import { removeAllTags } from '../store/tags.ts'

const BATCH = 200

/** What happens because time passed, read from due times in the store: a service that was off catches up. */
export class Housekeeping {
  readonly #services: Services
  readonly pump: Pump

  constructor(services: Services) {
    this.#services = services
    this.pump = new Pump('housekeeping', () => this.#round(), services.log)
  }

  async sweep(): Promise<void> {
    const { store, clock } = this.#services
    await store.write(moment => sweepExpired(moment.at, clock.realNow()))
  }

  async #round(): Promise<boolean> {
    const { store, clock } = this.#services
    const due = await store.read(() => dueLoops(clock.now(), BATCH))
    await Promise.all(due.map(id => this.#catchUp(id)))
    let hasMore = due.length === BATCH
    for (const flow of await store.read(leavingFlows)) hasMore = (await this.#takeAway(flow)) || hasMore
    return hasMore
  }

  /** Lets one loop see the time; a deleted one is cleaned up. */
  async #catchUp(id: number): Promise<void> {
    await this.#services.store.write(function* (moment) {
      const loop = yield* loopById(id)
      if (loop === undefined) return
      const cleanedUp = { type: 'cleanedUp' } as const
      yield* changeLoop(
        loop,
        null,
        progress =>
          progress.review.loop.status === 'Deleting'
            ? direct(progress, cleanedUp, moment.at, moment.upSince)
            : { ok: true as const, progress },
        moment,
      )
    })
  }

  /**
   * A flow definition goes with all its loops: those that nobody works on at once, the others when their last worker
   * is done. Source: spec 2.10.
   * @returns whether there may be more loops to ask
   */
  async #takeAway(flow: FlowRow): Promise<boolean> {
    const { store } = this.#services
    const asked = await store.write(function* (moment) {
      const loops = yield* remainingLoops(flow.id, BATCH)
      const removal = { type: 'removalRequested' } as const
      for (const loop of loops)
        yield* changeLoop(loop, null, progress => direct(progress, removal, moment.at, moment.upSince), moment)
      if (loops.length === 0 && !(yield* hasLoops(flow.id))) {
        yield* setFlowStatus(flow.id, 'Deleted')
        yield* removeAllTags(arn({ accountId: flow.account_id, region: flow.region }, 'flow-definition', flow.name))
      }
      return loops.length
    })
    return asked > 0
  }
}

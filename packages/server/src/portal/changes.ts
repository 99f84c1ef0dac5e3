import type { ServerResponse } from 'node:http'
import { beginEvents } from '../observing/event-stream.ts'
import { isOfferedTo } from '../review-task/review.ts'
import type { Services } from '../services.ts'
import {
  atWorkSince,
  brokenOffSince,
  Looks,
  newest,
  type Seen,
  stepsSince,
  teamsWithNewLoops,
} from '../store/changes.ts'
import { loopById, reviewOf } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Member } from '../workforce/member.ts'
import type { Reservations } from './reservations.ts'

/** How often the newest step is looked at while somebody is at the portal; the cost is that of two lookups. */
const LOOK_MS = 500
/** Of more steps between two looks the rest is not told; heartbeats and the list's own looks make up for it. */
const STEPS = 1_000
/** Of so many loops that were stopped between two looks every page of their team is told. */
const BROKEN_OFF = 100

type Page = { response: ServerResponse; workerId: number; teams: ReadonlySet<number> }
type News = {
  teams: Set<number>
  held: { loop_id: number; worker_id: number }[]
  /** Loops that were reserved here, and for whom. */
  withdrawn: Map<number, number>
  /** Loops that may have been reserved at other nodes, by whomever. */
  brokenOff: { loop_id: number; workteam_id: number }[]
}

/**
 * Tells open pages of the portal by server-sent events that there may be new tasks, that something happened to the task
 * in hand, or that a reserved task is nobody's any more. What other nodes do is seen as well. Looks only while somebody
 * is there to be told.
 */
export class TaskChanges {
  readonly #services: Services
  readonly #reservations: Reservations
  readonly #pages = new Set<Page>()
  #looks: Looks | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(services: Services, reservations: Reservations) {
    this.#services = services
    this.#reservations = reservations
  }

  async add(worker: Member, response: ServerResponse): Promise<void> {
    beginEvents(response)
    const { store } = this.#services
    // From now on, not from the first look.
    this.#looks ??= new Looks(await store.read(newest), store.hasPeers)
    const page = { response, workerId: worker.id, teams: new Set(worker.teams) }
    if (response.destroyed) return
    this.#pages.add(page)
    response.on('close', () => this.#remove(page))
    this.#timer ??= setInterval(() => this.#look(), LOOK_MS)
  }

  #remove(page: Page): void {
    this.#pages.delete(page)
    if (this.#pages.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#looks = undefined
  }

  #look(): void {
    this.#tell().catch(error => this.#services.log.error({ err: error }, 'looking for new tasks failed'))
  }

  async #tell(): Promise<void> {
    const now = await this.#services.store.read(newest)
    const seen = this.#looks?.look(now) ?? now
    if (now.history === seen.history && now.loops === seen.loops) return
    const news = await this.#services.store.read(() => this.#newsSince(seen))
    for (const page of this.#pages) tellPage(page, news, this.#services)
  }

  *#newsSince(seen: Seen): Unit<News> {
    const steps = yield* stepsSince(seen.history, STEPS)
    const teams = new Set([...steps.map(step => step.workteam_id), ...(yield* teamsWithNewLoops(seen.loops))])
    const withdrawn: News['withdrawn'] = new Map()
    for (const { loop_id: loopId } of steps) {
      if (!this.#reservations.isBelievedIn(loopId) || (yield* this.#isStillFree(loopId))) continue
      const workerId = this.#reservations.withdraw(loopId)
      if (workerId !== undefined) withdrawn.set(loopId, workerId)
    }
    // A balancer lets a page reserve at one node and listen at another, which knows nothing of it.
    const brokenOff = this.#services.store.hasPeers ? yield* brokenOffSince(seen.history, BROKEN_OFF) : []
    return { teams, held: yield* atWorkSince(seen.history, STEPS), withdrawn, brokenOff }
  }

  *#isStillFree(loopId: number): Unit<boolean> {
    const loop = yield* loopById(loopId)
    return loop !== undefined && isOfferedTo(yield* reviewOf(loop, null), 0)
  }
}

function tellPage({ response, workerId, teams }: Page, news: News, { keys }: Services): void {
  const own = news.held.filter(one => one.worker_id === workerId).map(one => keys.taskId(one.loop_id))
  const reserved = [...news.withdrawn].filter(([, of]) => of === workerId).map(([loopId]) => loopId)
  const brokenOff = news.brokenOff.filter(one => teams.has(one.workteam_id)).map(one => one.loop_id)
  const withdrawn = [...new Set([...reserved, ...brokenOff])].map(loopId => keys.taskId(loopId))
  const hasTasks = [...news.teams].some(team => teams.has(team))
  if (!hasTasks && own.length === 0 && withdrawn.length === 0) return
  response.write(`data: ${JSON.stringify({ tasks: hasTasks, held: own, withdrawn })}\n\n`)
}

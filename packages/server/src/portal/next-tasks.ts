import type { Assignment } from '../review-task/assignment.ts'
import { assignmentOf } from '../review-task/review.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import type { Moment } from '../store/moment.ts'
import { loopById, loopToChange } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { nextTaskId, offeredIn, type Queues } from '../store/task-queue.ts'
import type { Member } from '../workforce/member.ts'
import { type Ahead, acceptLoop, type Lease, type Result } from './lease.ts'
import { type PageSources, sourcesOf } from './page-sources.ts'
import type { Reservations } from './reservations.ts'
import { queuesOf } from './task-kinds.ts'

/** Tasks looked at together in search of one that nobody has reserved. */
const LOOKED_AT = 50

/** A task that nobody else is offered until then, and what its page is made of. */
export type Reserved = { loop: StoredLoop; sources: PageSources; until: Date }

type IsFree = (loopId: number) => boolean

/** The search for a worker's next task: through their queues, the oldest first, past what others have reserved. */
export class NextTasks {
  readonly #store: Store
  readonly #reservations: Reservations

  constructor(store: Store, reservations: Reservations) {
    this.#store = store
    this.#reservations = reservations
  }

  /**
   * The oldest task that the worker may take and nobody else has reserved; undefined when there is none.
   * @param title  of this kind only
   * @param ahead  is given the task as soon as it is theirs, which may be before that is on disk
   */
  async accept(worker: Member, title?: string, ahead?: Ahead): Promise<Lease | undefined> {
    const reservations = this.#reservations
    const isFree = (loopId: number) => !reservations.isOthers(loopId, worker.id)
    const isFreeByNow = (loopId: number) => !reservations.isFreshOfOthers(loopId, worker.id)
    const acceptFirst = (isOne: IsFree) =>
      this.#store.writeShared(
        moment => this.#acceptFirst(worker, title, isOne, moment),
        lease => {
          if (lease === undefined) return
          reservations.accepted(lease.loop.id, worker.id)
          ahead?.(lease)
        },
      )
    return (await acceptFirst(isFree)) ?? (reservations.isEmpty ? undefined : await acceptFirst(isFreeByNow))
  }

  *#acceptFirst(worker: Member, title: string | undefined, isFree: IsFree, moment: Moment): Unit<Lease | undefined> {
    const queues = yield* queuesOf(worker, title)
    const first = this.#reservations.isEmpty ? 0 : yield* firstFree(worker.id, queues, isFree)
    let id = first === undefined ? undefined : yield* nextTaskId(worker.id, queues, first - 1)
    // The oldest may have run out since housekeeping last looked; the one behind it may not.
    while (id !== undefined) {
      const accepted = isFree(id) ? yield* acceptById(id, worker, moment) : undefined
      if (accepted?.ok) return accepted.value
      id = yield* nextTaskId(worker.id, queues, id)
    }
    return undefined
  }

  /**
   * The oldest task that the worker may take, does not hold and nobody has reserved: theirs for a while, and nothing
   * of it is stored. Undefined when there is none.
   */
  async reserve(worker: Member, title?: string): Promise<Reserved | undefined> {
    for (;;) {
      const found = await this.#store.read(() => this.#untaken(worker, title))
      if (found === undefined) return undefined
      // Another may have been quicker while this one looked.
      const until = this.#reservations.make(found.loop.id, worker.id)
      if (until !== undefined) return { ...found, until }
    }
  }

  *#untaken(worker: Member, title: string | undefined): Unit<Omit<Reserved, 'until'> | undefined> {
    const queues = yield* queuesOf(worker, title)
    const id = yield* firstFree(worker.id, queues, loopId => !this.#reservations.isTaken(loopId))
    const loop = id === undefined ? undefined : yield* loopById(id)
    return loop && { loop, sources: yield* sourcesOf(loop) }
  }
}

/** The oldest task of the queues that nobody is waiting for. */
function* firstFree(workerId: number, queues: Queues, isFree: IsFree): Unit<number | undefined> {
  let after = 0
  for (;;) {
    const page = yield* offeredIn(queues, workerId, after, LOOKED_AT)
    const free = page.find(({ id }) => isFree(id))
    if (free !== undefined || page.length < LOOKED_AT) return free?.id
    after = page.at(-1)!.id
  }
}

function* acceptById(id: number, worker: Member, moment: Moment): Unit<Result<Lease> | undefined> {
  const opened = (yield* loopToChange(id, worker.id))!
  // It may have been waited for, and come to this very worker meanwhile, who asked twice.
  if (isDoneWith(assignmentOf(opened.review, worker.id))) return undefined
  return yield* acceptLoop(opened, worker, moment)
}

/** A part after which the same task is no new one for the worker. */
const isDoneWith = (own: Assignment | undefined): boolean =>
  own?.state === 'inWork' || own?.state === 'submitted' || own?.state === 'declined'

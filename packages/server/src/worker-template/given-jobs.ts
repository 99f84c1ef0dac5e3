import type { Rendered } from './engine.ts'
import type { RenderJob, WorkerJob } from './render-worker.ts'

/**
 * What a thread is given ahead. A page is heard of once in a turn of the event loop, and turns are long when much comes
 * at once: with one job at a time a crowd was served the more slowly the larger it was.
 */
const AHEAD = { jobs: 16, characters: 200_000 }

/** A job and its caller. */
export type Waiting = {
  job: RenderJob
  resolve: (rendered: Rendered) => void
  reject: (error: Error) => void
}

/** The jobs that a thread has, in the order in which it does them. */
export class GivenJobs {
  /** Undefined: taken back; the thread skips it, if it has not just begun. */
  readonly #jobs = new Map<number, Waiting | undefined>()
  #lastId = 0
  #characters = 0
  /** The thread looks here: jobs behind the first of these ids and up to the second are not its own any more. */
  readonly skip = new Int32Array(new SharedArrayBuffer(8))

  get count(): number {
    return this.#jobs.size
  }

  get hasRoom(): boolean {
    return this.#jobs.size < AHEAD.jobs && this.#characters < AHEAD.characters
  }

  /** @returns what the thread is told */
  add(waiting: Waiting): WorkerJob {
    const id = ++this.#lastId
    this.#jobs.set(id, waiting)
    this.#characters += charactersOf(waiting)
    return { id, job: waiting.job }
  }

  /** What a thread that has just started is told. */
  *all(): Generator<WorkerJob> {
    for (const [id, waiting] of this.#jobs) if (waiting !== undefined) yield { id, job: waiting.job }
  }

  /** @returns who waits for it */
  remove(id: number): Waiting | undefined {
    const waiting = this.#jobs.get(id)
    this.#jobs.delete(id)
    this.#characters -= charactersOf(waiting)
    return waiting
  }

  /** Takes back all but the one that the thread is at. */
  takeBehind(): Waiting[] {
    const [first, ...behind] = this.#jobs.keys()
    Atomics.store(this.skip, 0, first!)
    Atomics.store(this.skip, 1, this.#lastId)
    const taken: Waiting[] = []
    for (const id of behind) {
      const waiting = this.#jobs.get(id)
      if (waiting === undefined) continue
      taken.push(waiting)
      this.#jobs.set(id, undefined)
      this.#characters -= charactersOf(waiting)
    }
    return taken
  }

  /** Takes back all, of a thread that has ended. @returns the one that it was at, and those behind */
  takeAll(): [first: Waiting | undefined, behind: Waiting[]] {
    const [first, ...behind] = this.#jobs.values()
    this.#jobs.clear()
    this.#characters = 0
    return [first, behind.filter(waiting => waiting !== undefined)]
  }
}

function charactersOf(waiting: Waiting | undefined): number {
  if (waiting === undefined) return 0
  const { job } = waiting
  return job.kind === 'check' ? job.template.length : job.request.template.length + job.request.inputJson.length
}

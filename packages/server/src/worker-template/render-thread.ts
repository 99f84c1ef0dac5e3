import { Worker } from 'node:worker_threads'
import type { Rendered } from './engine.ts'
import { limitExceeded } from './render-error.ts'
import type { RenderJob, WorkerMessage, WorkerStart } from './render-worker.ts'
import { watchTime } from './time-watch.ts'

const MEMORY_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** From source the thread runs the `.ts` file; bundled, esbuild has put it beside the entry. */
const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './render-worker.ts' : './render-worker.js',
  import.meta.url,
)

/**
 * What a thread is given ahead. A page is heard of once in a turn of the event loop, and turns are long when much comes
 * at once: with one job at a time a crowd was served the more slowly the larger it was.
 */
const AHEAD = { jobs: 16, characters: 200_000 }

const BROKE_OFF = 'The render thread ended in the middle of a job.'

/** A job and its caller. */
export type Waiting = {
  job: RenderJob
  resolve: (rendered: Rendered) => void
  reject: (error: Error) => void
}

/** Who hands out jobs. `back`: what a thread can't do now, oldest first; `free`: there may be room. */
export type Dispatcher = { back: (jobs: Waiting[]) => void; free: () => void }

/**
 * One worker thread at a time, which does its jobs in their order. It is started with the first, and again with the first
 * after it was killed. Who comes behind a job that takes long does not wait for it, but is handed back.
 */
export class RenderThread {
  readonly #dispatcher: Dispatcher
  #worker: Worker | undefined
  /** The one it is at comes first. Undefined: handed back; the thread skips it, if it has not just begun. */
  readonly #given = new Map<number, Waiting | undefined>()
  #lastId = 0
  #characters = 0
  /** What the thread had used of the processor before the job it is at. */
  #cpuMs = 0
  readonly #skip = new Int32Array(new SharedArrayBuffer(8))
  #state: 'off' | 'starting' | 'running' | 'slow' | 'ending' | 'closed' = 'off'
  #stopWatching = () => {}

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher
  }

  get jobs(): number {
    return this.#given.size
  }

  get hasRoom(): boolean {
    if (this.#given.size === 0) return this.#state !== 'ending'
    return this.#state === 'running' && this.#given.size < AHEAD.jobs && this.#characters < AHEAD.characters
  }

  give(waiting: Waiting): void {
    if (this.#isClosed()) waiting.reject(new Error('The template renderer is closed.'))
    else this.#take(waiting)
  }

  #take(waiting: Waiting): void {
    this.#given.set(++this.#lastId, waiting)
    this.#characters += charactersOf(waiting.job)
    if (this.#state === 'off') void this.#start()
    else if (this.#worker !== undefined) {
      this.#worker.postMessage({ id: this.#lastId, job: waiting.job })
      if (this.#given.size === 1) this.#watch()
    }
  }

  /** What it has not done is rejected. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#state = 'closed'
    this.#worker = undefined
    for (const waiting of this.#takeAll()) waiting?.reject(new Error('The template renderer was closed.'))
    await worker?.terminate()
  }

  async #start(): Promise<void> {
    this.#state = 'starting'
    try {
      const { worker, cpuMs } = await startWorker({ skip: this.#skip })
      if (this.#isClosed()) return void worker.terminate()
      this.#worker = worker
      this.#cpuMs = cpuMs
      this.#state = 'running'
      worker.on('message', (message: WorkerMessage) => this.#heard(worker, message))
      worker.on('error', (error: Error & { code?: string }) => this.#end(worker, afterError(error)))
      worker.on('exit', () => this.#end(worker, head => head.reject(new Error(BROKE_OFF))))
      for (const [id, waiting] of this.#given) worker.postMessage({ id, job: waiting!.job })
      this.#watch()
    } catch (error) {
      if (this.#state === 'starting') this.#state = 'off'
      for (const waiting of this.#takeAll()) waiting?.reject(error as Error)
    }
  }

  #heard(worker: Worker, message: WorkerMessage): void {
    if (worker !== this.#worker || message.kind !== 'done') return
    const waiting = this.#given.get(message.id)
    this.#given.delete(message.id)
    if (waiting !== undefined) this.#characters -= charactersOf(waiting.job)
    this.#cpuMs = message.cpuMs
    this.#state = 'running'
    this.#watch()
    if (message.rendered !== undefined) waiting?.resolve(message.rendered)
    this.#dispatcher.free()
  }

  /** The job that the thread is at now. */
  #watch(): void {
    this.#stopWatching()
    const worker = this.#worker!
    if (this.#given.size === 0) {
      // An idle thread must not keep a process alive that has nothing else to do.
      worker.unref()
      return
    }
    worker.ref()
    this.#stopWatching = watchTime(worker, this.#cpuMs, {
      slow: () => this.#handBack(),
      overrun: () => this.#end(worker, head => head.resolve(refused('takes too long'))),
    })
  }

  /** One that has just begun is done twice, which does no harm: a page depends on nothing but its job. */
  #handBack(): void {
    this.#state = 'slow'
    const [head, ...behind] = this.#given.keys()
    const jobs = behind.flatMap(id => this.#given.get(id) ?? [])
    for (const id of behind) this.#given.set(id, undefined)
    Atomics.store(this.#skip, 0, head!)
    Atomics.store(this.#skip, 1, this.#lastId)
    this.#characters = charactersOf(this.#given.get(head!)?.job)
    this.#dispatcher.back(jobs)
  }

  /** Only the job that the thread is at is to blame. */
  async #end(worker: Worker, settle: (head: Waiting) => void): Promise<void> {
    if (worker !== this.#worker) return
    this.#state = 'ending'
    this.#worker = undefined
    const [head, ...behind] = this.#takeAll()
    this.#dispatcher.back(behind.filter(waiting => waiting !== undefined))
    // Waiting for its end, so that a thread out of hand never runs beside its successor.
    await worker.terminate()
    if (!this.#isClosed()) this.#state = 'off'
    if (head !== undefined) settle(head)
    this.#dispatcher.free()
  }

  #isClosed(): boolean {
    return this.#state === 'closed'
  }

  #takeAll(): (Waiting | undefined)[] {
    this.#stopWatching()
    const all = [...this.#given.values()]
    this.#given.clear()
    this.#characters = 0
    return all
  }
}

/** @returns a loaded thread, and what of the processor that took */
function startWorker(workerData: WorkerStart): Promise<{ worker: Worker; cpuMs: number }> {
  const worker = new Worker(WORKER_FILE, { workerData, resourceLimits: MEMORY_LIMITS, env: {}, execArgv: [] })
  // A worker without a listener for errors would take the whole process with it.
  worker.on('error', () => {})
  return new Promise((resolve, reject) => {
    worker.once('message', ({ cpuMs }: WorkerMessage) => resolve({ worker, cpuMs }))
    worker.once('error', reject)
  })
}

function charactersOf(job: RenderJob | undefined): number {
  if (job === undefined) return 0
  return job.kind === 'check' ? job.template.length : job.request.template.length + job.request.inputJson.length
}

const refused = (how: string): Rendered => ({ content: '', errors: [limitExceeded(how)] })

const afterError = (error: Error & { code?: string }) => (head: Waiting) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? head.resolve(refused('needs too much memory')) : head.reject(error)

import type { Worker } from 'node:worker_threads'
import type { Rendered } from './engine.ts'
import { GivenJobs, type Waiting } from './given-jobs.ts'
import { limitExceeded } from './render-error.ts'
import type { WorkerJob, WorkerMessage } from './render-worker.ts'
import { startWorker } from './start-worker.ts'
import { watchTime } from './time-watch.ts'

/** Who hands out jobs. `back`: what a thread can't do now, oldest first; `free`: there may be room. */
export type Dispatcher = { back: (jobs: Waiting[]) => void; free: () => void }

/**
 * One worker thread at a time, which does its jobs in their order. It is started with the first, and again with the first
 * after it was killed. Who comes behind a job that takes long does not wait for it, but is handed back.
 */
export class RenderThread {
  readonly #dispatcher: Dispatcher
  readonly #given = new GivenJobs()
  /** While it runs. */
  #worker: Worker | undefined
  #state: 'off' | 'starting' | 'running' | 'slow' | 'ending' | 'closed' = 'off'
  /** What the thread had used of the processor before the job it is at. */
  #cpuMs = 0
  #stopWatching = () => {}
  #untold: WorkerJob[] = []

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher
  }

  get jobs(): number {
    return this.#given.count
  }

  get hasRoom(): boolean {
    if (this.jobs === 0) return this.#state !== 'ending'
    return this.#state === 'running' && this.#given.hasRoom
  }

  give(waiting: Waiting): void {
    if (this.#isClosed()) {
      waiting.reject(new Error('The template renderer is closed.'))
      return
    }
    const job = this.#given.add(waiting)
    if (this.#state === 'off') void this.#start()
    // One that is starting is told of all its jobs when it has started.
    if (this.#worker === undefined) return
    this.#tell(this.#worker, job)
    if (this.jobs === 1) this.#watch()
  }

  /** Jobs that come together are told together: a message, and waking a thread, costs more than what is in it. */
  #tell(worker: Worker, job: WorkerJob): void {
    if (this.#untold.push(job) > 1) return
    queueMicrotask(() => {
      const jobs = this.#untold
      this.#untold = []
      worker.postMessage(jobs)
    })
  }

  /** What it has not done is rejected. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#state = 'closed'
    this.#worker = undefined
    this.#rejectAll(new Error('The template renderer was closed.'))
    await worker?.terminate()
  }

  async #start(): Promise<void> {
    this.#state = 'starting'
    try {
      const { worker, cpuMs } = await startWorker({ skip: this.#given.skip })
      if (this.#isClosed()) return void worker.terminate()
      this.#worker = worker
      this.#cpuMs = cpuMs
      this.#state = 'running'
      worker.on('message', (message: WorkerMessage) => this.#heard(worker, message))
      worker.on('error', (error: Error & { code?: string }) => this.#end(worker, afterError(error)))
      worker.on('exit', () => this.#end(worker, at => at.reject(new Error('The render thread ended in the middle.'))))
      worker.postMessage([...this.#given.all()])
      this.#watch()
    } catch (error) {
      if (!this.#isClosed()) this.#state = 'off'
      this.#rejectAll(error as Error)
    }
  }

  #heard(worker: Worker, message: WorkerMessage): void {
    if (worker !== this.#worker || message.kind !== 'done') return
    const waiting = this.#given.remove(message.id)
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
    if (this.jobs === 0) {
      // An idle thread must not keep a process alive that has nothing else to do.
      worker.unref()
      return
    }
    worker.ref()
    this.#stopWatching = watchTime(worker, this.#cpuMs, {
      slow: () => this.#handBack(),
      overrun: () => this.#end(worker, at => at.resolve(refused('takes too long'))),
    })
  }

  /** One that has just begun is done twice, which does no harm: a page depends on nothing but its job. */
  #handBack(): void {
    this.#state = 'slow'
    this.#dispatcher.back(this.#given.takeBehind())
  }

  /** Only the job that the thread is at is to blame. */
  async #end(worker: Worker, settle: (at: Waiting) => void): Promise<void> {
    if (worker !== this.#worker) return
    this.#state = 'ending'
    this.#worker = undefined
    this.#stopWatching()
    const [at, behind] = this.#given.takeAll()
    this.#dispatcher.back(behind)
    // Waiting for its end, so that a thread out of hand never runs beside its successor.
    await worker.terminate()
    if (!this.#isClosed()) this.#state = 'off'
    if (at !== undefined) settle(at)
    this.#dispatcher.free()
  }

  #isClosed(): boolean {
    return this.#state === 'closed'
  }

  #rejectAll(error: Error): void {
    this.#stopWatching()
    const [at, behind] = this.#given.takeAll()
    for (const waiting of [at, ...behind]) waiting?.reject(error)
  }
}

const refused = (how: string): Rendered => ({ content: '', errors: [limitExceeded(how)] })

const afterError = (error: Error & { code?: string }) => (at: Waiting) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? at.resolve(refused('needs too much memory')) : at.reject(error)

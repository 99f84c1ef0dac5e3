import { Worker } from 'node:worker_threads'
import type { Rendered } from './engine.ts'
import { limitExceeded } from './render-error.ts'
import type { RenderJob, WorkerMessage } from './render-worker.ts'
import { watchTime } from './time-watch.ts'

const MEMORY_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** From source the thread runs the `.ts` file; bundled, esbuild has put it beside the entry. */
const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './render-worker.ts' : './render-worker.js',
  import.meta.url,
)

type Outcome =
  | { kind: 'answered'; rendered: Rendered }
  | { kind: 'overran'; how: string }
  | { kind: 'broke'; error: Error }

/** One worker thread at a time. It is started with the first job, and again with the first job after it was killed. */
export class RenderThread {
  #started: Started | undefined
  #isClosed = false

  /** A killed thread is an answer too. One job at a time: the caller queues. Rejects when closed, or for a defect of ours. */
  async run(job: RenderJob): Promise<Rendered> {
    const started = await this.#start()
    const { worker } = started
    worker.ref()
    const outcome = await outcomeOf(started, job)
    // An idle thread must not keep a process alive that has nothing else to do.
    worker.unref()
    if (outcome.kind === 'answered') return outcome.rendered
    this.#started = undefined
    // Waiting for its end, so that a thread out of hand never runs beside its successor.
    await worker.terminate()
    if (outcome.kind === 'broke') throw outcome.error
    return { content: '', errors: [limitExceeded(outcome.how)] }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#started?.worker.terminate()
  }

  async #start(): Promise<Started> {
    if (!this.#isClosed) this.#started ??= await startWorker()
    // Closed perhaps while the thread started.
    if (!this.#isClosed && this.#started) return this.#started
    await this.close()
    throw new Error('The template renderer is closed.')
  }
}

/** A loaded thread, and what of the processor it had used when it became idle. */
type Started = { worker: Worker; idleCpuMs: number }

function startWorker(): Promise<Started> {
  const worker = new Worker(WORKER_FILE, { resourceLimits: MEMORY_LIMITS, env: {}, execArgv: [] })
  // A worker without a listener for errors would take the whole process with it.
  worker.on('error', () => {})
  return new Promise((resolve, reject) => {
    worker.once('message', ({ cpuMs }: WorkerMessage) => resolve({ worker, idleCpuMs: cpuMs }))
    worker.once('error', reject)
  })
}

function outcomeOf(started: Started, job: RenderJob): Promise<Outcome> {
  const { worker } = started
  return new Promise(resolve => {
    const stopWatching = watchTime(started.worker, started.idleCpuMs, () =>
      finish({ kind: 'overran', how: 'takes too long' }),
    )
    const onMessage = (message: WorkerMessage) => {
      if (message.kind !== 'done') return
      started.idleCpuMs = message.cpuMs
      finish({ kind: 'answered', rendered: message.rendered })
    }
    const onError = (error: Error & { code?: string }) => finish(afterError(error))
    const onExit = () => finish({ kind: 'broke', error: new Error('The render thread ended in the middle of a job.') })
    const finish = (outcome: Outcome) => {
      stopWatching()
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(outcome)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(job)
  })
}

const afterError = (error: Error & { code?: string }): Outcome =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { kind: 'overran', how: 'needs too much memory' }
    : { kind: 'broke', error }

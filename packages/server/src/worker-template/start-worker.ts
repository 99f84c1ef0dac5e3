import { Worker } from 'node:worker_threads'
import type { WorkerMessage, WorkerStart } from './render-worker.ts'

const MEMORY_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** From source the thread runs the `.ts` file; bundled, esbuild has put it beside the entry. */
const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './render-worker.ts' : './render-worker.js',
  import.meta.url,
)

/** @returns a loaded thread, and what of the processor that took */
export function startWorker(workerData: WorkerStart): Promise<{ worker: Worker; cpuMs: number }> {
  const worker = new Worker(WORKER_FILE, { workerData, resourceLimits: MEMORY_LIMITS, env: {}, execArgv: [] })
  // A worker without a listener for errors would take the whole process with it.
  worker.on('error', () => {})
  return new Promise((resolve, reject) => {
    worker.once('message', ({ cpuMs }: WorkerMessage) => resolve({ worker, cpuMs }))
    worker.once('error', reject)
  })
}

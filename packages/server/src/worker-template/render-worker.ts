// The thread in which templates run. It answers one job after another and is ended from outside when one takes too long.
import { parentPort, workerData } from 'node:worker_threads'
import { threadCpuMs } from './cpu-limit.ts'
import {
  asRenderError,
  type ParsedTemplate,
  parseTemplate,
  type Rendered,
  type RenderRequest,
  renderTemplate,
} from './engine.ts'
import { ParseCache } from './parse-cache.ts'

/** A check only parses. */
export type RenderJob = { kind: 'render'; request: RenderRequest } | { kind: 'check'; template: string }
/** What the thread is asked for, one or several in a message. */
export type WorkerJob = { id: number; job: RenderJob }
/** Shared with the thread. `skip`: jobs behind the first of these ids and up to the second are somebody else's now. */
export type WorkerStart = { skip: Int32Array<SharedArrayBuffer> }
/**
 * The first message says that the thread has loaded; every other answers a job, or without a page says that it was
 * skipped. `cpuMs`: used by the thread so far.
 */
export type WorkerMessage =
  | { kind: 'loaded'; cpuMs: number }
  | { kind: 'done'; id: number; cpuMs: number; rendered: Rendered | undefined }

const parsed = new ParseCache<ParsedTemplate>({ count: 200, characters: 4_000_000 })

function run(job: RenderJob): Rendered {
  const text = job.kind === 'check' ? job.template : job.request.template
  try {
    const template = parsed.get(text, parseTemplate)
    if (job.kind === 'check') return { content: '', errors: [] }
    return renderTemplate(template, job.request.inputJson, job.request.grant)
  } catch (error) {
    return { content: '', errors: [asRenderError(error)] }
  }
}

const { skip } = workerData as WorkerStart
parentPort?.on('message', (jobs: WorkerJob[]) => {
  for (const { id, job } of jobs) {
    const isOthers = id <= Atomics.load(skip, 1) && id > Atomics.load(skip, 0)
    const rendered = isOthers ? undefined : run(job)
    parentPort?.postMessage({ kind: 'done', id, rendered, cpuMs: threadCpuMs() } satisfies WorkerMessage)
  }
})
parentPort?.postMessage({ kind: 'loaded', cpuMs: threadCpuMs() } satisfies WorkerMessage)

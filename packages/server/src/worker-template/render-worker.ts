// The thread in which templates run. It answers one job at a time and is ended from outside when a job takes too long.
import { parentPort } from 'node:worker_threads'
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

/** What the thread is asked for. A check only parses. */
export type RenderJob = { kind: 'render'; request: RenderRequest } | { kind: 'check'; template: string }
/** The first message says that the thread has loaded; every other answers a job. `cpuMs`: used by the thread so far. */
export type WorkerMessage = { kind: 'loaded'; cpuMs: number } | { kind: 'done'; cpuMs: number; rendered: Rendered }

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

parentPort?.on('message', (job: RenderJob) => {
  parentPort?.postMessage({ kind: 'done', rendered: run(job), cpuMs: threadCpuMs() } satisfies WorkerMessage)
})
parentPort?.postMessage({ kind: 'loaded', cpuMs: threadCpuMs() } satisfies WorkerMessage)

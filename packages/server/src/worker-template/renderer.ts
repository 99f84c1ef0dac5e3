// The seam to the rest of the server: renders worker task templates away from the main thread.
import { renderSeconds } from '../observing/metrics.ts'
import type { Rendered, RenderRequest } from './engine.ts'
import type { Waiting } from './given-jobs.ts'
import type { RenderError } from './render-error.ts'
import { RenderThread } from './render-thread.ts'
import type { RenderJob } from './render-worker.ts'

export type { Rendered, RenderRequest } from './engine.ts'
export type { ObjectGrant } from './object-link.ts'
export type { RenderError } from './render-error.ts'

export type TemplateRenderer = {
  /** Content errors are in the answer. Rejects when closed, or for a defect of ours. */
  render(request: RenderRequest): Promise<Rendered>
  /** Liquid syntax only; undefined when fine. */
  check(template: string): Promise<RenderError | undefined>
  /** Ends the threads. Jobs that still wait are rejected. */
  close(): Promise<void>
}

/** Two: a template that runs to its limit delays others by at most that, and only when a second one does the same. */
const THREADS = 2

/** Threads start with the first jobs, so this costs nothing until then. */
export function startTemplateRenderer(): TemplateRenderer {
  const waiting: Waiting[] = []
  const dispatcher = {
    back: (jobs: Waiting[]) => {
      waiting.unshift(...jobs)
      handOut()
    },
    free: handOut,
  }
  const threads = Array.from({ length: THREADS }, () => new RenderThread(dispatcher))

  function handOut(): void {
    while (waiting.length > 0) {
      const thread = leastBusy(threads)
      if (thread === undefined) return
      thread.give(waiting.shift()!)
    }
  }

  const run = (job: RenderJob): Promise<Rendered> =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject })
      handOut()
    })

  return {
    render: async request => {
      const begunAt = performance.now()
      const rendered = await run({ kind: 'render', request })
      const outcome = rendered.errors.length === 0 ? 'ok' : 'errors'
      renderSeconds.observe({ outcome }, (performance.now() - begunAt) / 1000)
      return rendered
    },
    check: async template => (await run({ kind: 'check', template })).errors[0],
    close: async () => {
      const closed = Promise.all(threads.map(thread => thread.close()))
      // What waits is rejected.
      handOut()
      await closed
    },
  }
}

/** Of equally busy ones always the first, so that a quiet service keeps one thread warm and never starts the second. */
function leastBusy(threads: RenderThread[]): RenderThread | undefined {
  let found: RenderThread | undefined
  for (const thread of threads) if (thread.hasRoom && (found === undefined || thread.jobs < found.jobs)) found = thread
  return found
}

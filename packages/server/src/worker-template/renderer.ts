// The seam to the rest of the server: renders worker task templates away from the main thread.
import { renderSeconds } from '../observing/metrics.ts'
import type { Rendered, RenderRequest } from './engine.ts'
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
  const threads = Array.from({ length: THREADS }, () => new RenderThread())
  const idle = [...threads]
  const waiting: ((thread: RenderThread) => void)[] = []

  async function run(job: RenderJob): Promise<Rendered> {
    const thread = idle.pop() ?? (await new Promise<RenderThread>(resolve => waiting.push(resolve)))
    try {
      return await thread.run(job)
    } finally {
      const next = waiting.shift()
      // Last in, first out, so that a quiet service keeps one thread warm and never starts the second.
      if (next) next(thread)
      else idle.push(thread)
    }
  }

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
      await Promise.all(threads.map(thread => thread.close()))
    },
  }
}

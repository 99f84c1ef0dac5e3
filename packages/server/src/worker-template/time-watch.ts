import type { Worker } from 'node:worker_threads'

/**
 * How long one job may run, from the moment a loaded thread gets it. Ordinary templates take well under a millisecond;
 * the engine ends endless loops itself a little earlier, so this is for the single filter that does not come back.
 */
const TIME_LIMIT_MS = 1000
/** By then others need not wait any more for this one. */
const SLOW_MS = 50
/** On a busy machine a second may pass in which the thread had little of the processor; then it gets longer, up to this. */
const LONGEST_MS = 10_000
const CPU_LIMIT_MS = 800
/** A thread deep in one built-in function does not answer when asked for its processor time. */
const ANSWER_MS = 500

/**
 * Watches the job that a thread is at now.
 *
 * @param idleCpuMs  what the thread had used of the processor before this job
 * @param on  `slow`: it takes long; `overrun`: it has had its time
 * @returns ends the watch
 */
export function watchTime(
  worker: Worker,
  idleCpuMs: number,
  on: { slow: () => void; overrun: () => void },
): () => void {
  const latest = performance.now() + LONGEST_MS
  let isOver = false
  const look = async () => {
    const usedMs = await cpuMsOf(worker)
    if (isOver) return
    if (usedMs === undefined || usedMs - idleCpuMs > CPU_LIMIT_MS || performance.now() > latest) on.overrun()
    else timer = setTimeout(look, ANSWER_MS)
  }
  let timer = setTimeout(() => {
    timer = setTimeout(look, TIME_LIMIT_MS - SLOW_MS)
    // Perhaps it was we who took long: what the thread has said meanwhile is heard first.
    setImmediate(() => isOver || on.slow())
  }, SLOW_MS)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/** @returns undefined when the thread does not answer */
function cpuMsOf(worker: Worker): Promise<number | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), ANSWER_MS)
    const done = (cpuMs?: number) => {
      clearTimeout(timer)
      resolve(cpuMs)
    }
    worker.cpuUsage().then(
      ({ user, system }) => done((user + system) / 1000),
      () => done(),
    )
  })
}

import type { Timers } from '../timers.ts'

export type HandTimers = Timers & {
  /** Lets so much time pass, calls what is due, in order, and lets promises settle in between. */
  pass(ms: number): Promise<void>
}

const settle = () => new Promise<void>(resolve => setImmediate(resolve))

/** A clock that only moves when told to. */
export function handTimers(startMs = Date.parse('2024-05-01T10:00:00Z')): HandTimers {
  let nowMs = startMs
  let due: { at: number; call: () => void }[] = []
  const nextUntil = (end: number) => due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
  return {
    now: () => nowMs,
    after: (ms, call) => {
      const entry = { at: nowMs + ms, call }
      due.push(entry)
      return () => {
        due = due.filter(other => other !== entry)
      }
    },
    async pass(ms) {
      const end = nowMs + ms
      await settle()
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        nowMs = next.at
        due = due.filter(entry => entry !== next)
        next.call()
        await settle()
      }
      nowMs = end
      await settle()
    },
  }
}

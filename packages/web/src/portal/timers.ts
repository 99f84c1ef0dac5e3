/** Time as the portal's logic sees it; tests hand in one that they move themselves. */
export type Timers = {
  /** milliseconds since 1970, this computer's clock */
  now(): number
  /** Calls once, after so many milliseconds. @returns cancels it */
  after(ms: number, call: () => void): () => void
}

export const realTimers: Timers = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}

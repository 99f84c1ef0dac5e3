/** The only source of time. Everything else is handed a `Date`. */
export type Clock = {
  /** Service time: lifetimes, deadlines, retention and tokens count on it; tests may move it ahead. */
  now(): Date
  /** The machine's own time, for request signatures and session cookies. */
  realNow(): Date
}

export type MovableClock = Clock & { /** How far service time runs ahead, in milliseconds. */ offsetMs: number }

export function systemClock(): MovableClock {
  return {
    offsetMs: 0,
    now() {
      return new Date(Date.now() + this.offsetMs)
    },
    realNow: () => new Date(),
  }
}

/** The only source of time. Everything else is handed a `Date`. */
export type Clock = {
  /** Service time: lifetimes, deadlines, retention and tokens count on it; tests may move it ahead. */
  now(): Date
  /** The machine's own time, for request signatures and session cookies. */
  realNow(): Date
  /**
   * By how many milliseconds the machine's clock has jumped while the service ran; 0 when it has not. A jump that the
   * monotonic clock does not confirm moves nothing: nobody's data may go a month early because of a wrong time server.
   */
  jumpMs(): number
}

export type MovableClock = Clock & { /** How far service time runs ahead, in milliseconds. */ offsetMs: number }

/** Steps that time servers make all the time; service time follows them. */
const TOLERATED_MS = 60_000

type Sources = { wall: () => number; monotonic: () => number }

type Reading = { wall: number; monotonic: number }

const MACHINE: Sources = { wall: () => Date.now(), monotonic: () => performance.now() }

/** Trusts the machine's clock when it starts, and from then on only as far as the monotonic clock agrees. */
export function systemClock({ wall, monotonic }: Sources = MACHINE): MovableClock {
  const read = () => ({ wall: wall(), monotonic: monotonic() })
  let base = read()
  const expected = (at: Reading): number => base.wall + at.monotonic - base.monotonic
  const hasJumped = (at: Reading): boolean => Math.abs(at.wall - expected(at)) > TOLERATED_MS
  const steady = (): number => {
    const at = read()
    if (hasJumped(at)) return expected(at)
    base = at
    return at.wall
  }
  return {
    offsetMs: 0,
    now() {
      return new Date(steady() + this.offsetMs)
    },
    realNow: () => new Date(wall()),
    jumpMs() {
      const at = read()
      return hasJumped(at) ? at.wall - expected(at) : 0
    },
  }
}

import type { LoopStatus } from '../human-loop/lifecycle.ts'

/** What a change needs besides the database: handed in, because nothing in here may ask for time or ids itself. */
export type Moment = {
  at: Date
  /** Since when this service runs without a break: silence of workers before that does not count. */
  upSince: Date
  newId: () => string
  /** Names of the sinks that each event goes to. */
  eventSinks: readonly string[]
  sendsTaskEvents: boolean
  /** Who has something to do once this is committed. */
  wakes: Set<Wake>
  /** Final statuses that loops have reached; counted once this is committed. */
  endings: LoopStatus[]
}

/**
 * Who has something to do; `clock`: everybody, because service time has moved; `refusals`: whoever shows what receivers
 * refuse, on every node.
 */
export type Wake = 'delivery' | 'housekeeping' | 'clock' | 'refusals'

/** Sooner than anybody would look by themselves. */
const SOON_MS = 5_000

export const isSoon = (dueMs: number | null, moment: Moment): boolean =>
  dueMs !== null && dueMs <= moment.at.getTime() + SOON_MS

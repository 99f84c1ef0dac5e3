import type { LoopStatus } from './lifecycle.ts'

/** A customer's report that a result is bad. Source: spec 2.9. */
export type ReportStatus = 'Open' | 'Investigating' | 'Answered' | 'Closed'
export type ReportAct = 'investigate' | 'answer' | 'close'

// In status (row), on act (column), go to …; '!' is refused. Source: spec 2.9 Q3.
// biome-ignore format: a table
export const REPORT_LIFECYCLE = {
  Open:          { investigate: 'Investigating', answer: 'Answered', close: 'Closed' },
  Investigating: { investigate: '!',             answer: 'Answered', close: 'Closed' },
  Answered:      { investigate: 'Investigating', answer: 'Answered', close: 'Closed' },
  Closed:        { investigate: '!',             answer: '!',        close: '!' },
} as const satisfies Record<ReportStatus, Record<ReportAct, ReportStatus | '!'>>

/** Only a result can be reported: there is one when the loop is Completed or Stopped. Source: spec 2.9 Q2. */
export const isReportable = (status: LoopStatus): boolean => status === 'Completed' || status === 'Stopped'

import type { LoopStatus } from '../types.ts'

/** What an operator can do with a loop in each status. Source: spec 10, "Human loops section". */
export type LoopAct = 'Stop' | 'Delete'

const ALLOWED: Record<LoopAct, readonly LoopStatus[]> = {
  Stop: ['InProgress'],
  Delete: ['Completed', 'Stopped', 'Failed'],
}

/** Buttons act on all that is selected or on nothing: a mixed selection is no act at all. */
export const isAllowed = (act: LoopAct, statuses: readonly LoopStatus[]): boolean =>
  statuses.length > 0 && statuses.every(status => ALLOWED[act].includes(status))

export const OPERATION_OF: Record<LoopAct, string> = { Stop: 'StopHumanLoop', Delete: 'DeleteHumanLoop' }

/** There is a result to complain about. Source: spec 2.9 Q2. */
export const isReportable = (status: LoopStatus): boolean => status === 'Completed' || status === 'Stopped'

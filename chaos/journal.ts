// What the clients of a run were told. Written by them alone, read by the checker; nothing in it is ever taken back.

/** `unknown`: no answer ever came, or one before the last did not, so the service may have done it or not. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown'

export type Answer = { id: string; worker: string; taskId: string; outcome: Outcome }

export type Journal = {
  /** Every loop that anybody tried to start. */
  starts: Map<string, { taskCount: number; outcome: Outcome }>
  /** Every submit with content of its own; repeats of the same content count as one. */
  answers: Answer[]
  /** Acknowledged stops, with the status that a Describe after the acknowledgement showed. */
  stops: Map<string, string>
  deletions: Map<string, Outcome>
}

export const newJournal = (): Journal => ({ starts: new Map(), answers: [], stops: new Map(), deletions: new Map() })

import type { HistoryKind } from './history.ts'

/** What happened how often within an hour of service time. `taken_ms`: from accepting to submitting, of answers, summed. */
export type Times = {
  flow_id: number
  hour_ms: number
  kind: HistoryKind | 'Started'
  worker_id: number | null
  times: number
  taken_ms: number
}

type Answered = { hour_ms: number; answers: number; answer_ms: number; declined: number; expired: number }
export type FlowHour = Answered & {
  flow_id: number
  started: number
  completed: number
  stopped: number
  failed: number
}
export type WorkerHour = Answered & { worker_id: number }
export type Hours = { flows: FlowHour[]; workers: WorkerHour[] }

export const HOUR_MS = 3600_000

/** Adds up what happened, by flow definition and hour, and by worker and hour. Pure. */
export function sumUp(happened: Times[]): Hours {
  const flows = new Map<string, FlowHour>()
  const workers = new Map<string, WorkerHour>()
  for (const one of happened) {
    const { flow_id, hour_ms, worker_id } = one
    const none = { hour_ms, answers: 0, answer_ms: 0, declined: 0, expired: 0 }
    const loops = { started: 0, completed: 0, stopped: 0, failed: 0 }
    count(entry(flows, `${flow_id} ${hour_ms}`, { ...none, ...loops, flow_id }), one)
    if (worker_id !== null) count(entry(workers, `${worker_id} ${hour_ms}`, { ...none, worker_id }), one)
  }
  return { flows: [...flows.values()], workers: [...workers.values()] }
}

function entry<T>(map: Map<string, T>, key: string, fresh: T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  map.set(key, fresh)
  return fresh
}

const COUNTED: Partial<Record<Times['kind'], keyof FlowHour>> = {
  Started: 'started',
  Completed: 'completed',
  Stopped: 'stopped',
  Failed: 'failed',
  Submitted: 'answers',
  Declined: 'declined',
  Expired: 'expired',
}

function count(row: Partial<FlowHour>, { kind, times, taken_ms }: Times): void {
  const column = COUNTED[kind]
  if (column === undefined || row[column] === undefined) return
  row[column] += times
  if (kind === 'Submitted') row.answer_ms! += taken_ms
}

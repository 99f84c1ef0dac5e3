import type { HistoryKind } from './history.ts'

/** `taken_ms`: from accepting to submitting, of an answer. */
export type Happening = {
  flow_id: number
  at_ms: number
  kind: HistoryKind | 'Started'
  worker_id: number | null
  taken_ms: number | null
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

const HOUR_MS = 3600_000

/** Adds up what happened, by flow definition and hour of service time, and by worker and hour. Pure. */
export function sumUp(happenings: Happening[]): Hours {
  const flows = new Map<string, FlowHour>()
  const workers = new Map<string, WorkerHour>()
  for (const { flow_id, at_ms, kind, worker_id, taken_ms } of happenings) {
    const hour_ms = Math.floor(at_ms / HOUR_MS) * HOUR_MS
    const none = { hour_ms, answers: 0, answer_ms: 0, declined: 0, expired: 0 }
    const loops = { started: 0, completed: 0, stopped: 0, failed: 0 }
    count(entry(flows, `${flow_id} ${hour_ms}`, { ...none, ...loops, flow_id }), kind, taken_ms)
    if (worker_id !== null) count(entry(workers, `${worker_id} ${hour_ms}`, { ...none, worker_id }), kind, taken_ms)
  }
  return { flows: [...flows.values()], workers: [...workers.values()] }
}

function entry<T>(map: Map<string, T>, key: string, fresh: T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  map.set(key, fresh)
  return fresh
}

const COUNTED: Partial<Record<Happening['kind'], keyof FlowHour>> = {
  Started: 'started',
  Completed: 'completed',
  Stopped: 'stopped',
  Failed: 'failed',
  Submitted: 'answers',
  Declined: 'declined',
  Expired: 'expired',
}

function count(row: Partial<FlowHour>, kind: Happening['kind'], takenMs: number | null): void {
  const column = COUNTED[kind]
  if (column === undefined || row[column] === undefined) return
  row[column] += 1
  if (kind === 'Submitted') row.answer_ms! += Math.max(0, takenMs ?? 0)
}

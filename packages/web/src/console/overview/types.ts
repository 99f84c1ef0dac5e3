/** What `GET overview` tells. Source: docs/internal-api.md. */
export type Overview = {
  fromTime: string
  untilTime: string
  flows: { name: string; open: number; oldestWaitingSince: string | null }[]
  hours: ({ flowName: string; hour: string } & Figures)[]
  workers: WorkerFigures[]
  deliveries: { kind: string; sink: string; waiting: number; oldestSince: string }[]
}

/** Sums of a span of time. `answerSeconds`: of all answers together. */
export type Figures = {
  started: number
  completed: number
  stopped: number
  failed: number
  answers: number
  answerSeconds: number
  declined: number
  expired: number
}

export type WorkerFigures = {
  name: string
  answers: number
  answerSeconds: number
  declined: number
  expired: number
}

/** Figures of one span, of all flow definitions that were asked for. */
export type Span = Figures & { at: Date }

/** How much of the past is shown, in spans of how many hours, and read again how often at most. */
export type Range = { id: string; text: string; hours: number; stepHours: number; everyMs: number }

export const RANGES: Range[] = [
  { id: '24h', text: '24 hours', hours: 24, stepHours: 1, everyMs: 5_000 },
  { id: '7d', text: '7 days', hours: 168, stepHours: 6, everyMs: 15_000 },
  { id: '30d', text: '30 days', hours: 720, stepHours: 24, everyMs: 30_000 },
]

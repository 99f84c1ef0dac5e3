import type { Figures, Overview, Range, Span } from './types.ts'

const HOUR_MS = 3600_000

const none = (): Figures => ({
  started: 0,
  completed: 0,
  stopped: 0,
  failed: 0,
  answers: 0,
  answerSeconds: 0,
  declined: 0,
  expired: 0,
})

/**
 * Every span of the range, oldest first; those in which nothing happened are there with nothing.
 * @param flow  the flow definition that is meant; all of them without
 */
export function spansOf({ fromTime, hours }: Overview, { hours: wanted, stepHours }: Range, flow?: string): Span[] {
  const from = Date.parse(fromTime)
  const spans = Array.from({ length: wanted / stepHours }, (_, index) => ({
    at: new Date(from + index * stepHours * HOUR_MS),
    ...none(),
  }))
  for (const { flowName, hour, ...figures } of hours) {
    const span = spans[Math.floor((Date.parse(hour) - from) / (stepHours * HOUR_MS))]
    if (span === undefined || (flow !== undefined && flowName !== flow)) continue
    for (const name of Object.keys(figures) as (keyof Figures)[]) span[name] += figures[name]
  }
  return spans
}

/** Seconds that an answer took on average; undefined when there was none. */
export const meanSeconds = ({ answers, answerSeconds }: { answers: number; answerSeconds: number }) =>
  answers === 0 ? undefined : answerSeconds / answers

/** A length of time in the two units that matter, e.g. `2 h 5 min`. */
export function lengthText(seconds: number): string {
  if (seconds < 60) return `${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`
}

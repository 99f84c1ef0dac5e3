const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** For how long an output object is tried. Source: spec 2.7 D7. */
export const OUTPUT_TRIES_MS = 24 * HOUR

/** Pause after the n-th failed attempt (from 1): outputs 1 min to 1 h (spec 2.7 D7), events sooner at first. */
export function pauseMs(kind: 'output' | 'event', attempts: number): number {
  const first = kind === 'output' ? MINUTE : SECOND
  return Math.min(first * 2 ** (attempts - 1), HOUR)
}

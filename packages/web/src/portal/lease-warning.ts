/** Two minutes are enough to finish a sentence and to press a button. */
const LEAST_SECONDS = 120
const MOST_SECONDS = 600

/**
 * How long before its end a lease is said to be ending: a tenth of it, at least two minutes and at most ten; of a very
 * short one the second half.
 * @param totalSeconds  from acceptance to the deadline
 */
export const warningSeconds = (totalSeconds: number): number =>
  Math.min(totalSeconds / 2, Math.max(LEAST_SECONDS, Math.min(totalSeconds / 10, MOST_SECONDS)))

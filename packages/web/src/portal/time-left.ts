/** When the time left is said aloud, in seconds. */
const ANNOUNCED_SECONDS = [60, 300]

/**
 * Seconds until the lease ends, never below 0. Both times in milliseconds since 1970, by the service's clock; ours follows
 * it to some milliseconds only, so an hour must not begin as 1:00:01.
 */
export const secondsLeft = (expiresAtMs: number, nowMs: number): number =>
  Math.max(0, Math.round((expiresAtMs - nowMs) / 1000))

/** `9:05`, `1:00:00`. Digits only, so that it reads the same in every language and does not jump in width. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The same for `<time datetime>`: `PT1H0M5S`. */
export const isoDuration = (seconds: number): string =>
  `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`

/**
 * The mark that was passed since the last look, in seconds: 300, 60 or 0.
 * A tab that slept over several marks says only the last one.
 */
export function markPassed(before: number, after: number): number | undefined {
  return [0, ...ANNOUNCED_SECONDS].find(mark => before > mark && after <= mark)
}

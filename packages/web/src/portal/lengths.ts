import type { Messages } from './messages/messages.ts'

/** A time limit in words: `45 s`, `10 min`, `1 h 30 min`. */
export function lengthText(totalSeconds: number, { hours, minutes, seconds }: Messages): string {
  const whole = Math.max(0, Math.round(totalSeconds))
  const parts = [
    [Math.floor(whole / 3600), hours],
    [Math.floor(whole / 60) % 60, minutes],
    [whole % 60, seconds],
  ] as const
  const shown = parts.filter(([count]) => count > 0).map(([count, word]) => word(count))
  return shown.length > 0 ? shown.join(' ') : seconds(0)
}

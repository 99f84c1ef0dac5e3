const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time in the largest unit that fits it exactly, e.g. 5400 as `90 minutes`. */
export function durationInWords(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= size && seconds % size === 0) ?? UNITS[3]
  const count = seconds / length
  return `${count} ${count === 1 ? unit : `${unit}s`}`
}

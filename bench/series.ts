/** The rounds of one measurement. */
export type Series = number[]

export function median(series: Series): number {
  const sorted = [...series].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value that a share of all values does not exceed. @param share  from 0 to 1 */
export function percentile(values: Series, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}

/** Round by round, because the two of a round shared the machine's mood. */
export const ratios = (measured: Series, floor: Series): Series => measured.map((value, i) => value / floor[i]!)

import type { Bench } from '../figure.ts'
import { percentile } from '../series.ts'

export const WORKERS = 200
export const PER_SECOND = 1_000
/** How a row that was measured so says what was offered. */
export const OFFERED = `open loop, ${PER_SECOND.toLocaleString('en-US')}/s over ${WORKERS} connections in bursts of a second`

/**
 * Plays a round of a thousand requests a second, a second at a time.
 *
 * @param prepare  makes the requests of the next burst, so many
 * @returns the 99th percentile in milliseconds, from when each request was due
 */
export async function burstsP99(
  bench: Bench,
  url: string,
  prepare: (count: number, burst: number) => Promise<void>,
): Promise<number> {
  const seconds = Math.min(1, bench.seconds)
  const latencies: number[] = []
  for (let burst = 0; burst * seconds < bench.seconds; burst++) {
    await prepare(PER_SECOND * seconds, burst)
    const driven = await bench.load.drive(url, { connections: WORKERS, seconds, perSecond: PER_SECOND })
    latencies.push(...driven.latencies)
  }
  return percentile(latencies, 0.99)
}

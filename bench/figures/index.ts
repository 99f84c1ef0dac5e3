import type { Figure } from '../figure.ts'
import { listLatency } from './list-latency.ts'
import { nextLatency } from './next-latency.ts'
import { startRate } from './start-rate.ts'
import { workerRate } from './worker-rate.ts'

/** Everything that is measured. A new figure is a file and a row. */
export const FIGURES: Figure[] = [startRate, workerRate, nextLatency, listLatency]

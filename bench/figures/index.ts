import type { Figure } from '../figure.ts'
import { consolePages } from './console-pages.ts'
import { deliveryLatency } from './delivery-latency.ts'
import { growth } from './growth.ts'
import { listLatency } from './list-latency.ts'
import { memory } from './memory.ts'
import { nextLatency } from './next-latency.ts'
import { nextLimits } from './next-limits.ts'
import { pgQueueRate } from './pg-queue-rate.ts'
import { pgStartRate } from './pg-start-rate.ts'
import { pgWorkerRate } from './pg-worker-rate.ts'
import { startLimits } from './start-limits.ts'
import { startRate } from './start-rate.ts'
import { startUp } from './start-up.ts'
import { submitToNext } from './submit-to-next.ts'
import { workerRate } from './worker-rate.ts'

/** Everything that is measured. A new figure is a file and a row. */
export const FIGURES: Figure[] = [
  startRate,
  startLimits,
  workerRate,
  nextLatency,
  nextLimits,
  submitToNext,
  listLatency,
  consolePages,
  deliveryLatency,
  startUp,
  memory,
  pgStartRate,
  pgQueueRate,
  pgWorkerRate,
  growth,
]

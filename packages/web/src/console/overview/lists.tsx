import type { ReactNode } from 'react'
import { receiverOf } from '../events/types.ts'
import { Time } from '../parts/time.tsx'
import type { Column } from './csv.ts'
import { FiguresList } from './figures-list.tsx'
import { lengthText, meanSeconds } from './spans.ts'
import type { Overview, WorkerFigures } from './types.ts'

const WORKER_COLUMNS: Column<WorkerFigures>[] = [
  { name: 'Worker', of: ({ name }) => name },
  { name: 'Answers', of: ({ answers }) => answers },
  { name: 'Mean time', of: row => meanSeconds(row) },
  { name: 'Declined', of: ({ declined }) => declined },
  { name: 'Expired', of: ({ expired }) => expired },
]

/** Who has answered how much, in all workflows together. */
export const WorkersList = ({ workers }: { workers: WorkerFigures[] }): ReactNode => (
  <FiguresList
    title="Answers per worker"
    description="In all workflows, the busiest first; 100 at most. Copied times are in seconds."
    columns={WORKER_COLUMNS}
    rows={workers}
    empty="Nobody has answered in this time."
    shown={{ 'Mean time': row => meanText(row) }}
  />
)

function meanText(row: WorkerFigures): string {
  const mean = meanSeconds(row)
  return mean === undefined ? '–' : lengthText(mean)
}

type Lag = Overview['deliveries'][number]

const LAG_COLUMNS: Column<Lag>[] = [
  { name: 'To', of: receiverOf },
  { name: 'Waiting', of: ({ waiting }) => waiting },
  { name: 'Oldest waits since', of: ({ oldestSince }) => oldestSince },
]

/** What is owed to buckets and receivers at the moment. */
export const DeliveryLag = ({ deliveries }: { deliveries: Lag[] }): ReactNode => (
  <FiguresList
    title="Delivery lag"
    description="Output objects and events that are still to be delivered."
    columns={LAG_COLUMNS}
    rows={deliveries}
    empty="Everything has been delivered."
    shown={{ 'Oldest waits since': ({ oldestSince }) => <Time value={oldestSince} /> }}
  />
)

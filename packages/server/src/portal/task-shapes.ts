import type { Keys } from '../keys.ts'
import type { Services } from '../services.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import type { QueuedTask } from '../store/task-queue.ts'
import type { Lease } from './lease.ts'
import { textsOf } from './task-texts.ts'

export function listedTask(row: QueuedTask, keys: Keys) {
  const { TaskTitle: title, TaskDescription: description, TaskKeywords: keywords } = textsOf(row.request)
  return {
    taskId: keys.taskId(row.id),
    title,
    description,
    keywords: keywords ?? [],
    timeLimitSeconds: row.time_limit_seconds,
    createdAt: new Date(row.created_ms).toISOString(),
    state: row.is_held === 1 ? 'inWork' : 'available',
  }
}

/** What a task frame's address stands for: a lease, or a reservation and who knows of it. */
export type FrameLease = { loopId: number; workerId: number; leaseEpoch: number }
export type FrameReservation = { loopId: number; workerId: number; node: string; untilMs: number }

export function acceptBody({ loop, assignment }: Lease, { keys, addresses }: Services) {
  const { TaskTitle: title, TaskDescription: description } = textsOf(loop.flow_request)
  const { leaseEpoch, acceptedAt, deadline, workerId } = assignment
  const frame: FrameLease = { loopId: loop.id, workerId, leaseEpoch }
  return {
    taskId: keys.taskId(loop.id),
    leaseEpoch,
    acceptedAt: acceptedAt.toISOString(),
    expiresAt: deadline.toISOString(),
    title,
    description,
    frameUrl: `${addresses.contentUrl}/frames/${keys.seal('task-frame', frame)}`,
  }
}

/** @param frameUrl  null: its page is not one to be shown beside another's */
export function reservedBody(loop: StoredLoop, until: Date, frameUrl: string | null, { keys }: Services) {
  const { TaskTitle: title, TaskDescription: description } = textsOf(loop.flow_request)
  return { taskId: keys.taskId(loop.id), title, description, reservedUntil: until.toISOString(), frameUrl }
}

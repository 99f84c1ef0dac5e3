import type { Keys } from '../keys.ts'
import type { Services } from '../services.ts'
import type { QueuedTask } from '../store/task-queue.ts'
import type { Inputs } from '../wire/model.generated.ts'
import type { Lease } from './worker-tasks.ts'

type LoopConfig = NonNullable<Inputs['CreateFlowDefinition']['HumanLoopConfig']>

/** The texts that a worker is shown, from the flow definition's stored request. */
export const textsOf = (request: string): LoopConfig =>
  (JSON.parse(request) as Inputs['CreateFlowDefinition']).HumanLoopConfig!

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

/** What a task frame's address stands for. */
export type FrameLease = { loopId: number; workerId: number; leaseEpoch: number }

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

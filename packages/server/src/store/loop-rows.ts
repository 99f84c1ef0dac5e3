import type { LoopStatus } from '../human-loop/lifecycle.ts'
import type { Failure, HumanLoop, OutputState } from '../human-loop/loop.ts'
import { hasRoom } from '../human-loop/loop.ts'
import { arn } from '../human-loop/naming.ts'
import { purgeDue } from '../human-loop/retention.ts'
import type { Assignment } from '../review-task/assignment.ts'
import { nextDue } from '../review-task/pass-time.ts'
import type { Review } from '../review-task/review.ts'

/** A row of human_loop. Times are UTC milliseconds since 1970. */
export type LoopRow = {
  id: number
  account_id: string
  region: string
  name: string
  flow_id: number
  status: LoopStatus
  revision: number
  task_count: number
  answer_count: number
  at_work_count: number
  last_epoch: number
  is_lifetime_over: number
  is_to_be_removed: number
  output_state: OutputState
  output_key: string
  failure_code: Failure['code'] | null
  failure_reason: string | null
  template_sha256: string
  created_ms: number
  open_until_ms: number
  changed_ms: number
  ended_ms: number | null
  offered_to: number | null
  due_ms: number | null
  is_purged: number
  input_digest: Uint8Array | null
}

/** A loop as it is stored, with the few columns of its flow definition that decisions need. */
export type StoredLoop = LoopRow & {
  workteam_id: number
  time_limit_seconds: number
  flow_name: string
  flow_request: string
  output_bucket: string
}

export const loopArn = ({ account_id, region, name }: Pick<LoopRow, 'account_id' | 'region' | 'name'>): string =>
  arn({ accountId: account_id, region }, 'human-loop', name)

export type AssignmentRow = {
  worker_id: number
  state: Assignment['state']
  lease_epoch: number
  accepted_ms: number
  deadline_ms: number
  seen_ms: number
  left_ms: number | null
  paused_ms_since: number | null
  paused_ms: number
  submitted_ms: number | null
}

export const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
export const ms = (time: Date | null): number | null => (time === null ? null : time.getTime())

export const loopOf = (row: LoopRow): HumanLoop => ({
  status: row.status,
  revision: row.revision,
  taskCount: row.task_count,
  answerCount: row.answer_count,
  atWorkCount: row.at_work_count,
  openUntil: new Date(row.open_until_ms),
  isLifetimeOver: row.is_lifetime_over === 1,
  isToBeRemoved: row.is_to_be_removed === 1,
  output: row.output_state,
  failure: failureOf(row),
  changedAt: new Date(row.changed_ms),
  endedAt: dateOf(row.ended_ms),
})

export const failureOf = (row: Pick<LoopRow, 'failure_code' | 'failure_reason'>): Failure | null =>
  row.failure_code === null ? null : { code: row.failure_code, reason: row.failure_reason ?? '' }

export const assignmentOfRow = (row: AssignmentRow): Assignment => ({
  workerId: row.worker_id,
  state: row.state,
  leaseEpoch: row.lease_epoch,
  acceptedAt: new Date(row.accepted_ms),
  deadline: new Date(row.deadline_ms),
  seenAt: new Date(row.seen_ms),
  leftAt: dateOf(row.left_ms),
  pausedAt: dateOf(row.paused_ms_since),
  pausedMs: row.paused_ms,
  submittedAt: dateOf(row.submitted_ms),
})

/** What the queues of workers and of time are read from; always worked out from the review itself. */
export const queueColumns = (review: Review, workteamId: number, upSince: Date, isPurged: boolean) => ({
  offeredTo: hasRoom(review.loop) ? workteamId : null,
  dueMs: ms(earliest(nextDue(review, upSince), purgeTime(review.loop, isPurged))),
})

/** A purged loop has nothing left to let go, until it is deleted: then its tombstone goes too. */
const purgeTime = (loop: HumanLoop, isPurged: boolean): Date | null =>
  isPurged && loop.status !== 'Deleted' ? null : purgeDue(loop.endedAt)

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

import { paused, resumed } from './assignment.ts'
import { assignmentOf, leaseOf, type Progress, refusal, send, type TaskRefusal, withAssignment } from './review.ts'

export type Submitted =
  | { ok: true; progress: Progress /** The same answer was here before: nothing changes. */; isRepeat: boolean }
  | { ok: false; error: TaskRefusal }

/**
 * A worker submits an answer under their lease. It counts once: an older lease, a second answer and a task that is
 * no longer theirs are refused; the same content again is answered as the first time, because the portal repeats
 * a submit when the network dropped after our commit.
 *
 * @param isSameContent  whether the worker's stored answer, if any, equals this one
 * Source: spec 2.4 S5, 2.5 T1; contract, worker API.
 */
export function submit(
  progress: Progress,
  by: { workerId: number; leaseEpoch: number; isSameContent: boolean },
  at: Date,
): Submitted {
  const own = assignmentOf(progress.review, by.workerId)
  if (own?.state === 'submitted' && own.leaseEpoch === by.leaseEpoch && by.isSameContent)
    return { ok: true, progress, isRepeat: true }
  const lease = leaseOf(progress.review, by.workerId, by.leaseEpoch)
  if (lease === undefined) return { ok: false, error: refusal(progress.review, by.workerId) }
  // Pressing Submit is work: a pause that nobody ended ends here.
  const answered = paused(resumed(lease, at), at)
  const noted = withAssignment(progress, { ...answered, state: 'submitted', submittedAt: at })
  const counted = send(noted, { type: 'answerSubmitted' }, at)
  const taskFacts = [...counted.taskFacts, { type: 'Submitted', workerId: by.workerId } as const]
  return { ok: true, progress: { ...counted, taskFacts }, isRepeat: false }
}

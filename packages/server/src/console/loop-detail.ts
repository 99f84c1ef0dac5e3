import { purgeDue } from '../human-loop/retention.ts'
import type { Services } from '../services.ts'
import { answersOf } from '../store/answers.ts'
import { type DeliveryRow, deliveriesOf } from '../store/deliveries.ts'
import { historyOf } from '../store/history.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import { inputOf } from '../store/loops.ts'
import { outputUri } from '../store/outbox.ts'
import type { Owner } from '../store/places.ts'
import { reportsOfLoop } from '../store/quality-reports.ts'
import { loopByName, reviewOf, tombstoneByName } from '../store/reviews.ts'
import type { Unit } from '../store/sql.ts'
import { workerById } from '../store/workers.ts'
import { listedReport } from './api-shapes.ts'

/**
 * Everything that is known of a loop, for operators; of a deleted one what is left, while nobody has taken its name.
 * @returns undefined when there is none of that name
 */
export function loopDetail({ store, keys, clock }: Services, owner: Owner, name: string) {
  return store.read(function* () {
    const loop = (yield* loopByName(owner, name)) ?? (yield* tombstoneByName(owner, name))
    if (loop === undefined) return undefined
    const input = yield* inputOf(loop.id)
    const answers = yield* answersOf(loop.id)
    const people = yield* namesOf(loop)
    const nameOf = (id: number) => people.get(id) ?? 'a worker who is gone'
    return {
      readAt: clock.now().toISOString(),
      ...summaryOf(loop),
      outputS3Uri: outputUri(loop),
      input: input === undefined ? null : { content: input.content, classifiers: input.classifiers },
      answers: answers.map(answer => ({
        worker: nameOf(answer.worker_id),
        workerId: keys.workerId(answer.issuer, answer.sub),
        acceptedAt: time(answer.accepted_ms),
        submittedAt: time(answer.submitted_ms),
        timeSpentSeconds: Math.max(0, answer.submitted_ms - answer.accepted_ms - answer.paused_ms) / 1000,
        answerContent: answer.content,
      })),
      atWork: (yield* reviewOf(loop, null)).assignments.map(one => ({
        worker: nameOf(one.workerId),
        acceptedAt: one.acceptedAt.toISOString(),
        expiresAt: one.deadline.toISOString(),
      })),
      timeline: [
        { at: time(loop.created_ms), kind: 'Started', worker: null, note: null },
        ...(yield* historyOf(loop.id)).map(({ at_ms, kind, worker_id, note }) => ({
          at: time(at_ms),
          kind,
          worker: worker_id === null ? null : nameOf(worker_id),
          note,
        })),
      ],
      deliveries: (yield* deliveriesOf(loop.id)).map(shownDelivery),
      reports: (yield* reportsOfLoop(loop.id)).map(listedReport),
    }
  })
}

const time = (ms: number): string => new Date(ms).toISOString()
const timeOrNull = (ms: number | null): string | null => (ms === null ? null : time(ms))

function summaryOf(loop: StoredLoop) {
  const purgeAt = loop.is_purged === 1 ? null : purgeDue(loop.ended_ms === null ? null : new Date(loop.ended_ms))
  return {
    name: loop.name,
    flowName: loop.flow_name,
    status: loop.status,
    createdAt: time(loop.created_ms),
    openUntil: time(loop.open_until_ms),
    endedAt: timeOrNull(loop.ended_ms),
    answersWanted: loop.task_count,
    answersGiven: loop.answer_count,
    outputState: loop.output_state,
    failureCode: loop.failure_code,
    failureReason: loop.failure_reason,
    isPurged: loop.is_purged === 1,
    purgeAt: purgeAt?.toISOString() ?? null,
  }
}

/** Names of everybody who has had a part in the loop. */
function* namesOf(loop: StoredLoop): Unit<Map<number, string>> {
  const names = new Map<number, string>()
  const ids = new Set((yield* historyOf(loop.id)).flatMap(({ worker_id }) => worker_id ?? []))
  for (const id of ids) {
    const worker = yield* workerById(id)
    if (worker !== undefined) names.set(id, worker.name)
  }
  return names
}

/** An event at a sink, or the output object at its bucket. */
export const shownDelivery = (row: DeliveryRow) => ({
  id: String(row.id),
  loopName: row.loop_name,
  flowName: row.flow_name,
  region: row.region,
  sink: row.sink,
  eventId: row.event_id,
  payload: row.payload,
  attempts: row.attempts,
  lastError: row.last_error,
  response: row.response,
  nextTryAt: timeOrNull(row.due_ms),
  deliveredAt: timeOrNull(row.delivered_ms),
})

import { arn } from '../human-loop/naming.ts'
import { outputDocument } from '../human-loop/output-document.ts'
import type { Keys } from '../keys.ts'
import type { Services } from '../services.ts'
import { closedAt } from '../store/accounts.ts'
import { type AnswerRow, answersOf } from '../store/answers.ts'
import { type FlowRow, flowById } from '../store/flow-definitions.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import { inputOf } from '../store/loops.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { loopById } from '../store/reviews.ts'
import { sideBySide, type Unit } from '../store/sql.ts'

/** `isFinal`: trying again is of no use. */
export type Written = { ok: true } | { ok: false; reason: string; isFinal?: true }

/**
 * Puts a loop's output object into the customer's bucket. Doing it twice is harmless: answers of a loop whose output
 * is owed do not change, so the object is the same.
 */
export async function writeOutput(services: Services, owed: OutboxRow): Promise<Written> {
  const { store, objects } = services
  const found = await store.read(() => findAll(owed.loop_id))
  // What a worker finishes after the account was closed stays inside and goes with the rest. Source: spec 2.8 C4.
  if (found?.closed != null && owed.created_ms >= found.closed.getTime())
    return { ok: false, reason: 'The account is closed.', isFinal: true }
  if (found === undefined || found.loop.is_purged === 1) return { ok: false, reason: 'the answers are purged' }
  const { loop, flow } = found
  const address = { accountId: loop.account_id, bucket: flow.output_bucket, key: loop.output_key }
  const body = Buffer.from(documentOf(found, services))
  const put = await objects.put({ ...address, body, contentType: 'application/json' })
  return put.ok
    ? { ok: true }
    : { ok: false, reason: `The output can't be written to bucket '${flow.output_bucket}': ${put.error.message}` }
}

type Found = { loop: StoredLoop; flow: FlowRow; answers: AnswerRow[]; input: string; closed: Date | null }

function* findAll(id: number): Unit<Found | undefined> {
  const [loop, answers, input] = yield* sideBySide(loopById(id), answersOf(id), inputOf(id))
  if (loop === undefined) return undefined
  const [closed, flow] = yield* sideBySide(closedAt(loop.account_id), flowById(loop.flow_id))
  return { loop, flow: flow!, answers, input: input?.content ?? '{}', closed }
}

function documentOf({ loop, flow, answers, input }: Found, { keys, directoryIssuer }: Services): string {
  const where = { region: loop.region, accountId: loop.account_id }
  return outputDocument({
    flowDefinitionArn: arn(where, 'flow-definition', flow.name),
    humanLoopName: loop.name,
    inputContent: input,
    answers: answers.map(answer => outputAnswer(answer, keys, directoryIssuer)),
    awsManagedHumanLoopRequestSource: flow.request_source,
  })
}

function outputAnswer(row: AnswerRow, keys: Keys, directoryIssuer: string) {
  const { issuer, sub } = row
  return {
    worker: {
      workerId: keys.workerId(issuer, sub),
      identityProviderType: issuer === directoryIssuer ? ('Cognito' as const) : ('Oidc' as const),
      issuer,
      sub,
    },
    acceptedAt: new Date(row.accepted_ms),
    submittedAt: new Date(row.submitted_ms),
    activeMs: Math.max(0, row.submitted_ms - row.accepted_ms - row.paused_ms),
    answerContent: row.content,
  }
}

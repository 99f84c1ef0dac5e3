import { canonicalJson, jsonDepth, MAX_JSON_DEPTH } from '../../human-loop/canonical-json.ts'
import { startedLoop } from '../../human-loop/loop.ts'
import { arn, outputKey } from '../../human-loop/naming.ts'
import type { Keys } from '../../keys.ts'
import type { Services } from '../../services.ts'
import { type FlowToStart, flowToStart } from '../../store/flow-definitions.ts'
import { drawnLoopId, inputOf, insertLoop, type Namesake, namesakes } from '../../store/loops.ts'
import type { Moment } from '../../store/moment.ts'
import { atOnce, type Unit } from '../../store/sql.ts'
import { openLoopsOfAccount } from '../../store/tallies.ts'
import { error } from '../errors.ts'
import type { Inputs, Outputs } from '../model.generated.ts'
import { type Answer, type Caller, ok, operation } from '../operation.ts'
import { ownFlow } from './own-flow.ts'

type Input = Inputs['StartHumanLoop']
type Output = Outputs['StartHumanLoop']

/** Starts a human loop, or finds the one that the same request has started before. Source: spec 2.3, 4.1. */
export const startHumanLoop = operation({
  name: 'StartHumanLoop',
  run: (input, caller, { store, keys, quotas }) => {
    const flowName = ownFlow(input.FlowDefinitionArn, caller)
    if (!flowName.ok) return flowName
    const complaint = unusable(input.HumanLoopInput.InputContent)
    if (complaint !== undefined) return error('validation', complaint)
    return store.writeShared(moment => start(input, flowName.name, { caller, keys, quotas }, moment))
  },
})

function unusable(content: string): string | undefined {
  // Before parsing: a parser may be made to run out of stack.
  if (jsonDepth(content) > MAX_JSON_DEPTH)
    return `InputContent nests deeper than ${MAX_JSON_DEPTH} levels; send a flatter JSON document.`
  try {
    const parsed: unknown = JSON.parse(content)
    if (typeof parsed === 'object' && parsed !== null) return undefined
  } catch {
    return 'InputContent is not valid JSON; send a JSON object or array as a string.'
  }
  return 'InputContent must be a JSON object or array, not a single value.'
}

type By = { caller: Caller } & Pick<Services, 'keys' | 'quotas'>

function* start(input: Input, flowName: string, by: By, moment: Moment): Unit<Answer<Output>> {
  const { caller, keys, quotas } = by
  const [[flow], found, [drawn]] = yield* atOnce(
    flowToStart(caller, flowName),
    namesakes(caller, input.HumanLoopName, secondOf(moment.at)),
    drawnLoopId(flowName),
  )
  const known = found.find(one => one.status !== 'Deleted')
  if (known !== undefined) return yield* startAgain(input, known, flow?.id, caller, keys)
  if (flow === undefined) return error('validation', `The flow definition '${input.FlowDefinitionArn}' does not exist.`)
  if (flow.status !== 'Active')
    return error(
      'validation',
      `The flow definition '${flow.name}' is ${flow.status} and takes no new human loops; create it again or use another.`,
    )
  if (flow.template_sha256 === null)
    return error(
      'validation',
      `The human task UI '${flow.task_ui_name}' of flow definition '${flow.name}' does not exist any more; create it again.`,
    )
  const most = quotas.openLoopsPerAccount
  if (most !== null && (yield* openLoopsOfAccount(caller.accountId)) >= most)
    return error(
      'limitExceeded',
      `The account ${caller.accountId} has ${most} human loops open, which is all it may; wait until some have ended, or stop some.`,
    )
  const birth = birthOf(input, flow, moment.at, found)
  yield* insert(input, flow, { ...birth, id: drawn?.id, templateSha256: flow.template_sha256 }, caller, moment)
  return ok({ HumanLoopArn: arn(caller, 'human-loop', input.HumanLoopName) })
}

type Birth = { createdAt: Date; outputKey: string }

/**
 * When the loop is born and where its output will be. Who takes over the name of deleted ones gets an address that none
 * of them had, which is told by the second, so that no output is overwritten. Source: spec 5.1.
 */
function birthOf(input: Input, flow: FlowToStart, at: Date, deleted: Namesake[]): Birth {
  for (let createdAt = at; ; createdAt = nextSecond(createdAt)) {
    const { output_prefix: prefix, name: flowName } = flow
    const key = outputKey({ prefix, flowName, loopName: input.HumanLoopName, createdAt })
    if (deleted.every(one => one.output_key !== key)) return { createdAt, outputKey: key }
  }
}

const secondOf = (time: Date): Date => new Date(Math.floor(time.getTime() / 1000) * 1000)
const nextSecond = (time: Date): Date => new Date(secondOf(time).getTime() + 1000)

function* insert(
  input: Input,
  flow: FlowToStart,
  birth: Birth & { id: number | undefined; templateSha256: string },
  caller: Caller,
  moment: Moment,
): Unit<void> {
  const { createdAt } = birth
  yield* insertLoop(
    {
      accountId: caller.accountId,
      region: caller.region,
      name: input.HumanLoopName,
      flowId: flow.id,
      flowName: flow.name,
      workteamId: flow.workteam_id,
      timeLimitSeconds: flow.time_limit_seconds,
      ...birth,
      loop: startedLoop({ taskCount: flow.task_count, lifetimeSeconds: flow.lifetime_seconds, at: createdAt }),
      inputContent: input.HumanLoopInput.InputContent,
      classifiers: classifiersOf(input),
    },
    moment,
  )
}

/** In a fixed order and without repeats: the promise is a set. */
const classifiersOf = (input: Input): string | null =>
  input.DataAttributes == null ? null : JSON.stringify([...new Set(input.DataAttributes.ContentClassifiers)].sort())

/** The same request again is answered as the first time; anything else is a conflict. Source: spec 2.3, 11-21, 11-22. */
function* startAgain(
  input: Input,
  known: Namesake,
  flowId: number | undefined,
  caller: Caller,
  keys: Keys,
): Unit<Answer<Output>> {
  const name = known.name
  if (known.status === 'Deleting')
    return error(
      'conflict',
      `The human loop '${name}' is Deleting; start it again when it is gone, or use another name.`,
    )
  const isSame = known.flow_id === flowId && (yield* isSameInput(input, known, keys))
  if (isSame) return ok({ HumanLoopArn: arn(caller, 'human-loop', name) })
  return error(
    'conflict',
    `A human loop with the name '${name}' already exists with other input and is ${known.status}; use another name, or delete it first.`,
  )
}

/** After the purge only a digest is left to compare with. Source: spec 2.7 D14. */
function* isSameInput(input: Input, known: Namesake, keys: Keys): Unit<boolean> {
  const content = input.HumanLoopInput.InputContent
  const classifiers = classifiersOf(input)
  const stored = yield* inputOf(known.id)
  if (stored !== undefined) return stored.classifiers === classifiers && isSameJson(stored.content, content)
  return known.input_digest !== null && keys.inputDigest(content, classifiers).equals(known.input_digest)
}

const isSameJson = (a: string, b: string): boolean => a === b || canonicalJson(a) === canonicalJson(b)

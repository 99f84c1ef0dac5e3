import { conditionsComplaint } from '../../activation-conditions/grammar.ts'
import { flowComplaint, LIFETIME_SECONDS, TIME_LIMIT_SECONDS } from '../../flow-definition/limits.ts'
import { arn, outputLocation, readArn } from '../../human-loop/naming.ts'
import { type FlowRow, flowByName, insertFlow } from '../../store/flow-definitions.ts'
import { taskUiByName } from '../../store/human-task-uis.ts'
import type { Unit } from '../../store/sql.ts'
import { putTags } from '../../store/tags.ts'
import { workteamByName } from '../../store/workforces.ts'
import { error, type ServiceError } from '../errors.ts'
import type { Inputs, Outputs } from '../model.generated.ts'
import { type Answer, type Caller, ok, operation } from '../operation.ts'
import { storedTags, tagComplaint } from './tagged.ts'
import { workteamName } from './workteam-shapes.ts'

type Input = Inputs['CreateFlowDefinition']
type LoopConfig = NonNullable<Input['HumanLoopConfig']>

/** Source: spec 4.2. Everything is checked at once, so the flow definition is Active from the start (11-24). */
export const createFlowDefinition = operation({
  name: 'CreateFlowDefinition',
  run: async (input, caller, { store }) => {
    const complaint = flowComplaint(input) ?? activationComplaint(input) ?? tagComplaint(input.Tags)
    if (complaint !== undefined) return error('validation', complaint)
    // flowComplaint has made sure of both.
    const config = input.HumanLoopConfig!
    const output = outputLocation(input.OutputConfig.S3OutputPath)!
    return store.write(moment => create(input, config, output, caller, moment.at))
  },
})

function activationComplaint(input: Input): string | undefined {
  const conditions = input.HumanLoopActivationConfig?.HumanLoopActivationConditionsConfig.HumanLoopActivationConditions
  if (conditions === undefined) return undefined
  const source = input.HumanLoopRequestSource?.AwsManagedHumanLoopRequestSource
  if (source === undefined)
    return 'HumanLoopActivationConfig needs a HumanLoopRequestSource: a custom flow definition starts a human loop for every call.'
  return conditionsComplaint(conditions, source)
}

function* create(
  input: Input,
  config: LoopConfig,
  output: { bucket: string; prefix: string },
  caller: Caller,
  at: Date,
): Unit<Answer<Outputs['CreateFlowDefinition']>> {
  const name = input.FlowDefinitionName
  const known = yield* flowByName(caller, name)
  if (known !== undefined)
    return error(
      'inUse',
      `A flow definition with the name '${name}' already exists and is ${known.status}; use another name, or delete it first.`,
    )
  const parts = yield* partsOf(config, caller)
  if (!parts.ok) return parts
  const flowArn = arn(caller, 'flow-definition', name)
  yield* insertFlow(row(input, config, output, parts, caller, at))
  yield* putTags(flowArn, storedTags(input.Tags))
  return ok({ FlowDefinitionArn: flowArn })
}

type Parts = { ok: true; workteamId: number; taskUiName: string } | { ok: false; error: ServiceError }

/** The team and the template must exist when the flow definition is made. Source: spec 3.4, messages looked for. */
function* partsOf(config: LoopConfig, caller: Caller): Unit<Parts> {
  const teamName = workteamName(config.WorkteamArn, caller)
  const team = teamName === undefined ? undefined : yield* workteamByName(caller, teamName)
  if (team === undefined)
    return error(
      'validation',
      `The specified Workteam '${config.WorkteamArn}' does not exist or you do not have access to it.`,
    )
  const ui = readArn(config.HumanTaskUiArn)
  const isOwn = ui?.accountId === caller.accountId && ui.region === caller.region
  const template = isOwn ? yield* taskUiByName(caller, ui.name) : undefined
  if (template === undefined)
    return error(
      'validation',
      `The human task UI '${config.HumanTaskUiArn}' does not exist or you do not have access to it.`,
    )
  return { ok: true, workteamId: team.id, taskUiName: template.name }
}

function row(
  input: Input,
  config: LoopConfig,
  output: { bucket: string; prefix: string },
  parts: { workteamId: number; taskUiName: string },
  caller: Caller,
  at: Date,
): Omit<FlowRow, 'id'> {
  return {
    account_id: caller.accountId,
    region: caller.region,
    name: input.FlowDefinitionName,
    status: 'Active',
    created_ms: at.getTime(),
    workteam_id: parts.workteamId,
    task_ui_name: parts.taskUiName,
    task_count: config.TaskCount,
    time_limit_seconds: config.TaskTimeLimitInSeconds ?? TIME_LIMIT_SECONDS.byDefault,
    lifetime_seconds: config.TaskAvailabilityLifetimeInSeconds ?? LIFETIME_SECONDS.byDefault,
    output_bucket: output.bucket,
    output_prefix: output.prefix,
    request_source: input.HumanLoopRequestSource?.AwsManagedHumanLoopRequestSource ?? null,
    request: JSON.stringify(input),
  }
}

import { TIME_LIMIT_SECONDS } from '../../flow-definition/limits.ts'
import { arn } from '../../human-loop/naming.ts'
import { type FlowRow, flowByName } from '../../store/flow-definitions.ts'
import type { Inputs, Outputs } from '../model.generated.ts'
import { type Caller, ok, operation } from '../operation.ts'
import { unknownFlow } from './unknown.ts'

/** Echoes the request; blocks that were not given are absent. Source: spec 4.2. */
export const describeFlowDefinition = operation({
  name: 'DescribeFlowDefinition',
  run: async (input, caller, { store }) =>
    store.read(function* () {
      const flow = yield* flowByName(caller, input.FlowDefinitionName)
      return flow === undefined ? unknownFlow(input.FlowDefinitionName, caller) : ok(described(flow, caller))
    }),
})

function described(flow: FlowRow, caller: Caller): Outputs['DescribeFlowDefinition'] {
  const request = JSON.parse(flow.request) as Inputs['CreateFlowDefinition']
  return {
    FlowDefinitionArn: arn(caller, 'flow-definition', flow.name),
    FlowDefinitionName: flow.name,
    FlowDefinitionStatus: flow.status as Outputs['DescribeFlowDefinition']['FlowDefinitionStatus'],
    CreationTime: new Date(flow.created_ms),
    HumanLoopRequestSource: request.HumanLoopRequestSource,
    HumanLoopActivationConfig: request.HumanLoopActivationConfig,
    // The time limit is filled in when it was left out; the lifetime is not.
    HumanLoopConfig: { TaskTimeLimitInSeconds: TIME_LIMIT_SECONDS.byDefault, ...request.HumanLoopConfig! },
    OutputConfig: request.OutputConfig,
    RoleArn: request.RoleArn,
  }
}

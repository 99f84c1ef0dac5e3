import { arn } from '../../human-loop/naming.ts'
import { failureOf, type StoredLoop } from '../../store/loop-rows.ts'
import { outputUri } from '../../store/outbox.ts'
import { loopByName } from '../../store/reviews.ts'
import type { Outputs } from '../model.generated.ts'
import { type Caller, ok, operation } from '../operation.ts'
import { unknownLoop } from './unknown-loop.ts'

type Status = Outputs['DescribeHumanLoop']['HumanLoopStatus']

/** Source: spec 4.1. The output address is there from the first moment; failures only when `Failed`. */
export const describeHumanLoop = operation({
  name: 'DescribeHumanLoop',
  run: async (input, caller, { store }) => {
    const loop = await store.read(() => loopByName(caller, input.HumanLoopName))
    return loop === undefined ? unknownLoop(input.HumanLoopName) : ok(described(loop, caller))
  },
})

function described(loop: StoredLoop, caller: Caller): Outputs['DescribeHumanLoop'] {
  const failure = loop.status === 'Failed' ? failureOf(loop) : null
  return {
    CreationTime: new Date(loop.created_ms),
    ...(failure && { FailureReason: failure.reason, FailureCode: failure.code }),
    // `Deleting` is not in the model's list; clients accept it as text. Source: spec 2.1.
    HumanLoopStatus: loop.status as Status,
    HumanLoopName: loop.name,
    HumanLoopArn: arn(caller, 'human-loop', loop.name),
    FlowDefinitionArn: arn(caller, 'flow-definition', loop.flow_name),
    HumanLoopOutput: { OutputS3Uri: outputUri(loop) },
  }
}

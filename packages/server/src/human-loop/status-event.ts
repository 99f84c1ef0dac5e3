import type { Failure } from './loop.ts'
import { arn } from './naming.ts'

export type StatusEvent = {
  id: string
  accountId: string
  region: string
  at: Date
  loopName: string
  flowName: string
  createdAt: Date
  status: 'Completed' | 'Failed' | 'Stopped'
  failure: Failure | null
  outputS3Uri: string
}

/** The event that a customer's rules match on, as JSON text. Source: spec 6.1. */
export function statusEvent(event: StatusEvent): string {
  const humanLoopArn = arn(event, 'human-loop', event.loopName)
  return JSON.stringify({
    version: '0',
    id: event.id,
    'detail-type': 'SageMaker A2I HumanLoop Status Change',
    source: 'aws.sagemaker',
    account: event.accountId,
    // Whole seconds, as all events of the platform.
    time: `${event.at.toISOString().slice(0, 19)}Z`,
    region: event.region,
    resources: [humanLoopArn],
    detail: {
      creationTime: event.createdAt.toISOString(),
      failureCode: event.failure?.code ?? null,
      failureReason: event.failure?.reason ?? null,
      flowDefinitionArn: arn(event, 'flow-definition', event.flowName),
      humanLoopArn,
      humanLoopName: event.loopName,
      humanLoopOutput: { outputS3Uri: event.outputS3Uri },
      humanLoopStatus: event.status,
    },
  })
}

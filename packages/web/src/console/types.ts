// What operations answer, as far as pages show it. Times of SageMaker operations are seconds, those of the A2I runtime text.

export type FlowSummary = {
  FlowDefinitionName: string
  FlowDefinitionArn: string
  FlowDefinitionStatus: 'Active' | 'Deleting' | 'Failed' | 'Initializing'
  CreationTime: number
  FailureReason?: string
}

export type LoopStatus = 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped' | 'Deleting' | 'Deleted'

export type LoopSummary = {
  HumanLoopName: string
  HumanLoopStatus: LoopStatus
  CreationTime: string
  FailureReason?: string
  FlowDefinitionArn: string
}

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

export type Delivery = {
  id: string
  sink: string
  eventId: string | null
  payload: string | null
  attempts: number
  lastError: string | null
  response: string | null
  /** null once it has arrived */
  nextTryAt: string | null
  deliveredAt: string | null
}

export type Report = {
  id: string
  workerId: string | null
  reason: string
  text: string
  status: 'Open' | 'Investigating' | 'Answered' | 'Closed'
  reply: string | null
  createdAt: string
}

export type Answer = {
  worker: string
  workerId: string
  acceptedAt: string
  submittedAt: string
  timeSpentSeconds: number
  /** JSON text */
  answerContent: string
}

/** What `GET loops/{name}` tells. Source: docs/internal-api.md. */
export type LoopDetail = {
  /** the service's own clock */
  readAt: string
  name: string
  flowName: string
  status: LoopStatus
  createdAt: string
  openUntil: string
  endedAt: string | null
  answersWanted: number
  answersGiven: number
  outputState: 'none' | 'due' | 'written' | 'givenUp'
  outputS3Uri: string
  failureCode: string | null
  failureReason: string | null
  isPurged: boolean
  purgeAt: string | null
  input: { content: string; classifiers: string | null } | null
  answers: Answer[]
  atWork: { worker: string; acceptedAt: string; expiresAt: string }[]
  /** `note`: what the worker said to it. */
  timeline: { at: string; kind: string; worker: string | null; note: string | null }[]
  deliveries: Delivery[]
  reports: Report[]
}

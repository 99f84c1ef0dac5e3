import type { TaskFact } from './review.ts'

export type TaskEventAbout = {
  id: string
  accountId: string
  region: string
  at: Date
  loopArn: string
  flowArn: string
}

/** An event about one task, as JSON text with its id; off unless an installation asks for it. Source: spec 6.1. */
export function taskEvent(about: TaskEventAbout, what: TaskFact['type'] | 'Created'): { id: string; payload: string } {
  const payload = JSON.stringify({
    version: '0',
    id: about.id,
    'detail-type': `SageMaker Human Task ${what}`,
    source: 'aws.sagemaker',
    account: about.accountId,
    time: `${about.at.toISOString().slice(0, 19)}Z`,
    region: about.region,
    resources: [about.loopArn],
    detail: { flowDefinitionArn: about.flowArn, humanLoopArn: about.loopArn },
  })
  return { id: about.id, payload }
}

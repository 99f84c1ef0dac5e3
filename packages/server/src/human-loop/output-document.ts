import { canonicalJson } from './canonical-json.ts'

/** Who answered: issuer and `sub` name the person for audits, `workerId` is what customers see. Source: spec 5.3. */
export type WorkerIdentity = {
  workerId: string
  identityProviderType: 'Cognito' | 'Oidc'
  issuer: string
  sub: string
}

export type OutputAnswer = {
  worker: WorkerIdentity
  acceptedAt: Date
  submittedAt: Date
  /** Time in work without pauses, in milliseconds. */
  activeMs: number
  /** JSON text of the object that the worker's form produced. */
  answerContent: string
}

export type OutputDocument = {
  flowDefinitionArn: string
  humanLoopName: string
  /** JSON text as given to `StartHumanLoop`. */
  inputContent: string
  /** In order of submission. */
  answers: OutputAnswer[]
  awsManagedHumanLoopRequestSource: string | null
}

/**
 * Text of `output.json`: compact, keys in alphabetical order at every level, numbers as their authors wrote them.
 * Source: spec 5.2 to 5.4.
 */
export function outputDocument(document: OutputDocument): string {
  const source = document.awsManagedHumanLoopRequestSource
  const members = [
    ...(source === null ? [] : [`"awsManagedHumanLoopRequestSource":${JSON.stringify(source)}`]),
    `"flowDefinitionArn":${JSON.stringify(document.flowDefinitionArn)}`,
    `"humanAnswers":[${document.answers.map(answer).join(',')}]`,
    `"humanLoopName":${JSON.stringify(document.humanLoopName)}`,
    `"inputContent":${canonicalJson(document.inputContent)}`,
  ]
  return `{${members.join(',')}}`
}

function answer(given: OutputAnswer): string {
  const { workerId, identityProviderType, issuer, sub } = given.worker
  const identityData = JSON.stringify({ identityProviderType, issuer, sub })
  return [
    `{"acceptanceTime":"${given.acceptedAt.toISOString()}"`,
    `"answerContent":${canonicalJson(given.answerContent)}`,
    `"submissionTime":"${given.submittedAt.toISOString()}"`,
    `"timeSpentInSeconds":${given.activeMs / 1000}`,
    `"workerId":${JSON.stringify(workerId)}`,
    `"workerMetadata":{"identityData":${identityData}}}`,
  ].join(',')
}

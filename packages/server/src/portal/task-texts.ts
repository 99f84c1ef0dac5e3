import type { Inputs } from '../wire/model.generated.ts'

type LoopConfig = NonNullable<Inputs['CreateFlowDefinition']['HumanLoopConfig']>

/** The texts that a worker is shown, from the flow definition's stored request. */
export const textsOf = (request: string): LoopConfig =>
  (JSON.parse(request) as Inputs['CreateFlowDefinition']).HumanLoopConfig!

import type { Services } from '../services.ts'
import type { ServiceError } from './errors.ts'
import type { Inputs, Outputs } from './model.generated.ts'
import { type OperationName, operationModel } from './model.ts'
import { validator } from './validation.ts'

/** Who calls, as the signature says. */
export type Caller = { accountId: string; region: string; accessKeyId: string }

export type Answer<Output> = { ok: true; output: Output } | { ok: false; error: ServiceError }

/** One operation of the API as data: routing, validation, the table of supported operations and the tests read it. */
export type Operation = {
  name: OperationName
  /** `SageMaker.X` for AWS JSON, method and path for REST-JSON. */
  protocol: 'rest-json' | 'awsJson1_1'
  method: string
  uri: string
  target: string | undefined
  /** The action that a policy would have to allow. Source: spec 9.1. */
  permission: string
  /** Sentences of broken constraints. */
  validate: (input: unknown) => string[]
  run: (input: never, caller: Caller, services: Services) => Answer<unknown> | Promise<Answer<unknown>>
}

/** Declares an operation. Everything the API model knows about it is taken from there. */
export function operation<Name extends OperationName>(declared: {
  name: Name
  run: (
    input: Inputs[Name],
    caller: Caller,
    services: Services,
  ) => Answer<Outputs[Name]> | Promise<Answer<Outputs[Name]>>
}): Operation {
  const { protocol, method, uri, target, input } = operationModel(declared.name)
  return {
    name: declared.name,
    protocol,
    method,
    uri,
    target,
    permission: `sagemaker:${declared.name}`,
    validate: validator(input),
    run: declared.run,
  }
}

export const ok = <Output>(output: Output): { ok: true; output: Output } => ({ ok: true, output })

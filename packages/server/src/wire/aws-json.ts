import type { Protocol } from './call.ts'
import { AWS_JSON_ERRORS } from './errors.ts'
import { operationModel, resolved } from './model.ts'
import type { Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { jsonObject } from './rest-json.ts'
import { UnreadableInput } from './validation.ts'

const byTarget = new Map(OPERATIONS.map(operation => [operation.target, operation]))

export const targeted = (target: string): Operation | undefined => byTarget.get(target)

/** The SageMaker API: everything in a JSON body, times as seconds since 1970. Source: spec 3.1, 3.3, 3.4. */
export const AWS_JSON: Protocol = {
  errors: AWS_JSON_ERRORS,
  contentType: 'application/x-amz-json-1.1',
  input: (operation, _request, body) => withTimes(operation, jsonObject(body)),
  encode: output => JSON.stringify(output, epochSeconds),
}

/** JSON.stringify hands over a Date as text already; the holder still has the Date itself. */
function epochSeconds(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const held = this[key]
  return held instanceof Date ? held.getTime() / 1000 : value
}

/** Times stand at the top of a request only. */
function withTimes(operation: Operation, input: Record<string, unknown>): Record<string, unknown> {
  for (const [name, shape] of Object.entries(operationModel(operation.name).input.members ?? {})) {
    const value = input[name]
    if (resolved(shape).type !== 'timestamp' || value === undefined || value === null) continue
    if (typeof value !== 'number') throw new UnreadableInput(`${name} must be a time in seconds since 1970.`)
    input[name] = new Date(value * 1000)
  }
  return input
}

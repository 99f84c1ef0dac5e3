import api from './a2i-api.json' with { type: 'json' }
import type { Inputs } from './model.generated.ts'

/** A shape of the API model. Source: a2i-api.json, `about.conventions`. */
export type Shape = {
  $ref?: string
  type?: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'float' | 'boolean' | 'timestamp' | 'blob'
  required?: string[]
  members?: Record<string, Shape>
  items?: Shape
  keys?: Shape
  values?: Shape
  min?: number
  max?: number
  pattern?: string
  enum?: string[]
  sensitive?: boolean
  in?: 'uri' | 'query'
}

export type OperationName = keyof Inputs

type OperationModel = {
  service: string
  protocol: 'rest-json' | 'awsJson1_1'
  method: string
  uri: string
  target?: string
  input: Shape
  errors: { name: string; httpStatus: number }[]
}

const operations = api.operations as unknown as Record<OperationName, OperationModel>
const definitions = api.$defs as unknown as Record<string, Shape>

export const operationModel = (name: OperationName): OperationModel => operations[name]

/** Where we knowingly differ from the model. */
const EXCEPTIONS: Record<string, Shape> = {
  // Letters of both cases, because the real service has accepted them. Source: spec 11-1.
  'a2i.HumanLoopName': { type: 'string', min: 1, max: 63, pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$' },
  // The published pattern has lost its backslashes; the operations use a parser. Source: a2i-api.json, conventions.
  'sm.SourceIpConfig': {
    type: 'structure',
    required: ['Cidrs'],
    members: { Cidrs: { type: 'list', max: 10, items: { type: 'string', min: 4, max: 64 } } },
  },
}

/** Follows a reference to the shape that it stands for. */
export function resolved(shape: Shape): Shape {
  if (shape.$ref === undefined) return shape
  const name = shape.$ref.replace('#/$defs/', '')
  const { $ref: _, ...own } = shape
  return { ...(EXCEPTIONS[name] ?? definitions[name]), ...own }
}

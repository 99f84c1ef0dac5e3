import type { IncomingMessage } from 'node:http'
import type { Protocol } from './call.ts'
import { REST_JSON_ERRORS } from './errors.ts'
import { operationModel, resolved, type Shape } from './model.ts'
import type { Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { UnreadableInput } from './validation.ts'

const ROOT = '/human-loops'
const runtime = OPERATIONS.filter(operation => operation.protocol === 'rest-json')
const byRoute = (method: string, uri: string) => runtime.find(one => one.method === method && one.uri === uri)

/**
 * Which operation a method and path below `/human-loops` mean. `stop` is a legal loop name: only POST makes it the
 * stop operation. Source: spec 3.2.
 */
export function routed(method: string, path: string): Operation | undefined {
  const rest = path.slice(ROOT.length)
  if (rest === '' || rest === '/') return byRoute(method, ROOT)
  const segment = rest.slice(1)
  if (segment.includes('/')) return undefined
  return byRoute(method, `${ROOT}/${segment}`) ?? byRoute(method, `${ROOT}/{HumanLoopName}`)
}

/** The A2I runtime API: members in path, query and JSON body; times as text. Source: spec 3.2, 3.3, 3.4. */
export const REST_JSON: Protocol = {
  errors: REST_JSON_ERRORS,
  contentType: 'application/json',
  input,
  // Dates are written by JSON.stringify as RFC 3339 with milliseconds, which is what this API wants.
  encode: output => JSON.stringify(output),
}

const outside = new WeakMap<Operation, [name: string, shape: Shape][]>()

/** Members that come in the path or the query; looked up once for each operation. */
function outsideTheBody(operation: Operation): [name: string, shape: Shape][] {
  let members = outside.get(operation)
  if (members === undefined) {
    const all = Object.entries(operationModel(operation.name).input.members ?? {})
    members = all
      .map(([name, given]): [string, Shape] => [name, resolved(given)])
      .filter(([, shape]) => shape.in === 'uri' || shape.in === 'query')
    outside.set(operation, members)
  }
  return members
}

function input(operation: Operation, request: IncomingMessage, body: Buffer): unknown {
  const read: Record<string, unknown> = body.length === 0 ? {} : jsonObject(body)
  const members = outsideTheBody(operation)
  if (members.length === 0) return read
  const [path = '', text = ''] = request.url?.split('?') ?? []
  const query = new URLSearchParams(text)
  for (const [name, shape] of members) {
    if (shape.in === 'uri') read[name] = decoded(path.slice(path.lastIndexOf('/') + 1))
    if (shape.in === 'query') {
      const text = query.get(name)
      if (text === null) delete read[name]
      else read[name] = fromText(text, shape, name)
    }
  }
  return read
}

export function jsonObject(body: Buffer): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8'))
  } catch {
    throw new UnreadableInput('The request body is not valid JSON.')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new UnreadableInput('The request body must be a JSON object.')
  return parsed as Record<string, unknown>
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new UnreadableInput('The name in the path is not valid percent-encoding.')
  }
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2}))?$/

function fromText(text: string, shape: Shape, name: string): unknown {
  if (shape.type === 'timestamp') {
    const time = RFC_3339.test(text) ? new Date(text) : undefined
    if (time === undefined || Number.isNaN(time.getTime()))
      throw new UnreadableInput(`${name} must be a time such as 2031-04-05T06:07:08Z, not '${text}'.`)
    return time
  }
  if (shape.type === 'integer') {
    if (!/^[+-]?\d+$/.test(text)) throw new UnreadableInput(`${name} must be a whole number, not '${text}'.`)
    return Number(text)
  }
  return text
}

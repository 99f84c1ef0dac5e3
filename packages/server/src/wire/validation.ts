import { resolved, type Shape } from './model.ts'

/** A member whose JSON type is wrong: the request could not be read at all. */
export class UnreadableInput extends Error {}

/** Checks one value; adds a sentence for every constraint it breaks. */
type Check = (value: unknown, path: string, found: string[]) => void

/**
 * Compiles a shape of the API model into a check of a whole request.
 *
 * @returns the sentences of the constraints that are broken, in the service's own words; none when all is well
 * @throws UnreadableInput when a member has the wrong JSON type
 * Source: spec 3.4.
 */
export function validator(shape: Shape): (input: unknown) => string[] {
  const check = compiled(shape)
  return input => {
    const found: string[] = []
    check(input, '', found)
    return found
  }
}

/** The message of a ValidationException. Source: spec 3.4, exact format. */
export const validationMessage = (found: string[]): string =>
  `${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${found.join('; ')}`

function compiled(given: Shape): Check {
  const shape = resolved(given)
  switch (shape.type) {
    case 'structure':
      return structureCheck(shape)
    case 'list':
      return listCheck(shape)
    case 'map':
      return mapCheck(shape)
    case 'integer':
    case 'float':
      return numberCheck(shape)
    case 'boolean':
      return typeCheck('boolean')
    case 'timestamp':
      return timestampCheck
    default:
      return stringCheck(shape)
  }
}

function structureCheck(shape: Shape): Check {
  const required = new Set(shape.required)
  const members = Object.entries(shape.members ?? {}).map(([name, member]) => ({
    name,
    segment: name[0]!.toLowerCase() + name.slice(1),
    isRequired: required.has(name),
    check: compiled(member),
  }))
  return (value, path, found) => {
    if (!isObject(value)) throw new UnreadableInput(`${path || 'the request'} must be a JSON object`)
    for (const { name, segment, isRequired, check } of members) {
      const member = value[name]
      const memberPath = path === '' ? segment : `${path}.${segment}`
      if (member !== undefined && member !== null) check(member, memberPath, found)
      else if (isRequired) found.push(failed('null', memberPath, 'Member must not be null'))
    }
  }
}

function listCheck(shape: Shape): Check {
  const item = compiled(shape.items ?? {})
  return (value, path, found) => {
    if (!Array.isArray(value)) throw new UnreadableInput(`${path} must be a JSON list`)
    checkLength(value.length, shape, shown(value), path, found)
    for (const [index, one] of value.entries()) {
      const itemPath = `${path}.${index + 1}.member`
      if (one === null) found.push(failed('null', itemPath, 'Member must not be null'))
      else item(one, itemPath, found)
    }
  }
}

function mapCheck(shape: Shape): Check {
  const key = compiled(shape.keys ?? {})
  const item = compiled(shape.values ?? {})
  return (value, path, found) => {
    if (!isObject(value)) throw new UnreadableInput(`${path} must be a JSON object`)
    checkLength(Object.keys(value).length, shape, shown(value), path, found)
    for (const [name, one] of Object.entries(value)) {
      key(name, `${path}.${name}.key`, found)
      item(one, `${path}.${name}.value`, found)
    }
  }
}

function numberCheck(shape: Shape): Check {
  return (value, path, found) => {
    if (typeof value !== 'number' || (shape.type === 'integer' && !Number.isInteger(value)))
      throw new UnreadableInput(`${path} must be ${shape.type === 'integer' ? 'a whole number' : 'a number'}`)
    if (shape.max !== undefined && value > shape.max)
      found.push(failed(quoted(value), path, `Member must have value less than or equal to ${shape.max}`))
    if (shape.min !== undefined && value < shape.min)
      found.push(failed(quoted(value), path, `Member must have value greater than or equal to ${shape.min}`))
  }
}

function stringCheck(shape: Shape): Check {
  // The model's patterns are meant for the whole value.
  const pattern = shape.pattern === undefined ? undefined : new RegExp(`^(?:${shape.pattern})$`, 'u')
  const options = shape.enum && new Set(shape.enum)
  return (value, path, found) => {
    if (typeof value !== 'string') throw new UnreadableInput(`${path} must be a JSON string`)
    const seen = () => (shape.sensitive ? "'***'" : quoted(value))
    if (shape.min !== undefined || shape.max !== undefined) {
      // Counting code points is only worth it when counting units leaves a doubt.
      const isLong = shape.max !== undefined && value.length > shape.max
      checkLength(isLong ? codePoints(value) : value.length, shape, seen, path, found)
    }
    if (pattern !== undefined && !pattern.test(value))
      found.push(failed(seen(), path, `Member must satisfy regular expression pattern: ${shape.pattern}`))
    if (options !== undefined && !options.has(value))
      found.push(failed(seen(), path, `Member must satisfy enum value set: [${shape.enum?.join(', ')}]`))
  }
}

function typeCheck(type: 'boolean'): Check {
  return (value, path) => {
    if (typeof value !== type) throw new UnreadableInput(`${path} must be a JSON ${type}`)
  }
}

const timestampCheck: Check = (value, path) => {
  if (!(value instanceof Date) || Number.isNaN(value.getTime()))
    throw new UnreadableInput(`${path} must be a timestamp`)
}

type Seen = string | (() => string)

function checkLength(length: number, shape: Shape, seen: Seen, path: string, found: string[]): void {
  const value = () => (typeof seen === 'string' ? seen : seen())
  if (shape.max !== undefined && length > shape.max)
    found.push(failed(value(), path, `Member must have length less than or equal to ${shape.max}`))
  if (shape.min !== undefined && length < shape.min)
    found.push(failed(value(), path, `Member must have length greater than or equal to ${shape.min}`))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Values are shown so that the caller knows which one is meant, but a whole document is no help to anyone. */
const SHOWN_LENGTH = 1024
const quoted = (value: unknown): string => {
  const text = String(value)
  return text.length <= SHOWN_LENGTH ? `'${text}'` : `'${text.slice(0, SHOWN_LENGTH)}…'`
}
const shown = (value: unknown) => (): string => quoted(JSON.stringify(value))

const failed = (value: string, path: string, constraint: string): string =>
  `Value ${value} at '${path}' failed to satisfy constraint: ${constraint}`

// Writes the TypeScript types of every operation's input and output from the API model. `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Shape = {
  $ref?: string
  type?: string
  enum?: string[]
  required?: string[]
  members?: Record<string, Shape>
  items?: Shape
  values?: Shape
}
type Model = {
  operations: Record<string, { service: string; input: Shape; output: Shape }>
  $defs: Record<string, Shape>
}

const wire = join(import.meta.dirname, '../packages/server/src/wire')

export function wireTypes(): string {
  const model = JSON.parse(readFileSync(join(wire, 'a2i-api.json'), 'utf8')) as Model
  const operations = Object.entries(model.operations)
  const map = (side: 'input' | 'output') =>
    operations.map(([name, operation]) => `  ${name}: ${typeOf(operation[side], model)}`).join('\n')
  return [
    '// Made from a2i-api.json by scripts/generate-wire-types.ts; do not edit.',
    `export interface Inputs {\n${map('input')}\n}`,
    `export interface Outputs {\n${map('output')}\n}`,
    '',
  ].join('\n\n')
}

function typeOf(given: Shape, model: Model): string {
  const shape = given.$ref === undefined ? given : model.$defs[given.$ref.replace('#/$defs/', '')]!
  switch (shape.type) {
    case 'structure':
      return structure(shape, model)
    case 'list':
      return `(${typeOf(shape.items!, model)})[]`
    case 'map':
      return `Record<string, ${typeOf(shape.values!, model)}>`
    case 'timestamp':
      return 'Date'
    case 'string':
      return shape.enum === undefined ? 'string' : shape.enum.map(value => `'${value}'`).join(' | ')
    case 'blob':
      return 'Uint8Array'
    case 'boolean':
      return 'boolean'
    default:
      return 'number'
  }
}

function structure(shape: Shape, model: Model): string {
  const required = new Set(shape.required ?? [])
  const members = Object.entries(shape.members ?? {}).map(
    ([name, member]) => `${name}${required.has(name) ? ': ' : '?: undefined | '}${typeOf(member, model)}`,
  )
  return members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`
}

const target = join(wire, 'model.generated.ts')
if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(target, wireTypes())
  else if (readFileSync(target, 'utf8') !== wireTypes()) {
    process.stderr.write('model.generated.ts is out of date: run node scripts/generate-wire-types.ts\n')
    process.exitCode = 1
  }
}

// What a template reads that its input does not have. No error to a worker, who sees an empty place, but mostly a
// mistake of the author's. Source: crowd-elements specification, 1.2 and 1.4.
import { parseTemplate, readsOf } from '../worker-template/engine.ts'
import { parseInput } from '../worker-template/input-json.ts'

/** Something an author should know. `line` and `column` count from 1 and are those of the template. */
export type Note = { level: 'error' | 'warning'; text: string; line?: number; column?: number }

/** @returns one note for each thing that is read and missing, where it is first read */
export function missingInput(template: string, inputJson: string): Note[] {
  const input = parseInput(inputJson)
  if (input === undefined) return []
  const notes = new Map<string, Note>()
  for (const { segments, location } of readsOf(parseTemplate(template))) {
    const text = whatIsMissing(segments, input)
    if (text !== undefined && !notes.has(text))
      notes.set(text, { level: 'warning', text, line: location.row, column: location.col })
  }
  return [...notes.values()].sort((a, b) => a.line! - b.line! || a.column! - b.column!)
}

/** What lists and texts have besides their members. */
const ALWAYS_THERE = new Set<unknown>(['size', 'first', 'last'])

function whatIsMissing(segments: readonly unknown[], input: object): string | undefined {
  const [root, ...path] = segments
  if (root !== 'task') return `“${String(root)}” is not known here: a template’s only variable is task.input`
  if (path[0] !== 'input') return `task.${String(path[0] ?? '')} does not exist: everything is in task.input`
  let value: unknown = input
  let name = 'task.input'
  for (const segment of path.slice(1)) {
    // A name that is itself a variable is known only when the page is made.
    if (typeof segment === 'object' || ALWAYS_THERE.has(segment)) return undefined
    name += typeof segment === 'number' ? `[${segment}]` : `.${String(segment)}`
    if (!hasMember(value, segment as string | number)) return `${name} is not in the input, and shows nothing`
    value = (value as Record<string | number, unknown>)[segment as string | number]
  }
  return undefined
}

const hasMember = (value: unknown, name: string | number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) ? Number(name) in value : Object.hasOwn(value, name))

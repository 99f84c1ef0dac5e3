/** One place in the answers, and what each of them says there; undefined where an answer has nothing. */
export type Compared = {
  /** e.g. `boxes[2].label` */
  path: string
  values: (string | undefined)[]
  /** Which of them most do not share. All of them when no value is that of more than half. */
  isOdd: boolean[]
}

/** Numbers as their authors wrote them, where the browser tells. */
type Source = { source?: string } | undefined

/**
 * Answers side by side, one row for each place that any of them has, in the order in which places appear.
 * @param answers  JSON texts
 */
export function compareAnswers(answers: readonly string[]): Compared[] {
  const columns = answers.map(leavesOf)
  const paths = new Set(columns.flatMap(leaves => [...leaves.keys()]))
  return [...paths].map(path => {
    const values = columns.map(leaves => leaves.get(path))
    return { path, values, isOdd: oddOnes(values) }
  })
}

function oddOnes(values: (string | undefined)[]): boolean[] {
  const isOfMost = (value: string | undefined) => 2 * values.filter(other => other === value).length > values.length
  return values.map(value => !isOfMost(value))
}

function leavesOf(json: string): Map<string, string> {
  const leaves = new Map<string, string>()
  const walk = (value: unknown, path: string): void => {
    const isList = Array.isArray(value)
    const members =
      typeof value === 'object' && value !== null && !(value instanceof Written) ? Object.entries(value) : []
    if (members.length === 0) leaves.set(path, textOf(value))
    for (const [key, member] of members) walk(member, isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`)
  }
  walk(JSON.parse(json, keepNumbers), '')
  return leaves
}

/** A number's own text. */
class Written {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

function keepNumbers(this: unknown, _key: string, value: unknown, context?: Source): unknown {
  return typeof value === 'number' ? new Written(context?.source ?? String(value)) : value
}

/** Texts stand as they are, unless they would look like something else. */
const textOf = (value: unknown): string => {
  if (value instanceof Written) return value.text
  return typeof value === 'string' && !/^(true|false|null|-?\d+(\.\d+)?)$/.test(value) ? value : JSON.stringify(value)
}

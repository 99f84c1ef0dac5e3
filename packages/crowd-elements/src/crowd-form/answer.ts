import type { Contribution } from '../shared/answer-element.ts'
import { canonicalJson } from '../shared/canonical-json/canonical-json.ts'

/** The answer of one form: what ends up in `humanAnswers[].answerContent`. */
export type Answer = Record<string, unknown>

/**
 * Joins what the controls say into one flat object. Names are taken as they are: dots and brackets nest nothing.
 *
 * @param contributions in tree order
 * Source: crowd-form, "Names and merging" (2.5).
 */
export function toAnswer(contributions: readonly Contribution[]): Answer {
  const answer = new Map<string, Contribution | Flags>()
  for (const said of contributions) {
    if (said.kind === 'scalar' && said.value === '') continue
    const before = answer.get(said.name)
    answer.set(said.name, said.kind === 'flag' ? withFlag(before, said) : said)
  }
  return Object.fromEntries([...answer].map(([name, { value }]) => [name, value]))
}

type Flag = Extract<Contribution, { kind: 'flag' }>
type Flags = { kind: 'flags'; value: Record<string, boolean> }

function withFlag(before: Contribution | Flags | undefined, { value, isOn }: Flag): Flags {
  const flags = before?.kind === 'flags' ? before.value : {}
  return {
    kind: 'flags',
    value: Object.fromEntries([...Object.entries(flags), [value, sameFlag(flags, value) || isOn]]),
  }
}

// Boxes without a value all answer as "on": ticked means any of them is (our choice, no evidence).
const sameFlag = (flags: Record<string, boolean>, value: string): boolean =>
  Object.hasOwn(flags, value) && flags[value]!

/**
 * The answer with `answer-format="flatten-objects"`: objects become dotted names, lists become JSON text, and
 * everything that was inside an object becomes text. Source: specification 2.9.
 */
export function flattened(answer: Answer): Answer {
  return Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null ? leaves(name, value) : [[name, value] as const],
    ),
  )
}

function leaves(path: string, value: unknown): (readonly [string, string])[] {
  if (Array.isArray(value)) return [[path, canonicalJson(value)]]
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, member]) => leaves(`${path}.${key}`, member))
}

/** The text handed to the host: a JSON array with the answer as its only element. Source: specification 2.7. */
export const toTaskAnswers = (answer: Answer): string => canonicalJson([answer])

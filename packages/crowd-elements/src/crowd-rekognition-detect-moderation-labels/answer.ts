import { canonicalJson } from '../shared/canonical-json/canonical-json.ts'
import { parseLenientJson } from '../shared/lenient-json/lenient-json.ts'

/** The key under which the answer is sent, whatever the element is called. */
export const ANSWER_KEY = 'AWS/Rekognition/DetectModerationLabels/Image/V3'

/** A moderation label as it was given: a text, or an object with a name that is returned whole. */
export type ModerationLabel = string | { name: string; parentName?: string; [more: string]: unknown }

export interface ModerationAnswer {
  /** Lower case m: the page on output data has it so, the page of the element does not. Source: specification 3.23. */
  moderationLabels: ModerationLabel[]
}

/** Labels under one parent, in the order in which they were given. */
export interface Group {
  /** Empty for labels without a parent. */
  parent: string
  labels: ModerationLabel[]
}

export const nameOf = (label: ModerationLabel): string => (typeof label === 'string' ? label : label.name)

const parentOf = (label: ModerationLabel): string =>
  typeof label === 'object' && typeof label.parentName === 'string' ? label.parentName : ''

const isLabel = (item: unknown): item is ModerationLabel =>
  (typeof item === 'string' && item !== '') ||
  (typeof item === 'object' && item !== null && typeof (item as { name?: unknown }).name === 'string')

/**
 * The labels an author gave. The first of equal ones counts; what has no name is left out.
 *
 * @throws SyntaxError when the text cannot be read or is no list
 * Source: crowd-rekognition-detect-moderation-labels (3.23), `categories`.
 */
export function readLabels(given: unknown): ModerationLabel[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const list = typeof given === 'string' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  const byText = new Map<string, ModerationLabel>()
  for (const item of list.filter(isLabel)) if (!byText.has(canonicalJson(item))) byText.set(canonicalJson(item), item)
  return [...byText.values()]
}

/** The offered labels that equal one of these: what was stored comes back as other objects. */
export function known(labels: readonly ModerationLabel[], offered: readonly ModerationLabel[]): ModerationLabel[] {
  const texts = new Set(labels.map(canonicalJson))
  return offered.filter(label => texts.has(canonicalJson(label)))
}

/** Groups by parent in the order of first mention, labels without a parent first (our choice, no evidence). */
export function grouped(labels: readonly ModerationLabel[]): Group[] {
  const groups = new Map<string, ModerationLabel[]>([['', []]])
  for (const label of labels) groups.set(parentOf(label), [...(groups.get(parentOf(label)) ?? []), label])
  return [...groups].map(([parent, members]) => ({ parent, labels: members })).filter(group => group.labels.length > 0)
}

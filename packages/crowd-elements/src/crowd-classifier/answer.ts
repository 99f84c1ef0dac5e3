import type { Contribution } from '../shared/answer-element.ts'
import { parseLenientJson } from '../shared/lenient-json/lenient-json.ts'

/** The answer of a single-choice classifier. Without a choice the label is missing. */
export interface ClassifierAnswer {
  label?: string
}

/**
 * The categories an author gave, as text of the attribute or as a list set by script: duplicates keep their first place, numbers and booleans count as text.
 *
 * @throws SyntaxError when the text cannot be read or is no list
 * Source: crowd-classifier (3.7), JSON attributes (3.0.2).
 */
export function readCategories(given: readonly unknown[] | string | null | undefined): string[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const list = typeof given === 'string' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  return [...new Set(list.filter(item => item !== null && typeof item !== 'object').map(String))]
}

const HOTKEYS = '1234567890'

/** The key for the category at this place, counted from 0; none beyond the tenth. */
export const hotkeyAt = (index: number): string | undefined => HOTKEYS[index]

/** The category a key stands for. */
export const categoryAt = (categories: readonly string[], key: string): string | undefined =>
  key.length === 1 && HOTKEYS.includes(key) ? categories[HOTKEYS.indexOf(key)] : undefined

export const toContribution = (name: string, answer: ClassifierAnswer): Contribution => ({
  kind: 'object',
  name,
  value: answer,
})

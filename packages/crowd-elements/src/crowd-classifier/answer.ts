import type { Contribution } from '../shared/answer-element.ts'
import { readTextList } from '../shared/text-list.ts'

/** The answer of a single-choice classifier. Without a choice the label is missing. */
export interface ClassifierAnswer {
  label?: string
}

/** The categories an author gave. Source: crowd-classifier (3.7). */
export const readCategories = readTextList

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

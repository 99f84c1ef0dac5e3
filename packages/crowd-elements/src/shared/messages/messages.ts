import { de } from './de.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

/** The languages we speak, by primary language tag. */
const catalogues: Record<string, Messages> = { en, de, es, ja }

const primaryTag = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/**
 * Picks the catalogue for a list of language tags, the first one we speak.
 *
 * @param languages BCP 47 tags in order of preference, for example `['de-AT', 'en']`; English when none fits
 */
export const messagesFor = (languages: readonly string[]): Messages => pickFrom(catalogues, en, languages)

/**
 * Picks among the catalogues of a family of elements that brings its own sentences.
 * @param languages as for `messagesFor`; by default those of this page
 */
export function pickFrom<T>(catalogues: Record<string, T>, otherwise: T, languages = pageLanguages()): T {
  const known = languages.map(primaryTag).find(tag => Object.hasOwn(catalogues, tag))
  return (known && catalogues[known]) || otherwise
}

/** The catalogue for this page: the author's `<html lang>` wins, then what the worker's browser prefers. */
export const messages = (): Messages => messagesFor(pageLanguages())

const pageLanguages = (): readonly string[] => [document.documentElement.lang, ...navigator.languages]

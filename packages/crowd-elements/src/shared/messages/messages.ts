import { en, type Messages } from './en.ts'

/** The languages we speak, by primary language tag. */
const catalogues: Record<string, Messages> = { en }

const primaryTag = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/**
 * Picks the catalogue for a list of language tags, the first one we speak.
 *
 * @param languages BCP 47 tags in order of preference, for example `['de-AT', 'en']`; English when none fits
 */
export function messagesFor(languages: readonly string[]): Messages {
  const known = languages.map(primaryTag).find(tag => tag in catalogues)
  return (known && catalogues[known]) || en
}

/** The catalogue for this page: the author's `<html lang>` wins over the worker's browser. */
export const messages = (): Messages => messagesFor([document.documentElement.lang, navigator.language])

import { de } from './de.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

export type { Messages } from './en.ts'

const LANGUAGES: Record<string, Messages> = { en, de, es, ja }

/** @param wanted  BCP 47 tags, the most wanted first, as `navigator.languages` lists them */
export function messagesFor(wanted: readonly string[]): Messages {
  for (const tag of wanted) {
    const known = LANGUAGES[tag.toLowerCase().split('-')[0] ?? '']
    if (known) return known
  }
  return en
}

/** The page's own catalogue. Under Node, where tests read it, there is no page to ask. */
export const messages: Messages = messagesFor(globalThis.navigator?.languages ?? [])

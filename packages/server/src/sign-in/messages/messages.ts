import type { Audience } from '../sessions.ts'
import { de } from './de.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

export type { Messages } from './en.ts'

const LANGUAGES: Record<string, Messages> = { en, de, es, ja }

/** The console speaks English, so its sign-in does. */
const CONSOLE: Messages = {
  ...en,
  welcome: 'Console',
  welcomeHint: 'Watch, stop and delete human loops.',
  toTheTasks: 'Go to the console',
}

/**
 * The catalogue for whoever reads the page. Chosen as the portal chooses its own: the first language that the browser
 * asks for and we speak, else English.
 * @param accepted  the header `Accept-Language`, which a browser makes of the same list that it shows to scripts
 */
export const messagesOf = (audience: Audience, accepted: string | undefined): Messages =>
  audience === 'console' ? CONSOLE : messagesFor(acceptedLanguages(accepted ?? ''))

/** @param wanted  BCP 47 tags, the most wanted first */
function messagesFor(wanted: readonly string[]): Messages {
  const primary = wanted.map(tag => tag.toLowerCase().split('-')[0] ?? '')
  return LANGUAGES[primary.find(tag => Object.hasOwn(LANGUAGES, tag)) ?? 'en']!
}

/** @returns the tags of `Accept-Language`, the most wanted first. Source: RFC 9110, 12.5.4 and 12.4.2 */
export function acceptedLanguages(header: string): string[] {
  const weighed = header.split(',').map(part => {
    const [tag = '', weight] = part.trim().split(/\s*;\s*q=/i)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  // Sorting keeps the order of those that are wanted as much.
  return weighed
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

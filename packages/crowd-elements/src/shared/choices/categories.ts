import { parseLenientJson } from '../lenient-json/lenient-json.ts'

const isBlank = (given: unknown): boolean =>
  given === null || given === undefined || (typeof given === 'string' && given.trim() === '')

/**
 * The choice that stands for "none of these": `{text}`, or the bare text. Without a text it is called `fallback`.
 *
 * @returns undefined when there is no such choice
 * @throws SyntaxError when the text begins like an object and cannot be read
 * Source: crowd-classifier-multi-select (3.8), crowd-rekognition-detect-moderation-labels (3.23).
 */
export function readExclusion(given: unknown, fallback: string): string | undefined {
  if (isBlank(given)) return undefined
  const isObjectText = typeof given === 'string' && given.trim().startsWith('{')
  const read = isObjectText ? parseLenientJson(given) : given
  const text = typeof read === 'object' && read !== null ? (read as { text?: unknown }).text : read
  return isBlank(text) ? fallback : String(text)
}

const HOTKEYS = '1234567890'

/** The key for the category at this place, counted from 0; none beyond the tenth. */
export const hotkeyAt = (index: number): string | undefined => HOTKEYS[index]

/** The category a key stands for. */
export const categoryAt = (categories: readonly string[], key: string): string | undefined =>
  key.length === 1 && HOTKEYS.includes(key) ? categories[HOTKEYS.indexOf(key)] : undefined

/** Chosen categories in the order in which they are offered; what a script added from elsewhere comes last. */
export function inOfferedOrder(chosen: Iterable<string>, categories: readonly string[]): string[] {
  const all = new Set(chosen)
  return [...categories.filter(category => all.has(category)), ...[...all].filter(one => !categories.includes(one))]
}

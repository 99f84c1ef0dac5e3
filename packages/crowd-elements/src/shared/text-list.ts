import { parseLenientJson } from './lenient-json/lenient-json.ts'

/**
 * A list of texts that an author wrote as JSON or a script assigned. Equal ones keep their first place, numbers and
 * booleans count as text; nothing and an empty text are an empty list.
 *
 * @throws SyntaxError when the text cannot be read or is no list
 * Source: JSON attributes (3.0.2); duplicates (3.7).
 */
export function readTextList(given: readonly unknown[] | string | null | undefined): string[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const list = typeof given === 'string' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  return [...new Set(list.filter(item => item !== null && typeof item !== 'object').map(String))]
}

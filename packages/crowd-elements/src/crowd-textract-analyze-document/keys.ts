import { parseLenientJson } from '../shared/lenient-json/lenient-json.ts'

/** A key that matters to the author, with other names it may have in documents. */
export interface ListedKey {
  name: string
  aliases: string[]
}

/**
 * The keys a worker may add: objects `{importantFormKey, importantFormKeyAliases}`, or plain texts.
 * @throws SyntaxError when the text cannot be read or is no list
 */
export function readKeys(given: unknown): ListedKey[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const list = typeof given === 'string' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  const keys = list.flatMap(readKey)
  return keys.filter(({ name }, index) => keys.findIndex(other => other.name === name) === index)
}

function readKey(given: unknown): ListedKey[] {
  const item = (typeof given === 'object' && given !== null ? given : { importantFormKey: given }) as Record<
    string,
    unknown
  >
  const { importantFormKey: name, importantFormKeyAliases: aliases } = item
  if (typeof name !== 'string' || name.trim() === '') return []
  return [{ name, aliases: Array.isArray(aliases) ? aliases.filter(alias => typeof alias === 'string') : [] }]
}

const folded = (text: string): string => text.trim().toLowerCase()

/** Whether a key found in the document is this one. Our choice: exactly, but for blanks around and upper case. */
export const isNamed = (keyText: string, { name, aliases }: ListedKey): boolean =>
  [name, ...aliases].some(one => folded(one) === folded(keyText))

/** Listed keys that none of the texts is. */
export const missingKeys = (keys: readonly ListedKey[], keyTexts: readonly string[]): ListedKey[] =>
  keys.filter(key => !keyTexts.some(text => isNamed(text, key)))

/** Whether to review key-value pairs; other types do not exist for this element. */
export function readBlockTypes(given: unknown): boolean {
  const list = typeof given === 'string' && given.trim() !== '' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) return true
  for (const type of list)
    if (type !== 'KEY_VALUE_SET')
      console.warn(`crowd-textract-analyze-document: block type ${String(type)} is ignored.`)
  return list.length === 0 || list.includes('KEY_VALUE_SET')
}

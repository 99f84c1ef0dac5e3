import { messages } from './messages/messages.ts'

/** What a text field accepts, as its attributes say. */
export interface TextRules {
  isRequired: boolean
  minLength: number | undefined
  /** What the browser finds wrong with the value, if anything. */
  native: ValidityState | undefined
  nativeMessage: string
  /** The author's own words for any failure. */
  errorMessage: string
}

/** Why the value may not be sent, in words for the worker; undefined when it may. */
export function problemWith(value: string, rules: TextRules): string | undefined {
  const found = reasonAgainst(value, rules)
  return found === undefined ? undefined : rules.errorMessage || found
}

function reasonAgainst(value: string, { isRequired, minLength, native, nativeMessage }: TextRules): string | undefined {
  if (native?.badInput) return nativeMessage || messages().valueInvalid
  if (value === '') return isRequired ? messages().valueMissing : undefined
  if (minLength !== undefined && value.length < minLength) return messages().valueTooShort(minLength)
  return native && !native.valid ? nativeMessage || messages().valueInvalid : undefined
}

/**
 * The author's `allowed-pattern` as a test for single characters.
 * @returns undefined when there is no pattern, or one that is no regular expression (told to the console)
 */
export function characterTest(pattern: string): ((character: string) => boolean) | undefined {
  if (!pattern) return undefined
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'u')
    return character => expression.test(character)
  } catch (error) {
    console.warn(`allowed-pattern "${pattern}": ${(error as Error).message}`)
    return undefined
  }
}

/** Leaves out the characters that are not allowed; `caret` counts UTF-16 units and moves along. */
export function keepAllowed(value: string, caret: number, isAllowed: (character: string) => boolean) {
  const kept = (text: string): string => Array.from(text).filter(isAllowed).join('')
  return { value: kept(value), caret: kept(value.slice(0, caret)).length }
}

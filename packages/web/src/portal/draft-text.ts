/**
 * A draft as text to read and to copy: a line for each field, `name: value`.
 * @param draft  state of the page's controls by name, as the frame hands it over
 */
export function draftText(draft: unknown): string {
  if (typeof draft !== 'object' || draft === null) return ''
  return Object.entries(draft)
    .map(
      ([name, values]) =>
        [name, (Array.isArray(values) ? values : [values]).filter(isSomething).map(valueText)] as const,
    )
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}: ${values.join(', ')}`)
    .join('\n')
}

const isSomething = (value: unknown): boolean => value !== null && value !== undefined && value !== ''
const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

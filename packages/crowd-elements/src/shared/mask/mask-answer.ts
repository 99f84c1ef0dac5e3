import { parseLenientJson } from '../lenient-json/lenient-json.ts'

/** One thing that has a colour in the mask: a label, or one instance of a label. Its class is its place, from 1. */
export interface MaskClass {
  label: string
  color: string
}

/** What an author, a script or an earlier job gave. */
export interface GivenMask {
  classes: MaskClass[]
  /** Address of the picture with the pixels; undefined when there is none. */
  src: string | undefined
}

export const NO_MASK: GivenMask = { classes: [], src: undefined }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An `initial-value` or an assigned answer: text is read as JSON; the pixels are at `src`, or in
 * `labeledImage.pngImageData` of an answer.
 *
 * @param classesOf reads what tells which colour is what
 * @throws SyntaxError when the text cannot be read or is no object
 */
export function readGivenMask(given: unknown, classesOf: (given: Record<string, unknown>) => MaskClass[]): GivenMask {
  const value = typeof given === 'string' ? parseLenientJson(given) : given
  if (!isObject(value)) throw new SyntaxError('an object was expected')
  return { classes: classesOf(value), src: addressOf(value) }
}

function addressOf({ src, labeledImage }: Record<string, unknown>): string | undefined {
  if (typeof src === 'string' && src.trim() !== '') return src
  const data = isObject(labeledImage) ? labeledImage.pngImageData : undefined
  return typeof data === 'string' && data !== '' ? `${PNG_DATA}${data}` : undefined
}

const PNG_DATA = 'data:image/png;base64,'

/** The base64 in an address that `readGivenMask` made. */
export const dataOf = (src: string): string | undefined =>
  src.startsWith(PNG_DATA) ? src.slice(PNG_DATA.length) : undefined

/** `{label: {color}}` as classes, in the order given. Source: specification 3.24. */
export function classesOfMappings(mappings: unknown): MaskClass[] {
  if (!isObject(mappings)) return []
  return Object.entries(mappings).flatMap(([label, entry]) =>
    isObject(entry) && typeof entry.color === 'string' ? [{ label, color: entry.color }] : [],
  )
}

/** `[{label, color}]` as classes. Source: specification 3.15. */
export function classesOfInstances(instances: unknown): MaskClass[] {
  if (!Array.isArray(instances)) return []
  return instances.flatMap(entry =>
    isObject(entry) && typeof entry.label === 'string' && typeof entry.color === 'string'
      ? [{ label: entry.label, color: entry.color }]
      : [],
  )
}

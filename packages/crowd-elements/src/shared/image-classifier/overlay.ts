import { labelColor } from '../image-tool/labels.ts'
import { parseLenientJson } from '../lenient-json/lenient-json.ts'

/** A box to be looked at, pixels of the stored image. */
export interface OverlayBox {
  colour: string
  left: number
  top: number
  width: number
  height: number
}

/** What an earlier job found, drawn over the image to be judged. */
export interface Overlay {
  boxes: OverlayBox[]
  /** Address of a mask; empty when there is none. */
  maskSrc: string
  /** What the colours mean, one entry for each thing in the legend. */
  legend: { colour: string; label: string }[]
}

type Given = Record<string, unknown>
const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textsOf = (value: unknown): string[] => listOf(value).filter(item => typeof item === 'string')
const isColour = (value: unknown): value is string => typeof value === 'string' && /^#[\da-f]{6}$/i.test(value)

/**
 * What to draw over an image. Unknown labels get a colour of their own; what has no place or colour is left out.
 *
 * @returns undefined when nothing is given
 * @throws SyntaxError when the text cannot be read, or has none of the three keys
 * Source: crowd-image-classifier (3.12), `overlay`.
 */
export function readOverlay(given: unknown): Overlay | undefined {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return undefined
  const read = typeof given === 'string' ? parseLenientJson(given) : given
  if (isObject(read)) {
    if (isObject(read.boundingBox)) return ofBoxes(read.boundingBox)
    if (isObject(read.semanticSegmentation)) return ofClasses(read.semanticSegmentation)
    if (isObject(read.instanceSegmentation)) return ofInstances(read.instanceSegmentation)
  }
  throw new SyntaxError('boundingBox, semanticSegmentation or instanceSegmentation was expected')
}

function ofBoxes({ labels: given, value }: Given): Overlay {
  const found = listOf(value).filter(isObject)
  const labels = [...new Set([...textsOf(given), ...found.map(({ label }) => String(label))])]
  const boxes = found.flatMap(({ label, left, top, width, height }) => {
    const numbers = [left, top, width, height].map(Number)
    if (!numbers.every(Number.isFinite)) return []
    const [x, y, w, h] = numbers as [number, number, number, number]
    return [{ colour: labelColor(labels.indexOf(String(label))), left: x, top: y, width: w, height: h }]
  })
  return { boxes, maskSrc: '', legend: labels.map((label, index) => ({ colour: labelColor(index), label })) }
}

function ofClasses({ labels, labelMappings, src }: Given): Overlay {
  const mappings = isObject(labelMappings) ? labelMappings : {}
  const names = [...new Set([...textsOf(labels), ...Object.keys(mappings)])]
  const legend = names.flatMap(label => {
    const mapping = Object.hasOwn(mappings, label) ? mappings[label] : undefined
    return isObject(mapping) && isColour(mapping.color) ? [{ colour: mapping.color.toLowerCase(), label }] : []
  })
  return { boxes: [], maskSrc: typeof src === 'string' ? src : '', legend }
}

function ofInstances({ instances, src }: Given): Overlay {
  const legend = listOf(instances).flatMap(item =>
    isObject(item) && isColour(item.color)
      ? [{ colour: item.color.toLowerCase(), label: String(item.label ?? '') }]
      : [],
  )
  return { boxes: [], maskSrc: typeof src === 'string' ? src : '', legend }
}

/**
 * Makes everything transparent that has none of these colours: masks have an opaque background as often as not.
 * @param pixels red, green, blue, alpha, changed in place
 */
export function keepColours(pixels: Uint8ClampedArray, colours: readonly string[]): void {
  const kept = new Set(colours.map(colour => Number.parseInt(colour.slice(1), 16)))
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!
    if (!kept.has(colour)) pixels[at + 3] = 0
  }
}

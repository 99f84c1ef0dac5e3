import type { TemplateResult } from 'lit'
import type { Size } from '../image/plane.ts'
import { parseLenientJson } from '../lenient-json/lenient-json.ts'
import type { ImageMessages } from '../messages/image/en.ts'
import { boundsOf, type Points, type Shape, type ShapeKind, settled } from './shape.ts'

/** What makes one vector tool different from another. */
export interface VectorDefinition {
  readonly kind: ShapeKind
  /** The key of its list in the answer and in `initial-value`. */
  readonly listKey: string
  /** The id of its drawing button; scripts look up `polygon`. */
  readonly drawId: string
  readonly glyph: TemplateResult<2>
  /** Keys exactly as documented. Source: specification 3.0.7, "Keys inside an item". */
  toItem(label: string, points: Points): object
  /** @returns the points of an item; undefined when it has none */
  fromItem(item: Record<string, unknown>): Points | undefined
  drawName(words: ImageMessages): string
  hint(words: ImageMessages, label: string): string
  /** Where a shape is, for people. */
  describe(words: ImageMessages, points: Points): string
}

/** A shape without its place in the order of all. */
export type LabelledPoints = Omit<Shape, 'id'>

/**
 * The items of an initial value: a list, the text of one, or an object that has it under the tool's key.
 * @throws SyntaxError when the text cannot be read, or there is no list in it
 */
export function readItems(given: unknown, listKey: string): unknown[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const value = typeof given === 'string' ? parseLenientJson(given) : given
  if (Array.isArray(value)) return value
  const list = (value as Record<string, unknown> | null)?.[listKey]
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  return list
}

/**
 * The shapes among items. Coordinates become whole pixels on the image; items with a label that is not offered, or
 * that are no shape, are left out.
 * Source: specification 3.0.7.
 */
export function shapesFrom(
  items: readonly unknown[],
  { kind, fromItem }: Pick<VectorDefinition, 'kind' | 'fromItem'>,
  labels: readonly string[],
  size: Size,
): LabelledPoints[] {
  return items.flatMap(item => {
    if (typeof item !== 'object' || item === null) return []
    const label = String((item as Record<string, unknown>).label)
    const points = labels.includes(label) ? fromItem(item as Record<string, unknown>) : undefined
    if (!points?.every(Number.isFinite)) return []
    const shape = kind.finished(settled(points, size))
    return shape ? [{ label, points: shape }] : []
  })
}

/** A number, also when an author wrote it as text; NaN otherwise. */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN

/** Where a chain of points is, for people. */
export function describeChain(words: ImageMessages, points: Points): string {
  const { left, top, right, bottom } = boundsOf(points)
  return words.chain(points.length / 2, left, top, right - left, bottom - top)
}

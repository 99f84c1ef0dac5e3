import { parseLenientJson } from '../shared/lenient-json/lenient-json.ts'
import type { CodePoints } from './code-points.ts'
import type { Span } from './spans.ts'

/** A kind of entity. The list shows the full name, the tag above a span the short one. */
export interface EntityLabel {
  label: string
  shortDisplayName: string
  fullDisplayName: string
}

/** A span as the answer has it: offsets in code points from 0, the end exclusive. */
export interface Entity {
  endOffset: number
  label: string
  startOffset: number
}

export interface EntityAnswer {
  entities: Entity[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOr = (value: unknown, fallback: string): string =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : fallback

/**
 * A list as JSON text of the attribute or as set by script; nothing and an empty text are an empty list.
 * @throws SyntaxError when the text cannot be read or is no list
 */
export function readList(given: unknown): unknown[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const list = typeof given === 'string' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  return list
}

/**
 * The labels an author gave: objects or plain texts, the first of equal ones counts.
 *
 * @throws SyntaxError when the text cannot be read or is no list
 * Source: crowd-entity-annotation (3.9), `labels`.
 */
export function readLabels(given: unknown): EntityLabel[] {
  const labels = readList(given).flatMap(item => readLabel(item) ?? [])
  return labels.filter(({ label }, index) => labels.findIndex(other => other.label === label) === index)
}

function readLabel(item: unknown): EntityLabel | undefined {
  const given = isObject(item) ? item : { label: item }
  const label = textOr(given.label, '')
  if (label === '') return undefined
  return {
    label,
    shortDisplayName: textOr(given.shortDisplayName, label),
    fullDisplayName: textOr(given.fullDisplayName, textOr(given.longDisplayName, label)),
  }
}

/**
 * The list of spans an author or a script gave, not yet checked against text and labels. A whole answer will do, too.
 *
 * @throws SyntaxError when the text cannot be read or is no list
 */
export function readEntities(given: unknown): unknown[] {
  const read = typeof given === 'string' && given.trim() !== '' ? parseLenientJson(given) : given
  return readList(isObject(read) ? read.entities : read)
}

/** What is wrong with an entity; undefined when it can be shown. */
function refusalOf(item: unknown, labels: readonly EntityLabel[], length: number): string | undefined {
  if (!isObject(item)) return 'is no object'
  if (!labels.some(({ label }) => label === item.label)) return 'has an unknown label'
  const { startOffset: start, endOffset: end } = item
  const isRange = Number.isInteger(start) && Number.isInteger(end) && (start as number) >= 0
  return isRange && (start as number) < (end as number) && (end as number) <= length ? undefined : 'has a bad range'
}

/**
 * Spans of a text from entities. What has an unknown label or a range outside the text is left out and told to the
 * console. Source: crowd-entity-annotation (3.9), `initial-value`.
 */
export function toSpans(entities: readonly unknown[], labels: readonly EntityLabel[], points: CodePoints): Span[] {
  return entities.flatMap(item => {
    const refusal = refusalOf(item, labels, points.length)
    if (refusal !== undefined) {
      console.warn(`crowd-entity-annotation: ${JSON.stringify(item)} ${refusal} and is left out.`)
      return []
    }
    const { label, startOffset, endOffset } = item as Entity
    return [{ label, start: points.toUnit(startOffset), end: points.toUnit(endOffset) }]
  })
}

/** Spans in drawing order, given ones first. */
export const toAnswer = (spans: readonly Span[], points: CodePoints): EntityAnswer => ({
  entities: spans.map(({ label, start, end }) => ({
    endOffset: points.toPoint(end),
    label,
    startOffset: points.toPoint(start),
  })),
})

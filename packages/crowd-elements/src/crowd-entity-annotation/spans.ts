/** A labelled part of the text. Places count UTF-16 units, the end is exclusive. */
export interface Span {
  readonly label: string
  readonly start: number
  readonly end: number
}

const isSame = (one: Span, other: Span): boolean =>
  one.label === other.label && one.start === other.start && one.end === other.end

/** One more span at the end of the list; the same list when it is empty or there already. */
export const withSpan = (spans: readonly Span[], span: Span): readonly Span[] =>
  span.start >= span.end || spans.some(other => isSame(other, span)) ? spans : [...spans, span]

export const withoutSpan = (spans: readonly Span[], index: number): readonly Span[] => spans.toSpliced(index, 1)

/** Another span in the place of one; the same list when that would make it empty, or equal to another. */
export function withChanged(spans: readonly Span[], index: number, change: Partial<Span>): readonly Span[] {
  const changed = { ...spans[index]!, ...change }
  if (changed.start >= changed.end || spans.some(other => isSame(other, changed))) return spans
  return spans.with(index, changed)
}

/** Indexes of the spans that hold a place, the shortest first: the one a worker most likely means. */
export const spansAt = (spans: readonly Span[], place: number): number[] =>
  spans
    .map((_, index) => index)
    .filter(index => spans[index]!.start <= place && place < spans[index]!.end)
    .sort((one, other) => lengthOf(spans[one]!) - lengthOf(spans[other]!))

const lengthOf = ({ start, end }: Span): number => end - start

/** Indexes in reading order; of two that begin together the longer comes first. */
export const inReadingOrder = (spans: readonly Span[]): number[] =>
  spans
    .map((_, index) => index)
    .sort((one, other) => spans[one]!.start - spans[other]!.start || spans[other]!.end - spans[one]!.end)

/**
 * The next span in reading order, round the end.
 *
 * @param selected the one to go on from, else the first at or after `place`, or before it
 * @param step 1 forward, -1 back
 * @returns undefined when there are no spans
 */
export function spanBeside(
  spans: readonly Span[],
  { selected, place, step }: { selected: number | undefined; place: number; step: 1 | -1 },
): number | undefined {
  const order = inReadingOrder(spans)
  if (order.length === 0) return undefined
  if (selected !== undefined) return order.at((order.indexOf(selected) + step) % order.length)
  if (step === 1) return order.find(index => spans[index]!.start >= place) ?? order[0]
  return order.findLast(index => spans[index]!.start < place) ?? order.at(-1)
}

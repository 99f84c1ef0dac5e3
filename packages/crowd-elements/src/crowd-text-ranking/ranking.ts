import { parseLenientJson } from '../shared/lenient-json/lenient-json.ts'

/** Something by which the responses are ranked. */
export interface Dimension {
  name: string
  allowTie: boolean
}

/** The rank of each response, 1 the best, in the order of the responses; undefined while it has none. */
export type Ranks = readonly (number | undefined)[]

export interface RankingAnswer {
  rankings: { dimension: string; ranks: (number | null)[] }[]
}

function readList(given: unknown): unknown[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const list = typeof given === 'string' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  return list
}

/**
 * The responses to rank: texts, or objects with a `text`. Equal ones are different responses.
 * @throws SyntaxError when the text cannot be read or is no list
 */
export const readResponses = (given: unknown): string[] =>
  readList(given).map(item => String((item as { text?: unknown } | null)?.text ?? item))

/**
 * What to rank by: objects `{name, allowTie}`, or plain names. The first of equal names counts.
 * @throws SyntaxError when the text cannot be read or is no list
 */
export function readDimensions(given: unknown): Dimension[] {
  const dimensions = readList(given).flatMap(item => {
    const { name, allowTie } = Object(typeof item === 'string' ? { name: item } : item)
    return typeof name === 'string' && name !== '' ? [{ name, allowTie: allowTie === true || allowTie === 'true' }] : []
  })
  return dimensions.filter(({ name }, index) => dimensions.findIndex(other => other.name === name) === index)
}

/** Gives a response a rank. Without ties, whoever had the rank gets the one that has become free. */
export function ranked(ranks: Ranks, response: number, rank: number, { allowTie }: Dimension): Ranks {
  const holder = allowTie ? -1 : ranks.indexOf(rank)
  return ranks.map((before, index) => (index === response ? rank : index === holder ? ranks[response] : before))
}

/** Ranks from an answer, as far as they fit. */
export const readRanks = (given: unknown, count: number): Ranks =>
  Array.from({ length: count }, (_, index) => {
    const rank: unknown = Array.isArray(given) ? given[index] : undefined
    return Number.isInteger(rank) && (rank as number) >= 1 && (rank as number) <= count ? (rank as number) : undefined
  })

export const isComplete = (ranks: Ranks): boolean => ranks.every(rank => rank !== undefined)

/** Our own shape, no evidence. Source: specification 3.31, "V2 output". */
export const toAnswer = (
  dimensions: readonly Dimension[],
  ranksOf: (dimension: Dimension) => Ranks,
): RankingAnswer => ({
  rankings: dimensions.map(dimension => ({
    dimension: dimension.name,
    ranks: ranksOf(dimension).map(rank => rank ?? null),
  })),
})

/** A, B … Z, AA, AB …: what responses are called. */
export const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

import type { Keys } from '../keys.ts'

const PAGE = 50

type List<Id> = { /** Tokens of one list open no other. */ name: string; first: Id; nextToken: string | undefined }

/**
 * One page of a list that is ordered by id.
 *
 * @param read  rows behind an id, at most so many
 * @returns undefined when the token is not one of this list
 */
export async function pageOf<Id extends string | number, Row extends { id: Id }>(
  keys: Keys,
  { name, first, nextToken }: List<Id>,
  read: (behind: Id, limit: number) => Promise<Row[]>,
): Promise<{ rows: Row[]; nextToken?: string } | undefined> {
  const place = nextToken === undefined ? { name, id: first } : keys.open('page-token', nextToken)
  if (!isPlaceOf<Id>(place, name)) return undefined
  const found = await read(place.id, PAGE + 1)
  const rows = found.slice(0, PAGE)
  if (found.length <= PAGE) return { rows }
  return { rows, nextToken: keys.seal('page-token', { name, id: rows.at(-1)!.id }) }
}

const isPlaceOf = <Id>(place: unknown, name: string): place is { id: Id } =>
  typeof place === 'object' && place !== null && 'name' in place && place.name === name

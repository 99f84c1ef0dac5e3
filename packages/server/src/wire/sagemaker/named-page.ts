import type { Services } from '../../services.ts'
import type { ServiceError } from '../errors.ts'
import type { Caller } from '../operation.ts'
import { pageToken, readPageToken } from '../page-token.ts'

type Named = { id: number; name: string; created_ms: number }

type NamedPageInput = {
  SortBy?: 'Name' | 'CreateDate' | undefined
  SortOrder?: 'Ascending' | 'Descending' | undefined
  NameContains?: string | undefined
  NextToken?: string | undefined
  MaxResults?: number | undefined
}

type Place = { name: string; ms: number; id: number }

/**
 * A page of a short list (25 entries at most) that can be sorted by name or creation date. The place in it is a value,
 * not a number, so that entries which come and go neither repeat nor hide others. Source: spec 3.5, 4.4, 4.5.
 */
export function namedPage<Row extends Named>(
  operation: string,
  input: NamedPageInput,
  rows: Row[],
  caller: Caller,
  services: Services,
): { ok: true; items: Row[]; NextToken: string | undefined } | { ok: false; error: ServiceError } {
  const byName = input.SortBy === 'Name'
  const direction = input.SortOrder === 'Descending' ? -1 : 1
  const compare = (a: Place, b: Place): number =>
    direction * ((byName ? compareText(a.name, b.name) : a.ms - b.ms) || a.id - b.id)
  const list = { operation, caller, filter: [input.SortBy, input.SortOrder, input.NameContains] }
  const token = readPageToken<Place>(services, list, input.NextToken)
  if (!token.ok) return token
  const after = token.place
  const found = rows
    .filter(row => row.name.includes(input.NameContains ?? ''))
    .filter(row => after === undefined || compare(placeOf(row), after) > 0)
    .sort((a, b) => compare(placeOf(a), placeOf(b)))
  const items = found.slice(0, input.MaxResults ?? 100)
  const last = items.at(-1)
  const hasMore = last !== undefined && found.length > items.length
  return { ok: true, items, NextToken: hasMore ? pageToken(services, list, placeOf(last)) : undefined }
}

const placeOf = (row: Named): Place => ({ name: row.name, ms: row.created_ms, id: row.id })
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

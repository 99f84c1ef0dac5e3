import type { Services } from '../services.ts'
import type { Place, TimeFilter } from '../store/places.ts'
import type { ServiceError } from './errors.ts'
import type { Caller } from './operation.ts'
import { pageToken, readPageToken } from './page-token.ts'

/** What the lists that are ordered by creation time have in common. Source: spec 3.5, 11-13 to 11-15. */
type TimePageInput = {
  CreationTimeAfter?: Date | undefined
  CreationTimeBefore?: Date | undefined
  SortOrder?: 'Ascending' | 'Descending' | undefined
  NextToken?: string | undefined
  MaxResults?: number | undefined
}

type Placed = { id: number; created_ms: number }

export type TimePage = {
  ok: true
  isAscending: boolean
  /** `limit` is one more than the page holds, to see whether another page follows. */
  filter: TimeFilter
  after: Place
  cut: <Row extends Placed>(rows: Row[]) => { items: Row[]; NextToken: string | undefined }
}

const DEFAULT_PAGE = 100
const FIRST: Place = { ms: Number.MIN_SAFE_INTEGER, id: 0 }
const LAST: Place = { ms: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER }

/** @param scope  what else the token is bound to */
export function timePage(
  operation: string,
  input: TimePageInput,
  caller: Caller,
  services: Services,
  scope?: string,
): TimePage | { ok: false; error: ServiceError } {
  const { CreationTimeAfter: from, CreationTimeBefore: before, SortOrder: order } = input
  const isAscending = order === 'Ascending'
  const list = { operation, caller, filter: [scope, from?.getTime(), before?.getTime(), isAscending] }
  const token = readPageToken<Place>(services, list, input.NextToken)
  if (!token.ok) return token
  const size = input.MaxResults ?? DEFAULT_PAGE
  return {
    ok: true,
    isAscending,
    after: token.place ?? (isAscending ? FIRST : LAST),
    filter: {
      fromMs: from?.getTime() ?? FIRST.ms,
      beforeMs: before?.getTime() ?? LAST.ms,
      limit: size + 1,
    },
    cut: rows => {
      const items = rows.slice(0, size)
      const last = items.at(-1)
      const hasMore = rows.length > size && last !== undefined
      const place = hasMore ? ({ ms: last.created_ms, id: last.id } satisfies Place) : undefined
      return { items, NextToken: place && pageToken(services, list, place) }
    },
  }
}

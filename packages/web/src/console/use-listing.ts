import { useState } from 'react'
import type { Span } from './parts/time-filter.tsx'

/** How a list is asked for: newest or oldest first, and created when. */
export type Listing = Span & { isAscending: boolean }

/** What an operation that lists by creation time is asked with. `time`: in the form that it wants. */
export const listInput = (
  { after, before, isAscending }: Listing,
  time: (date: Date) => unknown,
  token: string | undefined,
): object => ({
  MaxResults: 50,
  SortOrder: isAscending ? 'Ascending' : 'Descending',
  ...(after && { CreationTimeAfter: time(after) }),
  ...(before && { CreationTimeBefore: time(before) }),
  ...(token && { NextToken: token }),
})

const SORTED_BY = { sortingField: 'created' }

/** The state of a list that can be sorted and filtered by creation time, for a table with a column `created`. */
export function useListing() {
  const [listing, setListing] = useState<Listing>({ isAscending: false })
  return {
    listing,
    key: `${listing.isAscending} ${listing.after?.getTime()} ${listing.before?.getTime()}`,
    isFiltered: listing.after !== undefined || listing.before !== undefined,
    restrict: (span: Span) => setListing(({ isAscending }) => ({ ...span, isAscending })),
    sorting: {
      sortingColumn: SORTED_BY,
      sortingDescending: !listing.isAscending,
      onSortingChange: ({ detail }: { detail: { isDescending?: boolean } }) =>
        setListing(before => ({ ...before, isAscending: detail.isDescending !== true })),
    },
  }
}

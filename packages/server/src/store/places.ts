/** Whose resource it is. Names are unique for each account and region. */
export type Owner = { accountId: string; region: string }

/** A place in a list that is ordered by time and id; the next page begins behind it. */
export type Place = { ms: number; id: number }

/** Which part of a list, by creation time: from the first moment, before the last. */
export type TimeFilter = { fromMs: number; beforeMs: number; limit: number }

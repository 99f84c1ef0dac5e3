const DAY_MS = 24 * 60 * 60 * 1000

/** Internal data of a loop lives this long after the loop ended. Source: founding document, spec 2.7 D9. */
export const RETENTION_MS = 30 * DAY_MS

/** When the loop's internal data must be gone for good; null while the loop has not ended. Source: spec 2.7 D11. */
export const purgeDue = (endedAt: Date | null): Date | null =>
  endedAt === null ? null : new Date(endedAt.getTime() + RETENTION_MS)

import type { LoopDetail } from '../types.ts'

const DAY_MS = 24 * 3600_000
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })

/** Until when input and answers are kept here, as a person would say it. Source: founding document, spec 2.7 D9. */
export function purgeInWords({
  isPurged,
  purgeAt,
  readAt,
}: Pick<LoopDetail, 'isPurged' | 'purgeAt' | 'readAt'>): string {
  if (isPurged) return 'Purged: input and answers are gone from here'
  if (purgeAt === null) return 'Kept until 30 days after the human loop has ended'
  const days = Math.ceil((Date.parse(purgeAt) - Date.parse(readAt)) / DAY_MS)
  const left = days <= 0 ? 'due now' : days === 1 ? 'within a day' : `in ${days} days`
  return `Purged on ${day.format(new Date(purgeAt))}, ${left}`
}

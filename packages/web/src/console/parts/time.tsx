import type { ReactNode } from 'react'

/** @param value ISO text, or seconds since 1970 */
export const dateOf = (value: string | number): Date => new Date(typeof value === 'number' ? value * 1000 : value)

const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** A moment in the reader's own time zone; the exact one shows when pointed at. */
export const Time = ({ value }: { value: string | number }): ReactNode => {
  const date = dateOf(value)
  return (
    <time dateTime={date.toISOString()} title={date.toISOString()}>
      {format.format(date)}
    </time>
  )
}

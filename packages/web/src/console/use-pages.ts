import { useState } from 'react'
import { type Reading, useReading } from './use-reading.ts'

export type PageOfList<T> = { items: T[]; nextToken: string | undefined }

export type Pages<T> = Reading<PageOfList<T>> & {
  /** Counts from 1. */
  index: number
  /** Pages known so far; one more is there while the last of them says so. */
  count: number
  isOpenEnd: boolean
  goTo: (index: number) => void
}

/**
 * A list that is read page by page, each by the token of the one before: nothing is ever counted or read whole.
 * @param key  another key is another list, and begins at its first page
 */
export function usePages<T>(key: string, read: (token: string | undefined) => Promise<PageOfList<T>>): Pages<T> {
  const [place, setPlace] = useState<{ key: string; index: number; tokens: string[] }>({ key, index: 1, tokens: [] })
  const { index, tokens } = place.key === key ? place : { index: 1, tokens: [] as string[] }
  const token = index === 1 ? undefined : tokens[index - 2]
  const reading = useReading(`${key} ${index}`, () => read(token))
  const next = reading.value?.nextToken
  const known = next === undefined ? tokens.slice(0, index - 1) : [...tokens.slice(0, index - 1), next]
  return {
    ...reading,
    index,
    count: Math.max(index, known.length + (next === undefined ? 1 : 0)),
    isOpenEnd: next !== undefined,
    goTo: wanted => {
      if (wanted === 1 || known[wanted - 2] !== undefined) setPlace({ key, index: wanted, tokens: known })
    },
  }
}

import { useState } from 'react'
import type { PageOfList } from '../use-pages.ts'
import { useReading } from '../use-reading.ts'

type Choice = { value: string; label: string }

/**
 * What a Select offers from a list of the service: the first page at once, more when somebody scrolls to the end.
 * @param read  a page of the list, by the token of the one before
 */
export function useChoices(key: string, read: (token: string | undefined) => Promise<PageOfList<Choice>>) {
  const [more, setMore] = useState<PageOfList<Choice> & { isLoading: boolean }>()
  const first = useReading(key, () => read(undefined))
  const shown = more ?? { items: first.value?.items ?? [], nextToken: first.value?.nextToken, isLoading: false }
  const loadMore = () => {
    const { nextToken, items, isLoading } = shown
    if (nextToken === undefined || isLoading) return
    setMore({ items, nextToken, isLoading: true })
    read(nextToken).then(
      page => setMore({ ...page, items: [...items, ...page.items], isLoading: false }),
      () => setMore({ items, nextToken, isLoading: false }),
    )
  }
  return {
    options: shown.items,
    statusType: first.error
      ? 'error'
      : first.isLoading || shown.isLoading
        ? 'loading'
        : shown.nextToken
          ? 'pending'
          : 'finished',
    onLoadItems: loadMore,
  } as const
}

import Box from '@cloudscape-design/components/box'
import Pagination from '@cloudscape-design/components/pagination'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { reasonOf } from '../notices.tsx'
import type { Pages } from '../use-pages.ts'

type Props<T> = Omit<TableProps<T>, 'items' | 'loading' | 'pagination' | 'empty'> & {
  pages: Pages<T>
  /** What stands in the place of rows when there are none. */
  empty: ReactNode
}

/** A table of a list that comes page by page. */
export function PagedTable<T>({ pages, empty, ...table }: Props<T>): ReactNode {
  const { value, error, isLoading, index, count, isOpenEnd, goTo } = pages
  const none = error ? `This list could not be read. ${reasonOf(error)}` : empty
  return (
    <Table
      {...table}
      items={value?.items ?? []}
      loading={value === undefined && isLoading}
      loadingText="Loading"
      empty={<Box textAlign="center">{none}</Box>}
      wrapLines
      pagination={
        <Pagination
          currentPageIndex={index}
          pagesCount={count}
          openEnd={isOpenEnd}
          onChange={({ detail }) => goTo(detail.currentPageIndex)}
        />
      }
    />
  )
}

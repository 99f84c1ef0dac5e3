import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import type { Column } from './csv.ts'
import { CopyFigures } from './figures-box.tsx'

type Props<T> = {
  title: string
  description: string
  /** For the copy: exact values. */
  columns: Column<T>[]
  rows: readonly T[]
  empty: string
  /** How a column is shown, where that is not its value. */
  shown?: Record<string, (row: T) => ReactNode>
}

/** Figures that are a table anyway. */
export const FiguresList = <T,>({ title, description, columns, rows, empty, shown = {} }: Props<T>): ReactNode => (
  <Table
    header={
      <Header variant="h2" description={description} actions={<CopyFigures {...{ title, columns, rows }} />}>
        {title}
      </Header>
    }
    items={rows}
    wrapLines
    empty={<Box textAlign="center">{empty}</Box>}
    ariaLabels={{ tableLabel: title }}
    columnDefinitions={columns.map(({ name, of }, index) => ({
      id: name,
      header: name,
      isRowHeader: index === 0,
      cell: (row: T) => shown[name]?.(row) ?? of(row) ?? '–',
    }))}
  />
)

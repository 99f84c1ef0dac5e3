import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { type Column, csvOf } from './csv.ts'

type Props<T> = {
  title: string
  description?: string
  columns: Column<T>[]
  rows: readonly T[]
  children: ReactNode
}

/** A chart with its figures behind it, as a table and to be copied. */
export function FiguresBox<T>({ title, description, columns, rows, children }: Props<T>): ReactNode {
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description={description} actions={<CopyFigures {...{ title, columns, rows }} />}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {children}
        <ExpandableSection headerText={`Figures: ${title}`} headingTagOverride="h3">
          <FiguresTable {...{ title, columns, rows }} />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  )
}

type Shown<T> = Pick<Props<T>, 'title' | 'columns' | 'rows'>

export const CopyFigures = <T,>({ title, columns, rows }: Shown<T>): ReactNode => (
  <CopyToClipboard
    copyButtonText="Copy as CSV"
    copyButtonAriaLabel={`Copy as CSV: ${title}`}
    copySuccessText="Copied"
    copyErrorText="Not copied"
    textToCopy={csvOf(columns, rows)}
  />
)

const FiguresTable = <T,>({ title, columns, rows }: Shown<T>): ReactNode => (
  <Table
    variant="embedded"
    contentDensity="compact"
    items={rows}
    ariaLabels={{ tableLabel: `Figures: ${title}` }}
    columnDefinitions={columns.map(({ name, of }, index) => ({
      id: name,
      header: name,
      isRowHeader: index === 0,
      cell: (row: T) => of(row) ?? '–',
    }))}
  />
)

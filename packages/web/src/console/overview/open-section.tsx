import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { hrefOf } from '../addresses.ts'
import { Time } from '../parts/time.tsx'
import { WORKFLOW } from '../workflows/routes.ts'
import type { Column } from './csv.ts'
import { CopyFigures } from './figures-box.tsx'
import type { Overview } from './types.ts'

type Flow = Overview['flows'][number]

const COLUMNS: Column<Flow>[] = [
  { name: 'Workflow', of: ({ name }) => name },
  { name: 'Open human loops', of: ({ open }) => open },
  { name: 'Oldest task waits since', of: ({ oldestWaitingSince }) => oldestWaitingSince },
]

/** What is open in each workflow now, and since when its oldest task has waited. */
export const OpenSection = ({ flows, isLoading }: { flows: Flow[]; isLoading: boolean }): ReactNode => (
  <Table
    header={
      <Header variant="h2" actions={<CopyFigures title="Open now" columns={COLUMNS} rows={flows} />}>
        Open now
      </Header>
    }
    items={flows}
    loading={isLoading}
    loadingText="Loading"
    wrapLines
    empty={<Box textAlign="center">No human review workflow has been made in this region yet.</Box>}
    ariaLabels={{ tableLabel: 'Open now' }}
    trackBy="name"
    columnDefinitions={[
      { id: 'flow', header: 'Workflow', isRowHeader: true, cell: ({ name }) => <FlowLink name={name} /> },
      { id: 'open', header: 'Open human loops', cell: ({ open }) => open.toLocaleString() },
      {
        id: 'oldest',
        header: 'Oldest task waits since',
        cell: ({ oldestWaitingSince: since }) => (since === null ? '–' : <Time value={since} />),
      },
    ]}
  />
)

const FlowLink = ({ name }: { name: string }): ReactNode => <Link href={hrefOf(WORKFLOW, { flow: name })}>{name}</Link>

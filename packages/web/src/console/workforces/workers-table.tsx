import type { ReactNode } from 'react'
import { PagedTable } from '../parts/paged-table.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import type { Pages } from '../use-pages.ts'
import type { Worker } from './types.ts'

type Props = {
  pages: Pages<Worker>
  label: string
  selected: Worker[]
  onSelect: (workers: Worker[]) => void
  header: ReactNode
  empty: string
}

/** Workers to choose from, in the order in which they came. */
export const WorkersTable = ({ pages, label, selected, onSelect, header, empty }: Props): ReactNode => (
  <PagedTable
    pages={pages}
    header={header}
    empty={empty}
    trackBy="id"
    selectionType="multi"
    selectedItems={selected}
    onSelectionChange={({ detail }) => onSelect(detail.selectedItems)}
    ariaLabels={{
      selectionGroupLabel: `${label} to act on`,
      allItemsSelectionLabel: () => `Select all ${label.toLowerCase()} on this page`,
      itemSelectionLabel: (_, worker) => `Select ${worker.name}`,
      tableLabel: label,
    }}
    columnDefinitions={[
      { id: 'name', header: 'Name', isRowHeader: true, cell: worker => worker.name },
      { id: 'email', header: 'Email', cell: worker => worker.email ?? '–' },
      { id: 'status', header: 'Status', cell: worker => <Status status={worker.status} /> },
      { id: 'groups', header: 'Groups', cell: worker => worker.groups.join(', ') || '–' },
      { id: 'id', header: 'Worker ID', cell: worker => worker.workerId },
      { id: 'created', header: 'Added', cell: worker => <Time value={worker.createdAt} /> },
    ]}
  />
)

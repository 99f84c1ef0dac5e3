import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { hrefOf } from '../addresses.ts'
import { operation } from '../api.ts'
import { useChanges } from '../changes.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { OpenByName } from '../parts/open-by-name.tsx'
import { PagedTable } from '../parts/paged-table.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import { TimeFilter } from '../parts/time-filter.tsx'
import type { LoopSummary } from '../types.ts'
import { type Listing, listInput, useListing } from '../use-listing.ts'
import { usePages } from '../use-pages.ts'
import { BulkProgress } from './bulk-progress.tsx'
import { isAllowed, type LoopAct } from './lifecycle.ts'
import { useBulk } from './use-bulk.ts'

const text = (date: Date): string => date.toISOString()

const loopsBehind = (FlowDefinitionArn: string, listing: Listing) => async (token: string | undefined) => {
  const input = { FlowDefinitionArn, ...listInput(listing, text, token) }
  const answer = await operation<{ HumanLoopSummaries: LoopSummary[]; NextToken?: string }>('ListHumanLoops', input)
  return { items: answer.HumanLoopSummaries, nextToken: answer.NextToken }
}

/** The loops of one workflow as they are now, and what can be done with them. Source: spec 10. */
export function LoopsSection({ flow, flowArn }: { flow: string; flowArn: string }): ReactNode {
  const { listing, key, isFiltered, restrict, sorting } = useListing()
  const pages = usePages(`${flowArn} ${key}`, loopsBehind(flowArn, listing))
  useChanges(({ flows }) => flows.includes(flow), pages.reread)
  const [names, setNames] = useState<string[]>([])
  const [isDeleting, setDeleting] = useState(false)
  const { bulk, start, close } = useBulk(pages.reread)
  // What is selected is what can still be seen.
  const selected = (pages.value?.items ?? []).filter(loop => names.includes(loop.HumanLoopName))
  const can = (act: LoopAct) =>
    isAllowed(
      act,
      selected.map(loop => loop.HumanLoopStatus),
    )
  const begin = (act: LoopAct) => {
    setDeleting(false)
    start(
      act,
      selected.map(loop => loop.HumanLoopName),
    )
  }
  return (
    <SpaceBetween size="s">
      {bulk && <BulkProgress bulk={bulk} close={close} />}
      <PagedTable
        pages={pages}
        header={
          <ListHeader
            title="Human loops"
            variant="h2"
            counter={selected.length > 0 ? `(${selected.length} selected)` : ''}
            description="A stop takes tasks back that nobody has begun; who is at work may finish, and the loop is Stopping until then."
            reread={pages.reread}
          >
            <Button disabled={!can('Stop')} onClick={() => begin('Stop')}>
              Stop
            </Button>
            <Button disabled={!can('Delete')} onClick={() => setDeleting(true)}>
              Delete
            </Button>
          </ListHeader>
        }
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <OpenByName label="Human loop by its name" hrefOf={loop => loopHref(flow, loop)} />
            <TimeFilter onChange={restrict} />
          </SpaceBetween>
        }
        empty={isFiltered ? 'No human loop was started in that time.' : 'No human loop has been started yet.'}
        {...sorting}
        trackBy="HumanLoopName"
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={({ detail }) => setNames(detail.selectedItems.map(loop => loop.HumanLoopName))}
        ariaLabels={{
          selectionGroupLabel: 'Human loops to act on',
          allItemsSelectionLabel: () => 'Select all on this page',
          itemSelectionLabel: (_, loop) => `Select ${loop.HumanLoopName}`,
          tableLabel: 'Human loops',
        }}
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            minWidth: 160,
            isRowHeader: true,
            cell: loop => <Link href={loopHref(flow, loop.HumanLoopName)}>{loop.HumanLoopName}</Link>,
          },
          { id: 'status', header: 'Status', minWidth: 140, cell: loop => <Status status={loop.HumanLoopStatus} /> },
          { id: 'failure', header: 'Failure reason', cell: loop => loop.FailureReason ?? '–' },
          {
            id: 'created',
            header: 'Creation time',
            minWidth: 180,
            sortingField: 'created',
            cell: loop => <Time value={loop.CreationTime} />,
          },
        ]}
      />
      {isDeleting && (
        <ConfirmDialog
          title="Delete human loops?"
          act="Delete"
          onConfirm={() => begin('Delete')}
          onDismiss={() => setDeleting(false)}
        >
          {selected.length === 1 ? `The human loop ${selected[0]!.HumanLoopName}` : `${selected.length} human loops`}{' '}
          will be gone for good. What was written to the bucket stays there.
        </ConfirmDialog>
      )}
    </SpaceBetween>
  )
}

const loopHref = (flow: string, loop: string): string =>
  hrefOf('/human-review-workflows/{flow}/human-loops/{loop}', { flow, loop })

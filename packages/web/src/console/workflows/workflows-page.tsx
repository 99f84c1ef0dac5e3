import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { hrefOf } from '../addresses.ts'
import { operation } from '../api.ts'
import { useChanges } from '../changes.ts'
import { ListHeader } from '../parts/list-header.tsx'
import { OpenByName } from '../parts/open-by-name.tsx'
import { PagedTable } from '../parts/paged-table.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import { TimeFilter } from '../parts/time-filter.tsx'
import type { FlowSummary } from '../types.ts'
import { type Listing, listInput, useListing } from '../use-listing.ts'
import { usePages } from '../use-pages.ts'
import { CREATE_WORKFLOW, WORKFLOW } from './routes.ts'

const seconds = (date: Date): number => date.getTime() / 1000

const flowsBehind = (listing: Listing) => async (token: string | undefined) => {
  const answer = await operation<{ FlowDefinitionSummaries: FlowSummary[]; NextToken?: string }>(
    'ListFlowDefinitions',
    listInput(listing, seconds, token),
  )
  return { items: answer.FlowDefinitionSummaries, nextToken: answer.NextToken }
}

const flowHref = (flow: string): string => hrefOf(WORKFLOW, { flow })

/** All human review workflows of the region, newest first. */
export default function WorkflowsPage(): ReactNode {
  const { listing, key, isFiltered, restrict, sorting } = useListing()
  const pages = usePages(key, flowsBehind(listing))
  const shown = new Map(pages.value?.items.map(flow => [flow.FlowDefinitionName, flow.FlowDefinitionStatus]))
  const isAtHead = pages.index === 1 && !isFiltered
  // What happens to loops changes nothing here: only a flow that is new, or on its way.
  useChanges(
    ({ flows }) => flows.some(name => (shown.has(name) ? shown.get(name) !== 'Active' : isAtHead)),
    pages.reread,
  )
  return (
    <PagedTable
      pages={pages}
      variant="full-page"
      stickyHeader
      header={
        <ListHeader title="Human review workflows" variant="h1" reread={pages.reread}>
          <Button variant="primary" href={hrefOf(CREATE_WORKFLOW)}>
            Create human review workflow
          </Button>
        </ListHeader>
      }
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <OpenByName label="Workflow by its name" hrefOf={flowHref} />
          <TimeFilter onChange={restrict} />
        </SpaceBetween>
      }
      empty={
        isFiltered ? 'No workflow was made in that time.' : 'No human review workflow has been made in this region yet.'
      }
      trackBy="FlowDefinitionArn"
      ariaLabels={{ tableLabel: 'Human review workflows' }}
      {...sorting}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          minWidth: 180,
          cell: flow => <Link href={flowHref(flow.FlowDefinitionName)}>{flow.FlowDefinitionName}</Link>,
          isRowHeader: true,
        },
        { id: 'status', header: 'Status', minWidth: 140, cell: flow => <Status status={flow.FlowDefinitionStatus} /> },
        {
          id: 'created',
          header: 'Creation time',
          minWidth: 180,
          sortingField: 'created',
          cell: flow => <Time value={flow.CreationTime} />,
        },
        { id: 'arn', header: 'ARN', cell: flow => flow.FlowDefinitionArn },
      ]}
    />
  )
}

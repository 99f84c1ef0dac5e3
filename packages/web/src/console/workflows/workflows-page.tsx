import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { operation } from '../api.ts'
import { useChanges } from '../changes.ts'
import { hrefOf } from '../pages.ts'
import { PagedTable } from '../parts/paged-table.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import type { FlowSummary } from '../types.ts'
import { usePages } from '../use-pages.ts'

const PAGE = 50

async function flowsBehind(token: string | undefined) {
  const input = { MaxResults: PAGE, ...(token && { NextToken: token }) }
  const answer = await operation<{ FlowDefinitionSummaries: FlowSummary[]; NextToken?: string }>(
    'ListFlowDefinitions',
    input,
  )
  return { items: answer.FlowDefinitionSummaries, nextToken: answer.NextToken }
}

/** All human review workflows of the region, newest first. */
export default function WorkflowsPage(): ReactNode {
  const pages = usePages('flows', flowsBehind)
  const isLeaving = pages.value?.items.some(flow => flow.FlowDefinitionStatus !== 'Active') ?? false
  // Only those that are on their way out or in change by themselves.
  useChanges(() => isLeaving, pages.reread)
  return (
    <PagedTable
      pages={pages}
      variant="full-page"
      stickyHeader
      header={
        <Header
          variant="h1"
          actions={
            <Button variant="primary" href={hrefOf('/human-review-workflows/create')}>
              Create human review workflow
            </Button>
          }
        >
          Human review workflows
        </Header>
      }
      empty="No human review workflow has been made in this region yet."
      trackBy="FlowDefinitionArn"
      columnDefinitions={[
        { id: 'name', header: 'Name', cell: flow => <FlowLink name={flow.FlowDefinitionName} />, isRowHeader: true },
        { id: 'status', header: 'Status', cell: flow => <Status status={flow.FlowDefinitionStatus} /> },
        { id: 'created', header: 'Creation time', cell: flow => <Time value={flow.CreationTime} /> },
        { id: 'arn', header: 'ARN', cell: flow => flow.FlowDefinitionArn },
      ]}
    />
  )
}

const FlowLink = ({ name }: { name: string }): ReactNode => (
  <Link href={hrefOf('/human-review-workflows/{flow}', { flow: name })}>{name}</Link>
)

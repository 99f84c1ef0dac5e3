import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { operation } from '../api.ts'
import { useReading } from '../use-reading.ts'

type Flow = {
  FlowDefinitionName: string
  FlowDefinitionArn: string
  FlowDefinitionStatus: string
  CreationTime: number
}

export default function WorkflowsPage(): ReactNode {
  const flows = useReading('flows', () =>
    operation<{ FlowDefinitionSummaries: Flow[]; NextToken?: string }>('ListFlowDefinitions', { MaxResults: 50 }),
  )
  return (
    <Table
      header={<Header variant="h1">Human review workflows</Header>}
      loading={flows.value === undefined && flows.isLoading}
      items={flows.value?.FlowDefinitionSummaries ?? []}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          cell: flow => (
            <Link href={`#/human-review-workflows/${encodeURIComponent(flow.FlowDefinitionName)}`}>
              {flow.FlowDefinitionName}
            </Link>
          ),
        },
        { id: 'status', header: 'Status', cell: flow => flow.FlowDefinitionStatus },
        { id: 'created', header: 'Created', cell: flow => new Date(flow.CreationTime * 1000).toLocaleString() },
        { id: 'arn', header: 'ARN', cell: flow => flow.FlowDefinitionArn },
      ]}
    />
  )
}

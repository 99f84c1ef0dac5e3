import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { Time } from '../parts/time.tsx'
import type { LoopDetail } from '../types.ts'
import { ReportActs } from './report-acts.tsx'

/** What was reported about a loop's result, and what came of it. */
export function Reports({ loop, reread }: { loop: LoopDetail; reread: () => void }): ReactNode {
  const workerOf = (id: string | null) => loop.answers.find(one => one.workerId === id)?.worker ?? '–'
  if (loop.reports.length === 0) return null
  return (
    <Table
      header={<Header variant="h2">Low-quality reports</Header>}
      items={loop.reports}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Low-quality reports' }}
      wrapLines
      columnDefinitions={[
        { id: 'at', header: 'Reported', cell: one => <Time value={one.createdAt} /> },
        { id: 'reason', header: 'Reason', cell: one => one.reason },
        { id: 'worker', header: 'Answer of', cell: one => workerOf(one.workerId) },
        { id: 'text', header: 'What is wrong', cell: one => one.text },
        { id: 'status', header: 'Status', cell: one => one.status },
        { id: 'reply', header: 'Reply', cell: one => one.reply ?? '–' },
        { id: 'act', header: 'Action', cell: one => <ReportActs report={one} reread={reread} /> },
      ]}
    />
  )
}

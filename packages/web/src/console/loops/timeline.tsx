import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { Time } from '../parts/time.tsx'
import type { LoopDetail } from '../types.ts'

/** What happened, in words; `them` is the worker. */
const WORDS: Record<string, string> = {
  Started: 'The human loop was started',
  Accepted: 'Began to work on the task',
  Submitted: 'Submitted an answer',
  Declined: 'Declined the task',
  Returned: 'Gave the task back without an answer',
  Expired: 'Ran out of time',
  Stopping: 'A stop was requested',
  Stopped: 'Stopped',
  Completed: 'Completed: all answers are in, the output is written',
  Failed: 'Failed',
  OutputWritten: 'The output was written',
  OutputGivenUp: 'Writing the output was given up',
  Deleting: 'A deletion was requested',
  Deleted: 'Deleted',
}

const what = ({ kind, note }: LoopDetail['timeline'][number]): string => {
  const said = WORDS[kind] ?? kind
  return note === null ? said : `${said}: “${note}”`
}

/** Everything that happened to a loop and to whom, in order. */
export function Timeline({ loop }: { loop: LoopDetail }): ReactNode {
  return (
    <Table
      header={<Header variant="h2">Timeline</Header>}
      items={loop.timeline}
      ariaLabels={{ tableLabel: 'Timeline' }}
      wrapLines
      columnDefinitions={[
        { id: 'at', header: 'Time', minWidth: 140, cell: one => <Time value={one.at} /> },
        { id: 'what', header: 'What happened', minWidth: 170, cell: what },
        { id: 'worker', header: 'Worker', cell: one => one.worker ?? '–' },
      ]}
    />
  )
}

import Alert from '@cloudscape-design/components/alert'
import type { ReactNode } from 'react'
import { Time } from '../parts/time.tsx'
import type { LoopDetail } from '../types.ts'

/** What an operator has to know about a loop before anything else, in plain words. */
export function LoopAlerts({ loop }: { loop: LoopDetail }): ReactNode {
  if (loop.status === 'Stopping') return <Stopping loop={loop} />
  if (loop.status === 'Deleted')
    return (
      <Alert type="info" header="This human loop is deleted">
        Programs can no longer see it, and its name is free. What was written to the bucket stays there.
      </Alert>
    )
  if (loop.outputState === 'givenUp')
    return (
      <Alert type="error" header="The output could not be written">
        {loop.failureReason} The answers are kept here until they are purged: make the bucket writable, then press Write
        output again.
      </Alert>
    )
  if (loop.status === 'Failed')
    return (
      <Alert type="error" header={`Failed: ${loop.failureCode}`}>
        {loop.failureReason}
      </Alert>
    )
  return null
}

function Stopping({ loop }: { loop: LoopDetail }): ReactNode {
  const last = loop.atWork
    .map(one => one.expiresAt)
    .sort()
    .at(-1)
  return (
    <Alert type="info" header="Stopping: somebody is still working on it">
      {loop.atWork.map(one => one.worker).join(' and ')} may finish, and the answer will count. Nobody else gets the
      task. The loop is Stopped when they have submitted or left the task
      {last && (
        <>
          , at the latest on <Time value={last} />
        </>
      )}
      .
    </Alert>
  )
}

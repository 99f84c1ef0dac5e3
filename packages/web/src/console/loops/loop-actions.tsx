import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { act, operation } from '../api.ts'
import { useNotices } from '../notices.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import type { LoopDetail } from '../types.ts'
import { isAllowed, isReportable, type LoopAct, OPERATION_OF } from './lifecycle.ts'
import { ReportDialog } from './report-dialog.tsx'

type Props = { loop: LoopDetail; reread: () => void }

/** What can be done with a loop as it stands. */
export function LoopActions({ loop, reread }: Props): ReactNode {
  const [dialog, setDialog] = useState<'delete' | 'report'>()
  const { send, rewrite } = useActs(loop, reread)
  const close = () => setDialog(undefined)
  const confirmed = () => {
    close()
    send('Delete')
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {loop.outputState === 'givenUp' && !loop.isPurged && <Button onClick={rewrite}>Write output again</Button>}
      <Button disabled={!isReportable(loop.status)} onClick={() => setDialog('report')}>
        Report low-quality result
      </Button>
      <Button disabled={!isAllowed('Stop', [loop.status])} onClick={() => send('Stop')}>
        Stop
      </Button>
      <Button disabled={!isAllowed('Delete', [loop.status])} onClick={() => setDialog('delete')}>
        Delete
      </Button>
      {dialog === 'delete' && (
        <ConfirmDialog title="Delete human loop?" act="Delete" onConfirm={confirmed} onDismiss={close}>
          The human loop {loop.name} will be gone for good. What was written to the bucket stays there.
        </ConfirmDialog>
      )}
      {dialog === 'report' && <ReportDialog loop={loop} reread={reread} close={close} />}
    </SpaceBetween>
  )
}

function useActs({ name }: LoopDetail, reread: () => void) {
  const notices = useNotices()
  return {
    send: (what: LoopAct) => {
      operation(OPERATION_OF[what], { HumanLoopName: name }).then(reread, error =>
        notices.failed(`${name}: ${what} was refused`, error),
      )
    },
    rewrite: () => {
      act('outputs/rewrite', { loopName: name }).then(
        () => {
          notices.done('The output is being written again.')
          reread()
        },
        error => notices.failed(`The output of ${name} is not written again`, error),
      )
    },
  }
}

import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from './confirm-dialog.tsx'

/** Says that what was typed is safe and not yet sent, and takes it away for who wants that. */
export function KeptAlert({ what, onDiscard }: { what: string; onDiscard: () => void }): ReactNode {
  const [isAsking, setAsking] = useState(false)
  const discard = () => {
    setAsking(false)
    onDiscard()
  }
  return (
    <>
      <Alert
        type="info"
        action={
          <Button formAction="none" onClick={() => setAsking(true)}>
            Discard
          </Button>
        }
      >
        {what} is not made yet. What you typed is kept in this browser until you create or discard it.
      </Alert>
      {isAsking && (
        <ConfirmDialog
          title="Discard what you typed?"
          act="Discard"
          onConfirm={discard}
          onDismiss={() => setAsking(false)}
        >
          It is kept nowhere else.
        </ConfirmDialog>
      )}
    </>
  )
}

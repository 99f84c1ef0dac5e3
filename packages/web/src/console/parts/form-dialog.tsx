import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { reasonOf } from '../notices.tsx'

type Props = {
  title: string
  /** The button's word. */
  act: string
  /** What it does; a refusal stays in the dialog, so that it can be mended. */
  save: () => Promise<void>
  canSave?: boolean
  children: ReactNode
  onDismiss: () => void
}

/** Asks for a few values and does something with them. */
export function FormDialog({ title, act, save, canSave = true, children, onDismiss }: Props): ReactNode {
  const [complaint, setComplaint] = useState('')
  const [isBusy, setBusy] = useState(false)
  const submit = () => {
    setBusy(true)
    setComplaint('')
    save().then(onDismiss, error => {
      setBusy(false)
      setComplaint(reasonOf(error))
    })
  }
  return (
    <Modal
      visible
      header={title}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" loading={isBusy} disabled={!canSave} onClick={submit}>
              {act}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        {complaint !== '' && <Alert type="error">{complaint}</Alert>}
      </SpaceBetween>
    </Modal>
  )
}

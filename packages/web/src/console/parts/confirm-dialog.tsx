import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

type Props = {
  title: string
  /** The button's word. */
  act: string
  /** A text to be typed first, for what takes more with it than its name says. */
  typed?: string
  children: ReactNode
  onConfirm: () => void
  onDismiss: () => void
}

/** Asks before something that can't be undone. */
export function ConfirmDialog({ title, act, typed, children, onConfirm, onDismiss }: Props): ReactNode {
  const [text, setText] = useState('')
  const isSure = typed === undefined || text === typed
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
            <Button variant="primary" disabled={!isSure} onClick={onConfirm}>
              {act}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div>{children}</div>
        {typed !== undefined && (
          <FormField label={`To confirm, type ${typed}`}>
            <Input value={text} placeholder={typed} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        )}
      </SpaceBetween>
    </Modal>
  )
}

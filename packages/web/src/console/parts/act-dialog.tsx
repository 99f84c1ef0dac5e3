import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

type Props = {
  title: string
  /** The button's word. */
  act: string
  isDisabled?: boolean
  /** The act is under way. */
  isBusy?: boolean
  children: ReactNode
  onAct: () => void
  onDismiss: () => void
}

/** A dialog that ends with one act, or with Cancel. */
export const ActDialog = ({
  title,
  act,
  isDisabled = false,
  isBusy = false,
  children,
  onAct,
  onDismiss,
}: Props): ReactNode => (
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
          <Button variant="primary" loading={isBusy} disabled={isDisabled} onClick={onAct}>
            {act}
          </Button>
        </SpaceBetween>
      </Box>
    }
  >
    <SpaceBetween size="m">{children}</SpaceBetween>
  </Modal>
)

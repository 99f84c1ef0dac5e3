import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { Copyable } from '../parts/copyable.tsx'
import type { NewLink } from './use-worker-acts.ts'

type Props = { links: NewLink[]; onDismiss: () => void }

/** Sign-in links, at the one moment in which anybody knows them. */
export const LinksDialog = ({ links, onDismiss }: Props): ReactNode => (
  <Modal
    visible
    size="large"
    header={links.length === 1 ? 'Sign-in link' : 'Sign-in links'}
    onDismiss={onDismiss}
    footer={
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          <CopyToClipboard
            copyButtonText="Copy all"
            copyButtonAriaLabel="Copy all names and links"
            copySuccessText="Copied"
            copyErrorText="Not copied"
            textToCopy={links.map(({ name, link }) => `${name}\t${link}`).join('\n')}
          />
          <Button variant="primary" onClick={onDismiss}>
            Done
          </Button>
        </SpaceBetween>
      </Box>
    }
  >
    <SpaceBetween size="m">
      <Alert type="warning">
        Links are shown only now. Each works once, within 24 hours. Send each person their own; nothing is mailed from
        here.
      </Alert>
      <KeyValuePairs items={links.map(({ name, link }) => ({ label: name, value: <Copyable text={link} /> }))} />
    </SpaceBetween>
  </Modal>
)

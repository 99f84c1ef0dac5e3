import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import type { ReactNode } from 'react'

/** A text with a button that copies it. */
export const Copyable = ({ text }: { text: string }): ReactNode => (
  <CopyToClipboard
    variant="inline"
    textToCopy={text}
    copySuccessText="Copied"
    copyErrorText="Not copied"
    copyButtonAriaLabel={`Copy ${text}`}
  />
)

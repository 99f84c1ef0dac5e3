import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { formatJson } from './format-json.ts'

/** More than anybody reads on a page, and as much as a page can lay out at once. */
const MOST_CHARACTERS = 200_000

/** JSON as its author wrote it, one member a line, to be read and copied. */
export function JsonView({ json, label }: { json: string; label: string }): ReactNode {
  const isCut = json.length > MOST_CHARACTERS
  return (
    <SpaceBetween size="xs">
      <section
        className="json-view"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
        tabIndex={0}
      >
        <pre>{formatJson(json.slice(0, MOST_CHARACTERS))}</pre>
      </section>
      {isCut && (
        <Box variant="small">
          Only the first {MOST_CHARACTERS.toLocaleString()} of {json.length.toLocaleString()} characters are shown; the
          copy has them all.
        </Box>
      )}
      <CopyToClipboard
        copyButtonText="Copy"
        copyButtonAriaLabel={`Copy: ${label}`}
        textToCopy={json}
        copySuccessText="Copied"
        copyErrorText="Not copied"
      />
    </SpaceBetween>
  )
}

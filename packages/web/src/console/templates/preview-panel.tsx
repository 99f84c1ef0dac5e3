import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useRef, useState } from 'react'
import type { Note } from '../../preview/notes.ts'
import { PreviewFrame } from './preview-frame.tsx'
import type { Preview } from './use-preview.ts'

type Props = {
  preview: Preview | undefined
  onNotes: (notes: Note[]) => void
  onAnswer: (answer: Record<string, unknown>) => void
}

const WIDTHS = [
  { id: '100%', text: 'Full width' },
  { id: '390px', text: 'Phone' },
]

/**
 * The page, as wide as wanted, or the last one that there was. What has been filled in survives a change of the template,
 * until somebody starts over.
 */
export function PreviewPanel({ preview, onNotes, onAnswer }: Props): ReactNode {
  const [width, setWidth] = useState(WIDTHS[0]!.id)
  const [round, setRound] = useState(0)
  const draft = useRef<Record<string, unknown>>(undefined)
  const shown = preview?.shown
  const isBehind = preview?.errors.some(({ code }) => code !== 'FilterError')
  const startOver = () => {
    draft.current = undefined
    setRound(round + 1)
  }
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" actions={<Acts {...{ width, setWidth, startOver }} />}>
          Preview
        </Header>
      }
    >
      <SpaceBetween size="s">
        {isBehind && (
          <Alert type="error" header="The template cannot be shown as it stands">
            {preview?.errors[0]?.message}
          </Alert>
        )}
        {shown ? (
          <PreviewFrame key={`${shown.version} ${round}`} page={shown.page} {...{ width, onNotes, onAnswer, draft }} />
        ) : (
          !preview && <Spinner size="large" />
        )}
      </SpaceBetween>
    </Container>
  )
}

type ActsProps = { width: string; setWidth: (width: string) => void; startOver: () => void }

const Acts = ({ width, setWidth, startOver }: ActsProps): ReactNode => (
  <SpaceBetween direction="horizontal" size="xs">
    <SegmentedControl
      label="Width of the preview"
      selectedId={width}
      options={WIDTHS}
      onChange={({ detail }) => setWidth(detail.selectedId)}
    />
    <Button onClick={startOver}>Start over</Button>
  </SpaceBetween>
)

import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
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

/** The page, as wide as wanted; what has been filled in survives a change of the template, until somebody starts over. */
export function PreviewPanel({ preview, onNotes, onAnswer }: Props): ReactNode {
  const [width, setWidth] = useState(WIDTHS[0]!.id)
  const [round, setRound] = useState(0)
  const draft = useRef<Record<string, unknown>>(undefined)
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
      {preview?.page ? (
        <PreviewFrame
          key={`${preview.version} ${round}`}
          page={preview.page}
          {...{ width, onNotes, onAnswer, draft }}
        />
      ) : (
        <Box textAlign="center" padding="xxl" color="text-body-secondary">
          {preview ? 'There is nothing to show. What is wrong stands among the problems.' : 'Loading'}
        </Box>
      )}
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

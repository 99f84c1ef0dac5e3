import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { type Note, sorted } from '../../preview/notes.ts'
import { AnswerPanel } from './answer-panel.tsx'
import { CodeEditor, type GoTo } from './code-editor.tsx'
import { InputPanel } from './input-panel.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { ProblemsPanel } from './problems-panel.tsx'
import { notesOf, type RecentInput } from './types.ts'
import { usePreview } from './use-preview.ts'

type Props = {
  text: string
  onText: (text: string) => void
  /** As it is saved, to compare with; undefined while nothing is. */
  saved?: string
  firstInput: string
  recent: RecentInput[]
}

const HALVES = [{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]

/** A template beside the page that it makes: what is wrong with it, and the answer that it gives. Source: spec 10. */
export function Studio({ text, onText, saved, firstInput, recent }: Props): ReactNode {
  const [input, setInput] = useState(firstInput)
  const [pageNotes, setPageNotes] = useState<{ version: number; notes: Note[] }>()
  const [answer, setAnswer] = useState<{ version: number; content: Record<string, unknown> }>()
  const [isComparing, setComparing] = useState(false)
  const goTo = useRef<GoTo>(() => {})
  const preview = usePreview(text, input)
  const version = preview?.version
  const ofText = useMemo(() => (preview ? notesOf(preview) : []), [preview])
  const ofPage = pageNotes?.version === version ? (pageNotes?.notes ?? []) : []
  return (
    <SpaceBetween size="l">
      <Grid gridDefinition={HALVES}>
        <Container
          fitHeight
          header={
            <Header variant="h2" actions={saved !== undefined && <Compare isOn={isComparing} set={setComparing} />}>
              Template
            </Header>
          }
        >
          <CodeEditor
            label="Template text"
            language="liquid"
            value={text}
            onChange={onText}
            height="66vh"
            notes={ofText}
            original={isComparing ? saved : undefined}
            goTo={goTo}
          />
          {isComparing && text === saved && <Box margin={{ top: 's' }}>Nothing differs from the saved version.</Box>}
        </Container>
        <PreviewPanel
          preview={preview}
          onNotes={notes => setPageNotes({ version: version!, notes })}
          onAnswer={content => setAnswer({ version: version!, content })}
        />
      </Grid>
      <Grid gridDefinition={HALVES}>
        <InputPanel input={input} onInput={setInput} recent={recent} />
        <SpaceBetween size="l">
          <ProblemsPanel notes={sorted([...ofText, ...ofPage])} goTo={note => goTo.current(note)} />
          <AnswerPanel answer={answer?.version === version ? answer?.content : undefined} />
        </SpaceBetween>
      </Grid>
    </SpaceBetween>
  )
}

const Compare = ({ isOn, set }: { isOn: boolean; set: (isOn: boolean) => void }): ReactNode => (
  <Toggle checked={isOn} onChange={({ detail }) => set(detail.checked)}>
    Compare with the saved version
  </Toggle>
)

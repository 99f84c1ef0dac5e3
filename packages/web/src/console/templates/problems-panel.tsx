import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import type { Note } from '../../preview/notes.ts'

/** What an author should know of the template, each with the way to its place. */
export function ProblemsPanel({ notes, goTo }: { notes: Note[]; goTo: (note: Note) => void }): ReactNode {
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${notes.length})`}>
          Problems
        </Header>
      }
    >
      <div role="status">
        <SpaceBetween size="xs">
          {notes.length === 0 && <Box color="text-body-secondary">None found.</Box>}
          {notes.map(note => (
            <Problem key={`${note.level} ${note.text}`} note={note} goTo={goTo} />
          ))}
        </SpaceBetween>
      </div>
    </Container>
  )
}

function Problem({ note, goTo }: { note: Note; goTo: (note: Note) => void }): ReactNode {
  const isError = note.level === 'error'
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <StatusIndicator type={isError ? 'error' : 'warning'} iconAriaLabel={isError ? 'Error' : 'Warning'}>
        {note.text}
      </StatusIndicator>
      {note.line !== undefined && (
        <Button variant="inline-link" onClick={() => goTo(note)} ariaLabel={`Show line ${note.line} in the editor`}>
          Show line {note.line}
        </Button>
      )}
    </div>
  )
}

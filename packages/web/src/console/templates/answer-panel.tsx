import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { ReactNode } from 'react'
import { JsonView } from '../parts/json-view.tsx'

/** What the application would get: `answerContent` of the output object. */
export function AnswerPanel({ answer }: { answer: Record<string, unknown> | undefined }): ReactNode {
  return (
    <Container header={<Header variant="h2">Answer</Header>}>
      {answer ? (
        <JsonView label="answerContent" json={JSON.stringify(answer)} />
      ) : (
        <Box color="text-body-secondary">Submit the task to see what your application would get as answerContent.</Box>
      )}
    </Container>
  )
}

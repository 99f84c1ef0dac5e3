import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import type { ReactNode } from 'react'
import { JsonText } from '../parts/json-text.tsx'

/** What the application would get: `answerContent` of the output object. */
export function AnswerPanel({ answer }: { answer: Record<string, unknown> | undefined }): ReactNode {
  const text = JSON.stringify(answer, null, 2)
  return (
    <Container
      header={
        <Header variant="h2" actions={answer && <Copy text={text} />}>
          Answer
        </Header>
      }
    >
      {answer ? (
        <JsonText label="answerContent" text={text} />
      ) : (
        <Box color="text-body-secondary">Submit the task to see what your application would get as answerContent.</Box>
      )}
    </Container>
  )
}

const Copy = ({ text }: { text: string }): ReactNode => (
  <CopyToClipboard
    copyButtonText="Copy"
    copyButtonAriaLabel="Copy the answer"
    copySuccessText="Copied"
    copyErrorText="Not copied"
    textToCopy={text}
  />
)
